"""Benchmarks: how long each stage takes, how much memory, and how both grow."""
