"""Where the printing fonts are, and whether they can draw every character of a story."""

import os
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it brings no types

FACES = (
    "NotoSerifSC-Regular.ttf",
    "NotoSerifSC-Bold.ttf",
    "NotoSerifSC-Black.ttf",
    "NotoSansSC-Regular.ttf",
    "NotoSansSC-Bold.ttf",
)
# One face per family: the weights of a family share their characters.
_CHECKED = ("NotoSerifSC-Regular.ttf", "NotoSansSC-Regular.ttf")


class BroadsheetError(Exception):
    """A broadsheet that cannot be printed as asked."""


class FontsMissingError(BroadsheetError):
    """The printing fonts are not where they were looked for."""


class GlyphMissingError(BroadsheetError):
    """A character of the story has no glyph in the printing fonts."""


def folder() -> Path:
    """Return the folder of fonts: $DIANFAN_FONTS, a checkout's .cache/fonts, or the home's cache.

    Raises:
        FontsMissingError: no folder holds all five faces.
    """
    places = list(_places())
    for place in places:
        if all((place / face).is_file() for face in FACES):
            return place
    looked = "\n".join(f"  {place}" for place in places)
    message = (
        "The printing fonts are missing: a broadsheet is set in Noto Serif SC and Noto Sans SC, "
        f"five faces ({', '.join(FACES)}). Looked in:\n{looked}\n"
        "Run `make fonts`, or name a folder that holds them in DIANFAN_FONTS."
    )
    raise FontsMissingError(message)


def _places() -> Iterable[Path]:
    """Yield the folders to look in; a folder that was named leaves no other choice."""
    if named := os.environ.get("DIANFAN_FONTS"):
        yield Path(named)
        return
    seen: set[Path] = set()
    for start in (Path.cwd(), Path(__file__).resolve().parent):
        for parent in (start, *start.parents):
            place = parent / ".cache" / "fonts"
            if place not in seen and (parent / "pyproject.toml").is_file():
                seen.add(place)
                yield place
    yield Path.home() / ".cache" / "dianfan" / "fonts"


@lru_cache(maxsize=8)
def characters(face: Path) -> frozenset[int]:
    """Return the code points that a face can draw."""
    with TTFont(face, lazy=True) as font:
        return frozenset(font.getBestCmap())


def check(text: str, fonts: Path) -> None:
    """Refuse text with a character that the fonts cannot draw; white space needs no glyph.

    Raises:
        FontsMissingError: the folder lacks a face.
        GlyphMissingError: names each character, its code point and where it stands.
    """
    if lacking := [face for face in FACES if not (fonts / face).is_file()]:
        message = f"The font folder {fonts} lacks {', '.join(lacking)}. Run `make fonts`."
        raise FontsMissingError(message)
    known = frozenset.intersection(*(characters(fonts / face) for face in _CHECKED))
    wanted = {character for character in text if not character.isspace()}
    if missing := sorted(c for c in wanted if ord(c) not in known):
        shown = "; ".join(f"{c} U+{ord(c):04X} in “{_around(text, c)}”" for c in missing[:8])
        message = (
            f"{len(missing)} character(s) have no glyph in Noto Serif SC and Noto Sans SC: {shown}. "
            "A reader would see an empty box, so nothing was printed. Write the name with another "
            "character, or correct the text at its source."
        )
        raise GlyphMissingError(message)


def _around(text: str, character: str) -> str:
    """Return the words around the first place of a character."""
    at = text.index(character)
    return text[max(0, at - 8) : at + 9].replace("\n", " ")
