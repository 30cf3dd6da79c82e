"""Noisy scans of a page: tilted, blurred, grained, and pressed to JPEG."""

from __future__ import annotations

from io import BytesIO
from random import Random

import numpy as np
import pypdfium2  # type: ignore[import-untyped]  # it brings no types
from PIL import Image
from PIL import ImageFilter


def scanned(pdf: bytes, seed: int, *, page: int = 0, dots: int = 150) -> bytes:
    """Give a page as a grey JPEG, as a scanner of ``dots`` an inch would see it."""
    chance = Random(seed)  # noqa: S311 - dirt, not secrets
    drawn = pypdfium2.PdfDocument(pdf)[page].render(scale=dots / 72).to_pil().convert("L")
    tilted = drawn.rotate(
        chance.uniform(-0.8, 0.8), Image.Resampling.BICUBIC, expand=True, fillcolor=250
    )
    soft = tilted.filter(ImageFilter.GaussianBlur(chance.uniform(0.3, 0.7)))
    grain = np.random.default_rng(seed).normal(0, chance.uniform(3, 9), (soft.height, soft.width))
    grey = np.clip(np.asarray(soft, np.float32) * 0.96 + grain, 0, 255).astype(np.uint8)
    out = BytesIO()
    Image.fromarray(grey).save(out, "JPEG", quality=chance.randint(55, 80))
    return out.getvalue()
