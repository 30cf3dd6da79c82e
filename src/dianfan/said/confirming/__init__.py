"""Confirming: what a person decides on claims that were read, every step kept."""
