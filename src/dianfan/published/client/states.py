"""States as signs with words, and the strip that shows how they are spread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from dianfan.judged.verdicts import State
from dianfan.reported.display import display

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dianfan.figures.lineage import Figure
    from dianfan.published.client.pen import Pen
    from dianfan.published.client.words import Words

SIGNS: Mapping[State, str] = {
    State.ACHIEVED: "●",
    State.ON_TRACK: "▲",
    State.AT_RISK: "◆",
    State.OFF_TRACK: "▼",
    State.NOT_ASSESSABLE: "○",
    State.NO_DATA: "–",
}
VERDICT_SIGNS: Mapping[str, str] = {
    "supported": "✓",
    "within_rounding": "≈",
    "contradicted": "✕",
    "other_scope": "◇",
    "not_yet_checkable": "○",
    "no_evidence": "–",
}
_STRIP = Markup(
    '<svg class="strip" viewBox="0 0 240 10" preserveAspectRatio="none" aria-hidden="true">{}</svg>'
)
_SEGMENT = Markup('<rect class="{}" x="{}" y="0.5" width="{}" height="9"/>')
_COUNT = Markup('<li><span aria-hidden="true">{}</span> <span class="unseen">{}</span> {}</li>')
_WIDTH = 240
_BETWEEN = 2


def name(state: State) -> str:
    """Give a state as a class name and a key of words: ``on_track``."""
    return state.value.replace(" ", "_")


def sign(state: State, words: Words) -> Markup:
    """Write a state as its sign and its word."""
    shown = Markup('<span class="state {}"><span aria-hidden="true">{}</span> {}</span>')
    return shown.format(name(state), SIGNS[state], words(name(state)))


def strip(states: tuple[tuple[State, Figure], ...], words: Words, pen: Pen) -> Markup:
    """Draw the spread of states as a strip, with the counts under it, each a figure."""
    counted = [(state, count) for state, count in states if count.value]
    total = sum(float(count.value) for _, count in counted)
    if not total:
        return Markup('<p class="counts none">{}</p>').format(words("no_indicators"))
    start, segments, counts = 0.0, Markup(), Markup()
    for state, count in counted:
        room = _WIDTH * float(count.value) / total
        segments += _SEGMENT.format(name(state), f"{start:g}", f"{max(1.0, room - _BETWEEN):.2f}")
        shown = pen.figure(count, display(count, pen.language))
        counts += _COUNT.format(SIGNS[state], words(name(state)), shown)
        start += room
    return _STRIP.format(segments) + Markup('<ul class="counts">{}</ul>').format(counts)
