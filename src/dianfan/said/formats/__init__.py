"""Formats: what was read, written for other programs."""
