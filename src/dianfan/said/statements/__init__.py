"""Statements: sentences become candidate claims, with quantity, period, place and subject."""
