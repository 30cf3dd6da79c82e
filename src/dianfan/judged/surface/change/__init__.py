"""IndexChange of an index between two periods or editions, split by what made it."""
