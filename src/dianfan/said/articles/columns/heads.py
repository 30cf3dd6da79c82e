"""Heads: a headline with what stands over and under it, from the kicker to the byline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from dianfan.said.articles import signs
from dianfan.said.articles.bylines import bylines
from dianfan.said.articles.columns.frames import parted_flat
from dianfan.said.articles.columns.pictures import is_chart_label
from dianfan.said.articles.columns.stacks import Stack
from dianfan.said.articles.columns.stacks import Zone
from dianfan.said.articles.columns.styles import Style
from dianfan.said.articles.model import Role
from dianfan.said.documents.model import Box

_FEW = 2
_LABEL = 16
_FEWEST_SIGNS = 5
_ASIDE = 40.0
_SUBHEAD = 1.45
"""Type up to so many times the body's may open a part of an article."""


@dataclass(frozen=True, eq=False)
class Head:
    """The stacks of a head from the top down; ``main`` is the headline, or what stands for one."""

    stacks: tuple[Stack, ...]
    main: Stack
    box: Box

    @property
    def size(self) -> float:
        """The size of the largest type in it."""
        return self.main.size


def heads_of(zone: Zone, stacks: Sequence[Stack]) -> tuple[Head, ...]:
    """Group stacks that head an article; each stack is in one head at most.

    Larger type heads what is below it. A line or two of other type directly over or under
    it belong to it: a kicker, the name of a series, a byline. A reference to the page on
    which an article began heads its rest; the label of an editor's note heads the note.
    """
    opening = [stack for stack in stacks if _opens(zone, stack)]
    satellites = [stack for stack in stacks if stack not in opening and _may_join(zone, stack)]
    groups = _grouped(zone, [*opening, *satellites], stacks)
    found = []
    for group in groups:
        if any(stack in opening for stack in group):
            ordered = tuple(sorted(group, key=lambda stack: stack.box.top))
            main = max(ordered, key=lambda stack: (stack in opening, stack.size))
            found.append(Head(ordered, main, reduce(Box.union, (one.box for one in ordered))))
    return tuple(found)


def _opens(zone: Zone, stack: Stack) -> bool:
    if is_note_label(zone, stack):
        return True
    if stack.style is Style.HEAD:
        return not (is_chart_label(zone, stack) and stack.size < 2 * zone.scale.body)
    text = zone.lines[stack.lines[0]].text
    return stack.style is Style.SIGN and (
        signs.jump_in(text) is not None or signs.is_note_label(text) or signs.is_label(text)
    )


def is_note_label(zone: Zone, stack: Stack) -> bool:
    """Tell the label of an editor's note that stands over or beside the note."""
    text = stack.text(zone.lines)
    return len(stack.lines) <= _FEW and signs.is_note_label(text)


def _may_join(zone: Zone, stack: Stack) -> bool:
    if (
        len(stack.lines) > _FEW
        or signs.caption_numbers(zone.lines[stack.lines[0]].text) is not None
    ):
        return False
    last = zone.lines[stack.lines[-1]].text
    out = signs.jump_out(last) is not None
    return not out and not signs.ends_sentence(last) and not signs.photo_numbers(last)


def _grouped(zone: Zone, some: Sequence[Stack], stacks: Sequence[Stack]) -> list[list[Stack]]:
    group = {id(stack): [stack] for stack in some}
    ordered = sorted(some, key=lambda stack: stack.box.top)
    for number, upper in enumerate(ordered):
        for lower in ordered[number + 1 :]:
            one, other = group[id(upper)], group[id(lower)]
            if (
                one is not other
                and _belong(zone, upper, lower)
                and not _between(upper, lower, stacks)
            ):
                one += other
                for stack in other:
                    group[id(stack)] = one
    return list({id(one): one for one in group.values()}.values())


def _belong(zone: Zone, upper: Stack, lower: Stack) -> bool:
    """Tell whether two stacks stand over one another closely enough to be parts of one head."""
    if Style.HEAD not in {upper.style, lower.style} and Style.SIGN not in {
        upper.style,
        lower.style,
    }:
        return False
    if _stand_beside(zone, upper, lower):
        return True
    gap = lower.box.top - upper.box.bottom
    shared = min(upper.box.right, lower.box.right) - max(upper.box.left, lower.box.left)
    if _is_label_aside(zone, upper, lower):
        return True
    narrower = min(upper.box.width, lower.box.width)
    size = max(upper.size, lower.size)
    near = -0.3 * size <= gap <= max(0.62 * size, 1.3 * zone.scale.pitch)
    if not near or (
        parted_flat(upper.box, lower.box, zone.flat) and not _is_short_label(zone, upper, lower)
    ):
        return False
    wide = lower.style is Style.BODY and lower.box.width > 1.3 * upper.box.width
    return shared > 0.5 * narrower and not wide and not _is_first_of_body(zone, upper, lower)


