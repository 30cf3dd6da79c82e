"""Documents: files of many kinds become pages of lines, each character with its way back."""
