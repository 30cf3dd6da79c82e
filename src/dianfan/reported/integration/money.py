"""Money by layer and place as words and a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.gap import Gap
from dianfan.figures.lineage import Figure
from dianfan.promised.model import Lens
from dianfan.reported.parts import Cell
from dianfan.reported.parts import Section
from dianfan.reported.parts import Table
from dianfan.reported.say import phrase
from dianfan.reported.say import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dianfan.figures.wording import Language
    from dianfan.judged.integration import Purse
    from dianfan.reported.desk import Desk
    from dianfan.reported.parts import Paragraph
    from dianfan.reported.parts import Sentence


def whole(desk: Desk, lens: Lens) -> Purse | None:
    """Give the purse of a layer over all places; nothing where the layer is a gap."""
    purses = desk.integration.money.layers[lens]
    return None if isinstance(purses, Gap) else purses[0]


def money_section(desk: Desk, language: Language) -> Section:
    """Write where the money of the projects goes, by layer and place."""
    zh = language == "zh"
    return Section(
        "money",
        "投资落在哪一层、哪一地" if zh else "Where the money goes",
        paragraphs=(_warning(desk, language),),
        tables=(_table(desk, language),),
    )


def _warning(desk: Desk, language: Language) -> Paragraph:
    note = say(
        language,
        "表中是各项目公布的总投资，不分年度，也没有写明由谁出资。接上几个层面的项目在每个层面都列，"
        "所以各层不能相加，各地可以。有的项目互相包含，合计只说明规模。",
        "The sums are the whole published investment of the projects, of all years; who pays is not on"
        " record. A project that reaches several layers stands under each, so places add up and layers do"
        " not. Some projects contain others: a sum shows no more than size.",
    )
    bundles = desk.integration.money.bundles[0]
    if not isinstance(bundles.money, Figure) or not isinstance(bundles.count, Figure):
        return (note,)
    apart = say(
        language,
        "另有打包公布的{count}，有数的合计{money}，可能与单列项目重复，不计入。",
        "Bundles published as one ({count} of them, {money} where known) may repeat single projects and"
        " are left out.",
        count=bundles.count,
        money=bundles.money,
    )
    return (note, apart)


def _table(desk: Desk, language: Language) -> Table:
    zh = language == "zh"
    layers = [layer for layer in desk.programme.charter.path if layer.lens is not Lens.POINT]
    columns = (
        "地区" if zh else "Place",
        "全部单列项目" if zh else "All single projects",
        *(
            f"接上{layer.name.zh}" if zh else f"Reaching {layer.name.en.lower()}"
            for layer in layers
        ),
        "打包项目" if zh else "Bundles",
    )
    lenses = (Lens.POINT, *(layer.lens for layer in layers))
    found = [_by_place(desk.integration.money.layers[lens]) for lens in lenses]
    found.append(_by_place(desk.integration.money.bundles))
    places = sorted({code for one in found if one is not None for code in one if code})
    rows = tuple(_row(desk, language, code, found) for code in ("", *places))
    caption = "项目总投资，按层面和地区" if zh else "Investment of projects by layer and place"
    empty = "没有在册项目。" if zh else "No project is on record."
    return Table(
        "money-table",
        phrase(caption),
        columns,
        (False, *(True for _ in found)),
        rows if places else (),
        phrase(empty),
    )


def _by_place(purses: tuple[Purse, ...] | Gap) -> Mapping[str, Purse] | None:
    return None if isinstance(purses, Gap) else {purse.place: purse for purse in purses}


def _row(
    desk: Desk, language: Language, code: str, found: list[Mapping[str, Purse] | None]
) -> tuple[Cell, ...]:
    zh = language == "zh"
    everywhere = "合计" if zh else "All places"
    name = desk.mint.places[code].name.in_(language) if code else everywhere
    unknown = phrase("无记录" if zh else "not on record")
    return (
        Cell(phrase(name)),
        *(Cell(unknown if some is None else _told(language, some.get(code))) for some in found),
    )


def _told(language: Language, purse: Purse | None) -> Sentence:
    if purse is None or not isinstance(purse.count, Figure) or isinstance(purse.priced, Gap):
        return phrase("—")
    if isinstance(purse.money, Gap):
        return say(language, "{count}，未公布", "{count}, cost unpublished", count=purse.count)
    return say(
        language,
        "{money}（{count}中{priced}有数）",
        "{money} ({priced} of {count})",
        money=purse.money,
        priced=purse.priced,
        count=purse.count,
    )
