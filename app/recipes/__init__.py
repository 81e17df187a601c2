"""What a line needs to know to inspect one product."""
