"""The colours of charts: one hue for each layer, ink for all that is no layer's."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dianfan.promised.model import Lens

INK = "#1a1a1a"
FAINT = "#6b6862"
HAIRLINE = "#d5d1c7"
HUES: Mapping[Lens, str] = MappingProxyType(
    {
        Lens.POINT: "#b3541e",
        Lens.LINE: "#2f6f4f",
        Lens.NET: "#2a5d9f",
        Lens.SURFACE: "#6b4a9c",
    }
)
FONT = "PingFang SC, Source Han Sans SC, Noto Sans SC, Microsoft YaHei, sans-serif"


def hue(lens: Lens | None) -> str:
    """Give the hue of a layer, and ink where there is none."""
    return INK if lens is None else HUES[lens]
