"""The printed paper: stories in, an accessible broadsheet PDF and its map of regions out."""

from dianfan.published.broadsheet.compose import compose
from dianfan.published.broadsheet.fonts import BroadsheetError
from dianfan.published.broadsheet.layout import Layout
from dianfan.published.broadsheet.story import Broadsheet

__all__ = ["Broadsheet", "BroadsheetError", "Layout", "compose"]
