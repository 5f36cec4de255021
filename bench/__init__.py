"""Benchmarks: figures as ratios to a floor or peer measured in the same run, and the share of gold questions right."""
