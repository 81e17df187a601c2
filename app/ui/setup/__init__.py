"""Setting up a camera: focus, light, region and reference."""
