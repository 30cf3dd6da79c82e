"""Scans and photographs: an OCR engine reads lines, each character with its confidence.

The engine is RapidOCR, whose models lie in its wheel: it reads nothing from the network. It
looks at a page whose longer side is 2000 pixels; larger ones were measured and read no
better. Characters have the boxes that the engine gives; where its boxes do not match its
words, and in lines set downwards, the line is divided evenly.
"""

from __future__ import annotations

import os
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from typing import TYPE_CHECKING
from typing import Any
from typing import NamedTuple

import numpy as np

from dianfan.figures.errors import MissingPart
from dianfan.figures.finding import Finding
from dianfan.figures.finding import Where
from dianfan.said.documents.gutters import Floats
from dianfan.said.documents.limits import LIMITS
from dianfan.said.documents.limits import Limits
from dianfan.said.documents.model import Box
from dianfan.said.documents.model import Document
from dianfan.said.documents.model import Page
from dianfan.said.documents.model import PageKind
from dianfan.said.documents.model import TextSource
from dianfan.said.documents.picture import Picture
from dianfan.said.documents.picture import Pixels
from dianfan.said.documents.picture import count_frames
from dianfan.said.documents.picture import picture
from dianfan.said.documents.scan_lines import FoundLine
from dianfan.said.documents.scan_lines import SeenSign
from dianfan.said.documents.scan_lines import lines_of
from dianfan.said.documents.scan_rules import rules_of
from dianfan.said.documents.unread import DOUBT
from dianfan.said.documents.unread import place
from dianfan.said.documents.unread import refused
from dianfan.said.documents.unread import unread_page

if TYPE_CHECKING:
    from rapidocr import RapidOCR

SEEN = 2_000
"""The longer side of what the engine looks at, in pixels."""

_MOST_LINES = 5_000
_LEAST_CONFIDENCE = 0.5
_POOR = 0.85
_SIDEWAYS = 0.6
_FEWEST = 4
_SAMPLE = 9
_FAINT = 24
"""Between the darkest and the lightest pixel, of 255: below it nothing can be printed."""


class Reader(NamedTuple):
    """How pictures are read: how much is read of them, and by how many threads at a time."""

    limits: Limits = LIMITS
    threads: int = 0


