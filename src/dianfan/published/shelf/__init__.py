"""The shelf: frozen editions side by side, each under its digest, with the errata to it."""

from dianfan.published.shelf.compare import compared
from dianfan.published.shelf.place import shelve
from dianfan.published.shelf.register import Shelf
from dianfan.published.shelf.register import read_shelf

__all__ = ["Shelf", "compared", "read_shelf", "shelve"]
