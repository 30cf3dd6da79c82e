"""Charts as the press takes them: their shape, and their lettering in the paper's own face."""

import re
from xml.etree import ElementTree as ET

from dianfan.published.broadsheet.fonts import BroadsheetError

_FAMILY = re.compile(r"font-family\s*(=\s*([\"']).*?\2|:[^;\"']+)")
_LENGTH = re.compile(r"\s*([\d.]+)")


class BrokenChartError(BroadsheetError):
    """A chart is not an SVG drawing with a size."""


def aspect(svg: str) -> float:
    """Return height over width of a drawing.

    Raises:
        BrokenChartError: the text is no SVG, or has neither viewBox nor width and height.
    """
    root = _root(svg)
    if box := root.get("viewBox"):
        _, _, width, height = (float(part) for part in box.replace(",", " ").split())
        return height / width
    sizes = [_LENGTH.match(root.get(side, "")) for side in ("width", "height")]
    if sizes[0] and sizes[1]:
        return float(sizes[1].group(1)) / float(sizes[0].group(1))
    message = (
        "A chart's SVG has neither a viewBox nor width and height. Give the drawing a viewBox."
    )
    raise BrokenChartError(message)


def lettered(svg: str) -> str:
    """Return a drawing with all its lettering in the paper's sans."""
    return _FAMILY.sub(
        lambda match: (
            'font-family="Noto Sans SC"' if match.group(1)[0] == "=" else "font-family:Noto Sans SC"
        ),
        svg,
    )


def text(svg: str) -> str:
    """Return the lettering of a drawing, for the check of glyphs."""
    return "\n".join(_root(svg).itertext())


def _root(svg: str) -> ET.Element:
    """Parse a drawing."""
    try:
        return ET.fromstring(svg)  # noqa: S314 - our own charts, no entities from outside
    except ET.ParseError as error:
        message = f"A chart is not well-formed SVG: {error}. Draw it again."
        raise BrokenChartError(message) from error
