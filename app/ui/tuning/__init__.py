"""Thresholds by sliders, on what a version has judged already."""
