"""Change of an index between two periods or editions, split by what made it."""

from dianfan.judged.surface.change.splitting import Driver
from dianfan.judged.surface.change.splitting import IndexChange
from dianfan.judged.surface.change.splitting import change

__all__ = ["Driver", "IndexChange", "change"]
