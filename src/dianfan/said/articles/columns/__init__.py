"""Columns: a page of print taken apart by the heads that its columns stand under."""
