"""Headlines: the largest size at which the words stand in a width, broken where it reads well."""

from collections.abc import Sequence
from dataclasses import dataclass

from dianfan.published.broadsheet.atoms import breakable
from dianfan.published.broadsheet.atoms import width as rough
from dianfan.published.broadsheet.fonts import BroadsheetError

# (lines, sizes in points to try in turn), in order of preference.
Choice = tuple[int, tuple[float, ...]]
LEAD: tuple[Choice, ...] = (
    (1, (66, 62, 58, 54, 50, 46)),
    (2, (54, 50, 46, 42, 38, 34)),
    (3, (34, 30, 26, 22)),
)
PROMINENT: tuple[Choice, ...] = (
    (1, (46, 42, 38, 34, 30)),
    (2, (36, 32, 28, 24)),
    (3, (24, 20, 17)),
)
DECK: tuple[Choice, ...] = ((1, (19, 18, 17, 16)), (2, (18, 16, 14)), (3, (14, 12)))
PLAIN: tuple[Choice, ...] = (
    (1, (22, 20, 18, 17, 16)),
    (2, (19, 17, 15)),
    (3, (15, 13)),
    (5, (12,)),
)
SMALL: tuple[Choice, ...] = (
    (1, (19, 18, 17, 16)),
    (2, (17, 16, 15)),
    (3, (15, 14, 13)),
    (6, (13, 12)),
)


_PAUSES = frozenset("，、；：。—！？ ,:;")


class HeadlineTooLongError(BroadsheetError):
    """A headline does not stand in its width at any size."""


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline in lines at a size; `step` is the distance of its baselines, in points."""

    lines: tuple[str, ...]
    size: float

    @property
    def step(self) -> float:
        """Distance from baseline to baseline."""
        return self.size * 1.2

    @property
    def words(self) -> str:
        """The lines as one text with line breaks."""
        return "\n".join(self.lines)

    @property
    def height(self) -> float:
        """Height of all lines in points."""
        return self.step * len(self.lines)


def fit(text: str, em: float, available: float, choices: Sequence[Choice]) -> Headline:
    """Fit words that are `em` wide on one line into `available` points.

    Raises:
        HeadlineTooLongError: no choice holds the words; says how many to cut.
    """
    scale = em / max(rough(text), 0.1)
    for lines, sizes in choices:
        broken = _broken(text, lines)
        if broken is None:
            continue
        widest = max(rough(line) for line in broken) * scale * (1.0 if lines == 1 else 1.03)
        for size in sizes:
            if widest * size <= available:
                return Headline(broken, size)
    lines, sizes = choices[-1]
    room = int(available / sizes[-1] * lines)
    message = (
        f"The headline “{text}” has {len(text)} characters, and {available:.0f} points of width hold "
        f"about {room} even in {lines} lines of {sizes[-1]:g} points. Shorten it."
    )
    raise HeadlineTooLongError(message)


def _broken(text: str, lines: int) -> tuple[str, ...] | None:
    """Divide words into so many lines of like width, rather at a pause than within a phrase."""
    inner = [i for i in range(1, len(text)) if breakable(text[i - 1], text[i])]
    edges = [0, *inner, len(text)]
    aim = rough(text) / lines
    best: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}
    for line in range(1, lines + 1):
        ends = [len(text)] if line == lines else inner
        best = {
            end: min(
                (
                    cost + _strain(text[start:end], aim, last=line == lines),
                    (*done, text[start:end].strip()),
                )
                for start, (cost, done) in best.items()
                if start < end
            )
            for end in ends
            if any(start < end for start in best) and end in edges
        }
    return best[len(text)][1] if len(text) in best else None


def _strain(line: str, aim: float, *, last: bool) -> float:
    """Rate a line: far from the even width is bad, to end at a pause is good."""
    off = (rough(line.strip()) - aim) / aim
    return off * off - (0.12 if not last and line[-1] in _PAUSES else 0.0)