def can_read() -> bool:
    """Tell whether the engine is installed."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def require() -> None:
    """Ask for the engine.

    Raises:
        MissingPart: it is not installed.
    """
    if not can_read():
        raise MissingPart(
            "Scans and photographs cannot be read.",
            why="OCR is an extra part, and it is not installed here.",
            remedy="pip install 'dianfan[ocr]'",
        )


def read(data: bytes, file: str, first: int, limits: Limits = LIMITS) -> Document:
    """Read a PNG, JPEG, TIFF or WebP by OCR, in this process.

    Args:
        data: the bytes of the file.
        file: its name, for findings.
        first: the index of its first page within the reading.
        limits: how much is read; time and memory are for the caller to limit.

    Raises:
        MissingPart: the engine is not installed.
    """
    require()
    count = count_frames(data, file, limits)
    if isinstance(count, Finding):
        return refused(file, data, media_type(data), count)
    pages = tuple(
        read_frame(data, file, at + 1, first + at, Reader(limits))
        for at in range(min(count, limits.pages))
    )
    return Document(file, sha256(data).hexdigest(), media_type(data), pages)


def read_frame(data: bytes, file: str, number: int, index: int, reader: Reader) -> Page:
    """Read one page of a picture file; boxes are in pixels of the file, turned upright."""
    shot = picture(data, file, number, reader.limits)
    if isinstance(shot, Finding):
        return unread_page(index, number, shot)
    return page_of(shot, file, number, index, reader)


def media_type(data: bytes) -> str:
    """Name the kind of a picture file by its first bytes."""
    if data.startswith(b"\x89PNG"):
        return "image/png"
    if data.startswith((b"II", b"MM")):
        return "image/tiff"
    return "image/webp" if data.startswith(b"RIFF") else "image/jpeg"


def page_of(shot: Picture, file: str, number: int, index: int, reader: Reader) -> Page:
    """Read a picture as a page; what lies on its side or head is set upright."""
    found: list[FoundLine] = []
    quarters = 0
    if int(shot.pixels.max()) - int(shot.pixels.min()) >= _FAINT:
        found, quarters = _upright(shot, _engine(reader.threads or cores()))
    kept = [line for line in found if line.confidence >= _LEAST_CONFIDENCE]
    glyphs, lines = lines_of(kept, index)
    aside = quarters % 2 == 1
    return Page(
        index,
        number,
        PageKind.PRINTED,
        TextSource.OCR,
        shot.height if aside else shot.width,
        shot.width if aside else shot.height,
        glyphs,
        lines,
        rules_of(_turned(shot, quarters), shot.scale),
        rotation=90 * quarters,
        findings=_findings(kept, len(found) - len(kept), place(file, number)),
    )


def _upright(shot: Picture, engine: RapidOCR) -> tuple[list[FoundLine], int]:
    """Read a picture, and turned as well as long as it seems to lie on its side or head.

    Returns:
        The lines, and the quarter turns clockwise that set it upright.
    """
    quarters = 0
    tries: dict[int, list[FoundLine]] = {}
    while quarters not in tries:
        pixels = _turned(shot, quarters)
        tries[quarters] = _seen(pixels, shot.scale, engine)
        quarters = (quarters + _turn(tries[quarters], pixels, shot.scale, engine)) % 4
    best = max(tries, key=lambda each: _worth(tries[each]))
    last = next(reversed(tries))
    return (tries[last], last) if quarters == last else (tries[best], best)


def _turn(found: list[FoundLine], pixels: Pixels, scale: float, engine: RapidOCR) -> int:
    """Give the quarter turns clockwise that what was read asks for.

    The engine turns a line that is higher than wide against the clock to read it; if that
    reads well, the page has to be turned like that, and otherwise the other way. It reads
    lines set downwards like that too, but their signs can be read without a turn.
    """
    if len(found) < _FEWEST:
        return 0
    well = _confidence(found) > _POOR
    tall = [line for line in found if line.is_tall]
    if len(tall) <= _SIDEWAYS * len(found):
        return 0 if well else 2
    if well:
        return 0 if _stand(tall, pixels, scale, engine) else 3
    return 1


def _stand(tall: list[FoundLine], pixels: Pixels, scale: float, engine: RapidOCR) -> bool:
    """Tell whether the first signs of the longest tall lines stand, or lie on their side."""
    longest = sorted(tall, key=lambda line: -len(line.text))[:_SAMPLE]
    signs = [(line.text[0], _first_sign(line, pixels, scale)) for line in longest]
    standing = sum(_likeness(sign, seen, engine) for sign, seen in signs)
    lying = sum(_likeness(sign, np.rot90(seen), engine) for sign, seen in signs)
    return standing > lying


def _first_sign(line: FoundLine, pixels: Pixels, scale: float) -> Pixels:
    left, top, right, _ = (max(0, round(edge / scale)) for edge in line.box)
    return pixels[top : top + round(line.box.height / len(line.text) / scale), left:right]


def _likeness(sign: str, seen: Pixels, engine: RapidOCR) -> float:
    """Give the confidence with which a sign is read where it is expected."""
    if not seen.size:
        return 0.0
    result: Any = engine(np.ascontiguousarray(seen[:, :, ::-1]), use_det=False)
    return float(result.scores[0]) if result.txts and result.txts[0] == sign else 0.0


def _worth(found: list[FoundLine]) -> float:
    return sum(line.confidence**2 * len(line.text) / (1 + line.is_tall) for line in found)


def _confidence(found: list[FoundLine]) -> float:
    count = sum(len(line.text) for line in found)
    return sum(line.confidence * len(line.text) for line in found) / count if count else 0.0


def _seen(pixels: Pixels, scale: float, engine: RapidOCR) -> list[FoundLine]:
    """Let the engine look at a picture."""
    result: Any = engine(np.ascontiguousarray(pixels[:, :, ::-1]), use_det=True)
    if not result.txts:
        return []
    words = result.word_results if len(result.word_results) == len(result.txts) else ()
    return [
        _found(text, score, quad * scale, words[at] if words else (), scale)
        for at, (text, score, quad) in enumerate(
            zip(result.txts, result.scores, result.boxes, strict=True)
        )
    ]


def _turned(shot: Picture, quarters: int) -> Pixels:
    return np.ascontiguousarray(np.rot90(shot.pixels, -quarters))


def _found(text: str, score: float, quad: Floats, words: Any, scale: float) -> FoundLine:  # noqa: ANN401  # the engine's own
    box = Box(*(float(edge) for edge in (*quad.min(0), *quad.max(0))))
    signs = [
        SeenSign(str(sign), float(sure), scale * min(xs), scale * max(xs))
        for sign, sure, place in words
        if (xs := [point[0] for point in place])
    ]
    return FoundLine(text, float(score), box, _fitted(text, signs))


def _fitted(text: str, signs: list[SeenSign]) -> tuple[SeenSign, ...]:
    """Lay the engine's signs on its text, which has spaces besides; none if they do not fit."""
    fitted: list[SeenSign] = []
    rest = iter(signs)
    edge = signs[0].left if signs else 0.0
    for character in text:
        sign = SeenSign(character, 1.0, edge, edge) if character == " " else next(rest, None)
        if sign is None or sign.text != character:
            return ()
        fitted.append(sign)
        edge = sign.right
    return tuple(fitted)


def _findings(kept: list[FoundLine], dropped: int, where: Where) -> tuple[Finding, ...]:
    found = []
    if not kept:
        found.append(
            Finding(
                DOUBT, "empty-page", where, "OCR found no text.", "Look at the page; scan it anew."
            )
        )
    elif _confidence(kept) < _POOR or dropped:
        found.append(
            Finding(
                DOUBT,
                "poor-scan",
                where,
                f"OCR read the page with a confidence of {_confidence(kept):.2f}"
                f" and left {dropped} line(s) out that it could not read.",
                "Compare every number with the page, or scan it anew at 200 to 300 dpi.",
            )
        )
    return tuple(found)


def cores() -> int:
    """The processors that this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


@cache
def _engine(threads: int) -> RapidOCR:
    """Load the engine, once in a process for a number of threads."""
    require()
    from rapidocr import RapidOCR  # noqa: PLC0415  # an extra part, slow to load

    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.text_score": 0.0,
            "Global.max_side_len": SEEN,
            "Global.use_cls": False,
            "Global.return_word_box": True,
            "Global.return_single_char_box": True,
            "Det.max_candidates": _MOST_LINES,
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )
