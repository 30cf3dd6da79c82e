"""Validating: what is held against what was given, and what it asks for."""
