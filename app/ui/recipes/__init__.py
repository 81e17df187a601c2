"""Choosing what a line inspects: by touch and by barcode."""
