"""The printed paper: stories in, an accessible broadsheet PDF and its map of regions out."""

from dianfan.published.broadsheet.compose import compose as compose
from dianfan.published.broadsheet.fonts import BroadsheetError as BroadsheetError
from dianfan.published.broadsheet.fonts import folder as fonts_folder
from dianfan.published.broadsheet.layout import Layout as Layout
from dianfan.published.broadsheet.story import Broadsheet as Broadsheet
