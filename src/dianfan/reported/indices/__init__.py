"""The pages of composite indices: never a rank without how sure it is."""
