"""Audit of an index: whether its indicators hang together, and which of them it really is."""
