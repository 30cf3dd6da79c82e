"""Collecting: who owes what by when, in which stage it is, who may do what with it."""
