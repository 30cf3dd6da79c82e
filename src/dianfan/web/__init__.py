"""The workspace where staff work: pages and an interface for programs."""
