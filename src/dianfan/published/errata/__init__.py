"""Errata: what an edition printed and the record has since corrected, beside the frozen edition."""

from dianfan.published.errata.companion import attach
from dianfan.published.errata.companion import read_errata
from dianfan.published.errata.sheet import ErrataSheet
from dianfan.published.errata.sheet import Erratum

__all__ = ["ErrataSheet", "Erratum", "attach", "read_errata"]
