"""Upright: boxes of a scan that lies a little askew, as they would stand on a straight page."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Boxes = NDArray[np.float64]

_MOST = 0.03
_STEPS = 61
_LEAST_GAIN = 1.15
_FEWEST = 12


def straightened(boxes: Boxes, height: float) -> Boxes:
    """Turn boxes by the slope at which most of their left edges fall together.

    Args:
        boxes: of lines, (n, 4) left, top, right, bottom.
        height: of the usual line; edges within a quarter of it fall together.
    """
    slope = tilt(boxes, height)
    if slope == 0:
        return boxes
    across = (boxes[:, 0] + boxes[:, 2]) / 2
    down = (boxes[:, 1] + boxes[:, 3]) / 2
    turned = boxes.copy()
    turned[:, [0, 2]] += (slope * down)[:, None]
    turned[:, [1, 3]] -= (slope * across)[:, None]
    return turned


def tilt(boxes: Boxes, height: float) -> float:
    """Measure how far lines sink per unit to the right, 0 if not clearly askew."""
    if len(boxes) < _FEWEST:
        return 0.0
    slopes = np.linspace(-_MOST, _MOST, _STEPS)
    down = (boxes[:, 1] + boxes[:, 3]) / 2
    scores = [_sharpness(boxes[:, 0] + slope * down, height / 4) for slope in slopes]
    best = int(np.argmax(scores))
    straight = scores[_STEPS // 2]
    return float(slopes[best]) if scores[best] > _LEAST_GAIN * straight else 0.0


def _sharpness(edges: NDArray[np.float64], step: float) -> float:
    slots = np.round((edges - edges.min()) / step).astype(np.int64)
    counts = np.bincount(slots).astype(np.float64)
    return float((counts**2).sum())
