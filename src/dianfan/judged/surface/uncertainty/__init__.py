"""Uncertainty of an index: what other defensible choices would have made of it."""
