"""Verification: an edition is what its Book makes of it, figure by figure and byte by byte."""

from dianfan.published.verification.verify import verify

__all__ = ["verify"]