def _stand_beside(zone: Zone, one: Stack, other: Stack) -> bool:
    """Tell two lines set downwards side by side, such as a kicker and its headline."""
    if not all(zone.lines[stack.lines[0]].vertical for stack in (one, other)) or zone.runs_down:
        return False
    space = max(one.box.left, other.box.left) - min(one.box.right, other.box.right)
    level = min(one.box.bottom, other.box.bottom) > max(one.box.top, other.box.top)
    return level and space < max(one.size, other.size)


def _is_label_aside(zone: Zone, upper: Stack, lower: Stack) -> bool:
    """Tell the name of a column at the left edge, over a headline that is centred."""
    gap, aside = lower.box.top - upper.box.bottom, lower.box.left - upper.box.right
    near = -0.3 * upper.size <= gap < 2 * zone.scale.pitch and aside < _ASIDE * zone.scale.body
    near = near and upper.box.left < lower.box.left + zone.scale.body
    text = upper.text(zone.lines)
    few = len(text) <= _FEWEST_SIGNS or (text.isascii() and len(text) <= _LABEL)
    if not (near and few) or not _is_short_label(zone, upper, lower, alike=True):
        return False
    return not any(
        zone.boxes[at, 1] < lower.box.bottom
        and zone.boxes[at, 3] > upper.box.bottom
        and zone.boxes[at, 0] < lower.box.left - 1
        and zone.boxes[at, 2] > upper.box.left
        for at in range(len(zone.lines))
        if at not in upper.lines and at not in lower.lines
    )


def _is_short_label(zone: Zone, upper: Stack, lower: Stack, *, alike: bool = False) -> bool:
    """Tell the name of a column, over a rule and a headline."""
    text = upper.text(zone.lines)
    bold = zone.lines[upper.lines[0]].bold or upper.style is Style.HEAD
    short = len(upper.lines) == 1 and len(text) <= _LABEL and not signs.ends_sentence(text)
    larger = lower.size > upper.size or alike
    return bold and short and lower.style is Style.HEAD and larger


def _is_first_of_body(zone: Zone, upper: Stack, lower: Stack) -> bool:
    """Tell a short paragraph of the body under a headline from a byline."""
    if lower.style is not Style.BODY or upper.style is not Style.HEAD:
        return False
    return len(lower.lines) == 1 and len(zone.lines[lower.lines[0]].text) > 24  # noqa: PLR2004 - no byline is longer


def _between(upper: Stack, lower: Stack, stacks: Sequence[Stack]) -> bool:
    left, right = max(upper.box.left, lower.box.left), min(upper.box.right, lower.box.right)
    return any(
        one is not upper
        and one is not lower
        and upper.box.bottom <= (one.box.top + one.box.bottom) / 2 <= lower.box.top
        and one.box.left < right
        and one.box.right > left
        for one in stacks
    )


def role_in(zone: Zone, head: Head, stack: Stack) -> tuple[Role, float, str]:
    """Give the role of a stack of a head, how sure it is, and why."""
    lines = [zone.lines[at].text for at in stack.lines]
    text = stack.text(zone.lines)
    for holds, role, why in (
        (signs.jump_in(text), Role.JUMP_IN, "a reference to the page before"),
        (
            len(lines) == 1 and bylines(text),
            Role.BYLINE,
            "names after the word of a reporter",
        ),
        (signs.is_note(text), Role.LABEL, "the label of an editor's note"),
        (signs.is_label(text), Role.LABEL, "the name of a column or box"),
    ):
        if holds:
            return role, 0.95, why
    if stack is head.main:
        why = f"type of {stack.size:.3g}, the largest over its columns, the body's {zone.scale.body:.3g}"
        return Role.HEADLINE, 0.9, why
    if signs.series(text):
        return Role.SERIES, 0.9, "a series and its part"
    return _by_place(zone, head, stack)


def _by_place(zone: Zone, head: Head, stack: Stack) -> tuple[Role, float, str]:
    """Give the role of a stack by where it stands to the headline."""
    above = stack.box.top < head.main.box.top
    if above and _is_short_label(zone, stack, head.main) and _is_named_apart(zone, head, stack):
        return Role.LABEL, 0.8, "a few bold words over a rule, or in a face of their own"
    if _stand_beside(zone, stack, head.main) and stack.box.left > head.main.box.left:
        return Role.KICKER, 0.8, "smaller type to the right of a headline set downwards"
    if above:
        return Role.KICKER, 0.85, "smaller type over the headline"
    if stack.style is Style.HEAD:
        return Role.SUBHEAD, 0.8, "smaller type under the headline"
    return Role.BYLINE, 0.6, "a short line between headline and body"


def _is_named_apart(zone: Zone, head: Head, stack: Stack) -> bool:
    text = stack.text(zone.lines)
    few = len(text) <= _FEWEST_SIGNS or (text.isascii() and text.isupper())
    return few or parted_flat(stack.box, head.main.box, zone.flat)


def may_open_a_part(head: Head, zone: Zone) -> bool:
    """Tell a head that could as well open a part of the article above it."""
    return (
        head.main.style is Style.HEAD
        and len(head.stacks) == 1
        and len(head.main.lines) <= _FEW
        and head.size <= _SUBHEAD * zone.scale.body
    )
