"""Find the printed rules of a scan: long dark strokes, level or upright, and thin."""

from __future__ import annotations

import numpy as np

from dianfan.said.documents.model import Box
from dianfan.said.documents.picture import Pixels

_SHORTEST = 1 / 16
_THICKEST = 1 / 200
_BLOCK, _DARKER = 31, 12
_TOLERANCE = 3


def rules_of(pixels: Pixels, scale: float) -> tuple[Box, ...]:
    """Find rules at least a sixteenth of the longer side long, level ones first.

    Strokes of big headlines are shorter; a tilt of half a degree is borne. It needs OpenCV,
    which the OCR engine brings.

    Args:
        pixels: the picture, upright.
        scale: units of the page for one pixel.
    """
    import cv2  # noqa: PLC0415  # an extra part, slow to load

    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    dark = cv2.adaptiveThreshold(
        grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, _BLOCK, _DARKER
    )
    longer = max(grey.shape)
    least, thickest = round(longer * _SHORTEST), max(longer * _THICKEST, 2 * _TOLERANCE)
    found = []
    for stroke, bridge in (((least, 1), (1, _TOLERANCE)), ((1, least), (_TOLERANCE, 1))):
        joined = cv2.dilate(dark, np.ones(bridge[::-1], np.uint8))
        kept = cv2.morphologyEx(joined, cv2.MORPH_OPEN, np.ones(stroke[::-1], np.uint8))
        _, _, stats, _ = cv2.connectedComponentsWithStats(kept)
        found += [
            Box(*(scale * float(edge) for edge in (left, top, left + width, top + height)))
            for left, top, width, height, _ in stats[1:]
            if min(width, height) <= thickest
        ]
    return tuple(found)
