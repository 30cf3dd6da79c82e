"""The composite indices of a programme: read from its Book, computed from it, or said to be impossible."""
