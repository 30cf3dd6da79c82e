"""A page of print taken apart: columns are found, and given to the heads they stand under."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from dianfan.said.articles import signs
from dianfan.said.articles.binding import shared_pairs
from dianfan.said.articles.columns import margins
from dianfan.said.articles.columns.grids import Grid
from dianfan.said.articles.columns.grids import grids_of
from dianfan.said.articles.columns.grids import without
from dianfan.said.articles.columns.heads import heads_of
from dianfan.said.articles.columns.making import Draft
from dianfan.said.articles.columns.making import article_of
from dianfan.said.articles.columns.making import block_of
from dianfan.said.articles.columns.making import draft_of
from dianfan.said.articles.columns.ordering import in_order
from dianfan.said.articles.columns.owning import territories
from dianfan.said.articles.columns.pictures import bound
from dianfan.said.articles.columns.pictures import distance
from dianfan.said.articles.columns.pictures import is_caption
from dianfan.said.articles.columns.pictures import is_chart_label
from dianfan.said.articles.columns.stacks import Stack
from dianfan.said.articles.columns.stacks import Zone
from dianfan.said.articles.columns.stacks import stacks_of
from dianfan.said.articles.columns.styles import scale_of
from dianfan.said.articles.columns.zones import boxes_of
from dianfan.said.articles.columns.zones import grounds
from dianfan.said.articles.columns.zones import is_seen
from dianfan.said.articles.columns.zones import zones_of
from dianfan.said.articles.model import Article
from dianfan.said.articles.model import Block
from dianfan.said.articles.model import Caption
from dianfan.said.articles.model import Layout
from dianfan.said.articles.model import Role
from dianfan.said.documents.model import Box
from dianfan.said.documents.model import Page
from dianfan.said.documents.model import joined

_FAR = 6.0
"""How far, in steps of lines, a caption may be from its article."""
_THEME = 0.2


def take_apart(page: Page) -> Layout:
    """Take a page of print apart into articles and furniture.

    What stands at the head and foot of the page is set apart first. The rest is parted into
    zones (frames, what is set downwards, and the page itself); in each, lines are chained to
    columns, columns given to the heads that they stand under, and captions bound to pictures
    and articles. Every line ends in exactly one block or piece of furniture.

    Args:
        page: of kind PRINTED.
    """
    placed = [number for number, line in enumerate(page.lines) if line.box is not None]
    scale = scale_of([page.lines[number] for number in placed], seen=is_seen(page))
    boxes = [Box(*map(float, box)) for box in boxes_of(page, placed, scale)]
    told = margins.furniture([page.lines[one] for one in placed], boxes, page.height, scale)
    rest = [number for at, number in enumerate(placed) if at not in told]
    drafts: list[Draft] = []
    captions: list[Block] = []
    charts: list[Box] = []
    for zone in zones_of(page, rest, scale):
        made, apart, drawn = _in_zone(zone)
        drafts += made
        captions += apart
        charts += drawn
    drafts = [*_tables_settled(drafts), *_without_place(page)]
    pictures = (*page.pictures, *grounds(page, scale), *charts)
    _give_captions(drafts, captions, pictures, _FAR * scale.pitch)
    furniture = tuple(_furniture(page, placed[at], *one) for at, one in told.items())
    return Layout(page.index, _articles(drafts, page.index), furniture)


def _furniture(page: Page, number: int, role: Role, sure: float, reason: str) -> Block:
    line = page.lines[number]
    return Block(role, line.words, sure * line.confidence, reason, line.box)


def _in_zone(zone: Zone) -> tuple[list[Draft], list[Block], list[Box]]:
    """Give the drafts of a zone; its captions, photo numbers and labels of charts; and charts."""
    grids = grids_of(zone)
    zone, open_ground = without(zone, grids)
    stacks = stacks_of(open_ground)
    apart = {id(one): block for one in stacks if (block := _set_apart(zone, one)) is not None}
    rest = [one for one in stacks if id(one) not in apart]
    heads = heads_of(zone, rest)
    heading = {id(stack) for head in heads for stack in head.stacks}
    for one in rest:
        if id(one) not in heading and is_chart_label(zone, one):
            apart[id(one)] = block_of(zone, one, Role.TABLE, 0.6, "a number that stands alone")
    columns = [one for one in rest if id(one) not in heading and id(one) not in apart]
    columns += [grid.stack(zone) for grid in grids if grid.is_table]
    made = [draft_of(zone, one) for one in territories(zone, heads, columns)]
    charts = [_labels(zone, grid) for grid in grids if not grid.is_table]
    areas = [block.box for block in charts if block.box is not None]
    return made, [*apart.values(), *charts], areas


def _labels(zone: Zone, chart: Grid) -> Block:
    words = joined([zone.lines[at].words for at in chart.lines], " ")
    box = reduce(Box.union, (one for at in chart.lines if (one := zone.lines[at].box)))
    return Block(Role.TABLE, words, 0.7, "short lines in and around the grid of a chart", box)


def _set_apart(zone: Zone, stack: Stack) -> Block | None:
    if is_caption(zone, stack):
        return block_of(
            zone, stack, Role.CAPTION, 0.85, "it begins as a caption, or is at a picture"
        )
    if len(stack.lines) == 1 and signs.photo_numbers(zone.lines[stack.lines[0]].text):
        return block_of(zone, stack, Role.NUMBER, 0.9, "photo numbers alone")
    return None


def _tables_settled(drafts: Sequence[Draft]) -> list[Draft]:
    """Give a table in a frame of its own to the article that it stands in."""
    tables = [one for one in drafts if all(block.role is Role.TABLE for block in one.blocks)]
    rest = [one for one in drafts if one not in tables]
    for table in tables:
        around = [one for one in rest if _holds(one.box, table.box)]
        if around:
            host = min(around, key=lambda one: one.box.width * one.box.height)
            host.blocks += table.blocks
        else:
            rest.append(table)
    return rest


def _without_place(page: Page) -> list[Draft]:
    """Make an article of the lines that have no box, so that none is lost."""
    why = "it has no place on the page"
    blocks = [Block(Role.BODY, one.words, 0.3, why) for one in page.lines if one.box is None]
    return [Draft(blocks, Box(0, page.height, 0, page.height), None, why)] if blocks else []


def _give_captions(
    drafts: list[Draft], blocks: Sequence[Block], pictures: Sequence[Box], far: float
) -> None:
    """Bind captions to pictures, and give both to the article that they stand in or near."""
    captions = [block for block in blocks if block.role is Role.CAPTION]
    numbers = [
        (block.box, block.text) for block in blocks if block.role is Role.NUMBER and block.box
    ]
    named = [signs.caption_numbers(block.text) or () for block in captions]
    places = [(block.box, told) for block, told in zip(captions, named, strict=True) if block.box]
    found = dict(zip(map(id, captions), bound(places, numbers, pictures), strict=True))
    for block in sorted(blocks, key=lambda one: one.role is Role.TABLE):
        picture = found.get(id(block))
        area = block.box.union(picture) if block.box and picture else block.box
        host = _nearest(drafts, block, area, far)
        if host is None:
            host = Draft([], area or Box(0, 0, 0, 0), None, "it stands near no article")
            drafts.append(host)
        host.blocks.append(block)
        if id(block) in found:
            told = signs.caption_numbers(block.text) or ()
            host.captions.append(Caption(block, told, picture))


def _nearest(drafts: Sequence[Draft], block: Block, area: Box | None, far: float) -> Draft | None:
    """Give the article that a caption stands in, the smallest if several; else the nearest one.

    Of articles that are as near as one another the caption goes to the one it speaks of.
    """
    if area is None:
        return None
    around = [one for one in drafts if _holds(one.box, area)]
    if around:
        return min(around, key=lambda one: one.box.width * one.box.height)
    near = [(distance(one.box, area), one) for one in drafts]
    least = min((away for away, _ in near), default=far)
    if least >= far:
        return None
    alike = [one for away, one in near if away <= least + far / 20]
    return max(
        alike, key=lambda one: (shared_pairs(block.text, one.text), -distance(one.box, area))
    )


def _holds(box: Box, area: Box) -> bool:
    across, down = (area.left + area.right) / 2, (area.top + area.bottom) / 2
    return box.left <= across <= box.right and box.top <= down <= box.bottom


def _articles(drafts: list[Draft], page: int) -> tuple[Article, ...]:
    """Number the articles in reading order; a frame amid another one is its box."""
    ordered = [drafts[at] for at in in_order([draft.box for draft in drafts])]
    names = {id(draft): f"p{page + 1}-a{number}" for number, draft in enumerate(ordered, 1)}
    return tuple(
        article_of(draft, page, number, names[id(host)] if (host := _host(draft, ordered)) else "")
        for number, draft in enumerate(ordered, 1)
    )


def _host(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """Give the article in the midst of which a framed one stands, if it has no byline of its own."""
    frame = draft.frame
    if frame is None or any(block.role is Role.BYLINE for block in draft.blocks):
        return None
    across, down = (frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2
    for one in drafts:
        box = one.box
        inside = box.left <= across <= box.right and box.top <= down <= box.bottom
        if one.frame != frame and inside and shared_pairs(draft.text, one.text) >= _THEME:
            return one
    return None
