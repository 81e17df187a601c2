"""What runs in a camera's own process: the only importer of harvesters and genicam."""
