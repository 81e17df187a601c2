"""The inspection line without a window: from a frame to a verdict, losing no part."""
