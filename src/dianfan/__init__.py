"""Dianfan (典范): a regional development programme, open to inspection."""

__version__ = "26.1.0.dev0"
