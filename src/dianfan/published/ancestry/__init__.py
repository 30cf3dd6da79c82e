"""What a figure descends from: its sources in one list, and its tree as a picture."""

from dianfan.published.ancestry.kind import Kind
from dianfan.published.ancestry.kind import kind_of
from dianfan.published.ancestry.picture import picture
from dianfan.published.ancestry.picture import standalone
from dianfan.published.ancestry.roots import Root
from dianfan.published.ancestry.roots import leaves
from dianfan.published.ancestry.roots import roots
from dianfan.published.ancestry.teller import Teller

__all__ = ["Kind", "Root", "Teller", "kind_of", "leaves", "picture", "roots", "standalone"]
