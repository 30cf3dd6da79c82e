"""Text as atoms: the smallest pieces between which a column of type may be cut.

No atom starts with punctuation that may not start a line, none ends with an opening bracket,
and a figure is never divided, so any cut between atoms is a lawful one (禁则).
"""

import re
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from dianfan.published.broadsheet.story import Para
from dianfan.published.broadsheet.story import Run

NO_START = frozenset("，。、；：！？）》〉】」』〕”’…—·～％‰℃°,.;:!?)]}%")
NO_END = frozenset("（《〈【「『〔“‘([{¥￥$€#№")
_WIDE_FROM = 0x2E80
_WIDE_SIGNS = frozenset("“”‘’…—·")
# Spaces that the printing fonts lack stand as a no-break space; controls vanish.
_SPACES = {
    ord(c): "\u00a0"
    for c in "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u202f\u205f"
}
_SPACES |= {ord(c): " " for c in "\t\n\r\v\f\u2028\u2029"}
_SPACES |= {ord(c): "" for c in "\u200b\u2060\ufeff\u00ad"}
_NUMBER = re.compile(
    r"[+\-−±≥≤~¥￥$€]?\d[\d,.]*(?:[%‰℃]|[\s\u00a0][^\s\u00a0]+|[\u3400-\u9fff]{1,2})?"
)
_RIGID = 8.0

Piece = tuple[str, bool]
Part = str | int


@dataclass(frozen=True, slots=True)
class Atom:
    """Plain text (str) and figures (index into the sheet's figures) that stay together."""

    parts: tuple[Part, ...]
    length: int


@dataclass(frozen=True, slots=True)
class SetPara:
    """A paragraph as atoms, with the offset of each atom in its article's text."""

    kind: str
    atoms: tuple[Atom, ...]
    offsets: tuple[int, ...]

    def job(self) -> dict[str, object]:
        """Return the paragraph as the Typst templates read it."""
        return {"kind": self.kind, "atoms": [list(atom.parts) for atom in self.atoms]}


@dataclass(frozen=True, slots=True)
class Article:
    """A text that runs through frames: its name, its paragraphs and its plain text."""

    name: str
    paras: tuple[SetPara, ...]
    text: str


@dataclass(slots=True)
class Figures:
    """The figures of a sheet in the order of reading; a number is their index."""

    runs: list[Run]

    def add(self, run: Run) -> int:
        """Take a figure in and return its index."""
        self.runs.append(run)
        return len(self.runs) - 1

    def job(self) -> list[list[Piece]]:
        """Return each figure as pieces that may be broken between, never within if rigid."""
        return [list(pieces(clean(run.text))) for run in self.runs]


def clean(text: str) -> str:
    """Return text with only such spaces as the fonts can draw."""
    return text.translate(_SPACES)


def width(text: str) -> float:
    """Return the rough width of text in em: 1 for an ideograph, 0.54 for a letter."""
    return sum(1.0 if _wide(c) else 0.54 for c in text)


def pieces(text: str) -> Iterator[Piece]:
    """Divide a figure's text: short ones stay whole, long ones keep number and unit together."""
    if width(text) <= _RIGID and " " not in text:
        yield text, True
        return
    at = 0
    for match in _NUMBER.finditer(text):
        if match.start() > at:
            yield text[at : match.start()], False
        yield match.group(), width(match.group()) <= 2 * _RIGID
        at = match.end()
    if at < len(text):
        yield text[at:], False


def article(name: str, paras: Iterable[Para], figures: Figures) -> Article:
    """Divide paragraphs into atoms; their figures are added to those of the sheet."""
    made: list[SetPara] = []
    text: list[str] = []
    start = 0
    for para in paras:
        plain = "".join(clean(run.text) for run in para.runs)
        if not plain.strip():
            continue
        atoms = tuple(_atoms(para.runs, figures))
        offsets = tuple(accumulate((atom.length for atom in atoms), initial=start))
        made.append(SetPara(para.kind, atoms, offsets))
        text.append(plain)
        start += len(plain)
    return Article(name, tuple(made), "".join(text))


def _atoms(runs: Iterable[Run], figures: Figures) -> Iterator[Atom]:
    """Yield atoms: characters and whole figures, glued wherever a break is not allowed."""
    held: list[Part] = []
    length = 0
    before = ""
    for run in runs:
        text = clean(run.text)
        if not text:
            continue
        units: list[tuple[Part, str]] = [(c, c) for c in text]
        if run.key is not None:
            units = [(figures.add(run), text)]
        for part, chars in units:
            if before and breakable(before, chars[0]):
                yield Atom(_joined(held), length)
                held, length = [], 0
            held.append(part)
            length += len(chars)
            before = chars[-1]
    if held:
        yield Atom(_joined(held), length)


def _joined(parts: list[Part]) -> tuple[Part, ...]:
    """Join neighbouring stretches of plain text."""
    out: list[Part] = []
    for part in parts:
        last = out[-1] if out else None
        if isinstance(part, str) and isinstance(last, str):
            out[-1] = last + part
        else:
            out.append(part)
    return tuple(out)


def breakable(before: str, after: str) -> bool:
    """Tell whether a line may end with `before` and the next begin with `after`."""
    if after.isspace() or after in NO_START or before in NO_END:
        return False
    if before == "\u00a0":
        return False
    return before.isspace() or _wide(before) or _wide(after)


def _wide(character: str) -> bool:
    """Tell whether a character is set a full em wide, as ideographs are."""
    return ord(character) >= _WIDE_FROM or character in _WIDE_SIGNS
