"""A product from good parts to a live model: one page per step."""
