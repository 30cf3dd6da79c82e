"""English sentences: their amounts, times and names that hold numbers."""
