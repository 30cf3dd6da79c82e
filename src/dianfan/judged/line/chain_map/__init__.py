"""The map of a chain (产业链图谱): which links are there, how they hang together, which could come next."""
