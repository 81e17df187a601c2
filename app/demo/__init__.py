"""The demonstration: a simulated line, a training and a mixed run."""
