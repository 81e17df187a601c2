"""Cameras over GenICam: a process per camera, and the simulated producer."""
