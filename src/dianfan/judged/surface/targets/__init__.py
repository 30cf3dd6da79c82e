"""Targets and an index: what meeting them would make of it, and what a score would take."""
