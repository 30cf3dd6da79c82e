"""The four layers 点 线 网 面, told one by one, and how they hang together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.gap import Gap
from dianfan.figures.period import wording
from dianfan.promised.flows import feedings
from dianfan.promised.model import Lens
from dianfan.promised.model import ProjectStatus
from dianfan.reported.charts import history
from dianfan.reported.charts import places
from dianfan.reported.charts import tally_bars
from dianfan.reported.indices.pages import standings
from dianfan.reported.model import LayerColumn
from dianfan.reported.nets.facts import network_facts
from dianfan.reported.nets.facts import reach
from dianfan.reported.news.gather import stories
from dianfan.reported.parts import Cell
from dianfan.reported.parts import Table
from dianfan.reported.projects import status_words
from dianfan.reported.projects import tally_table
from dianfan.reported.prose.paragraphs import paragraphs_of
from dianfan.reported.say import phrase
from dianfan.reported.say import say

if TYPE_CHECKING:
    from dianfan.figures.wording import Language
    from dianfan.promised.model import Layer
    from dianfan.reported.desk import Desk
    from dianfan.reported.parts import Chart
    from dianfan.reported.parts import Paragraph
    from dianfan.reported.parts import Sentence

FACTS_PER_LAYER = 4
FACTS_BESIDE_THE_PORTFOLIO = 3
MOST_ROWS = 8


def layer_columns(desk: Desk, language: Language) -> tuple[LayerColumn, ...]:
    """Write the columns of the layers in the order of the programme's path."""
    writers = {Lens.POINT: _point, Lens.LINE: _line, Lens.NET: _net, Lens.SURFACE: _surface}
    return tuple(
        writers[layer.lens](desk, language, layer) for layer in desk.programme.charter.path
    )


def _column(
    layer: Layer,
    language: Language,
    paragraphs: tuple[Paragraph, ...],
    chart: Chart | None = None,
    table: Table | None = None,
) -> LayerColumn:
    return LayerColumn(
        layer.lens,
        layer.name.in_(language),
        layer.role.in_(language),
        paragraphs,
        chart,
        table,
    )


def _facts(
    desk: Desk, language: Language, lens: Lens, most: int = FACTS_PER_LAYER
) -> tuple[Paragraph, ...]:
    some = tuple(one for one in desk.programme.indicators if one.layer is lens)
    told = [one for one in stories(desk, some) if one.lead.known.place == desk.home]
    if told:
        return paragraphs_of(desk, language, told[:most], added=False)
    return (
        (
            say(
                language,
                "自实施以来，这一层没有{home}本级的新数据。",
                "Since the start, the record holds no new figure of {home} for this layer.",
                home=desk.home,
            ),
        ),
    )


def _point(desk: Desk, language: Language, layer: Layer) -> LayerColumn:
    whole = desk.tallies.get(("all", "all"))
    if whole is None or not whole.count.value:
        return _column(layer, language, _facts(desk, language, Lens.POINT))
    opening = _portfolio(desk, language)
    named = tuple(
        (status_words(status, language), desk.tallies["status", status.value])
        for status in ProjectStatus
        if ("status", status.value) in desk.tallies
    )
    chart = tally_bars(
        language,
        Lens.POINT,
        _status_title(desk, language),
        named,
        phrase(_projects_source(language)),
    )
    facts = (opening, *_facts(desk, language, Lens.POINT, FACTS_BESIDE_THE_PORTFOLIO))
    return _column(layer, language, facts, chart, tally_table(desk, language))


def _projects_source(language: Language) -> str:
    return "来源：项目表所列各来源" if language == "zh" else "Source: as listed with each project"


def _portfolio(desk: Desk, language: Language) -> tuple[Sentence, ...]:
    whole = desk.tallies["all", "all"]
    counted = say(
        language,
        "记录在册的项目共{count}，其中{priced}公布了总投资",
        "The record lists {count} projects; the investment of {priced} of them is published",
        count=whole.count,
        priced=whole.priced,
    )
    if isinstance(whole.investment, Gap):
        return (say(language, "{counted}。", "{counted}.", counted=counted),)
    return (
        say(
            language,
            "{counted}，合计{sum_}；各项目年份、口径不同，有的互相包含，合计只说明规模。",
            "{counted}, {sum_} in all. Their years and scopes differ and some contain others, so the sum shows"
            " no more than size.",
            counted=counted,
            sum_=whole.investment,
        ),
    )


def _status_title(desk: Desk, language: Language) -> Sentence:
    whole = desk.tallies["all", "all"]
    done = desk.tallies.get(("status", ProjectStatus.COMPLETION.value))
    if done is None:
        return say(language, "在册项目{count}", "{count} projects on record", count=whole.count)
    return say(
        language,
        "在册项目{count}，报道建成{done}",
        "{done} of {count} projects are reported finished",
        count=whole.count,
        done=done.count,
    )


def _line(desk: Desk, language: Language, layer: Layer) -> LayerColumn:
    lists = desk.count("chains", "条")
    links = desk.count("flows", "条")
    opening = (
        say(
            language,
            "已公布的产业链和集群名目共{lists}，写明上下游关系的{links}；产能和缺口大多没有公布，图中只画有来源的环节。",
            "Published lists name {lists} chains and clusters, and {links} links between products are documented;"
            " capacities and missing links are mostly unpublished, so the graph draws only what has a source.",
            lists=lists,
            links=links,
        ),
    )
    column = _column(
        layer,
        language,
        (opening, *_facts(desk, language, Lens.LINE)),
        table=_chain_table(desk, language),
    )
    edges = _edges(desk, language)
    nodes = tuple(dict.fromkeys(node for edge in edges for node in edge))
    return LayerColumn(
        column.lens,
        column.name,
        column.role,
        column.paragraphs,
        column.chart,
        column.table,
        nodes,
        edges,
    )


def _edges(desk: Desk, language: Language) -> tuple[tuple[str, str], ...]:
    zh = language == "zh"
    return tuple(
        (
            (one.upstream.product_zh, one.downstream.product_zh)
            if zh
            else (one.upstream.product_en, one.downstream.product_en)
        )
        for one in feedings(desk.programme)
    )


def _chain_table(desk: Desk, language: Language) -> Table:
    zh = language == "zh"
    lists: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for chain in desk.programme.chains:
        names[chain.list_id] = chain.list_zh if zh else chain.list_en
        lists.setdefault(chain.list_id, []).append(chain.name_zh if zh else chain.name_en)
    rows = tuple(
        (Cell(phrase(names[key])), Cell(phrase(("、" if zh else ", ").join(members))))
        for key, members in lists.items()
    )
    caption = "已公布的产业链与集群" if zh else "Chains and clusters as published"
    empty = "没有公布产业链名目。" if zh else "No list of chains is published."
    columns = ("名目", "成员") if zh else ("List", "Members")
    return Table("chains", phrase(caption), columns, (False, False), rows, phrase(empty))


def _net(desk: Desk, language: Language, layer: Layer) -> LayerColumn:
    table = network_facts(desk, language)
    told = (*_facts(desk, language, Lens.NET), *reach(desk, language))
    return _column(layer, language, told, table=table)


def _surface(desk: Desk, language: Language, layer: Layer) -> LayerColumn:
    headline = [
        desk.indicators[name]
        for name in desk.programme.charter.headline_indicators
        if name in desk.indicators
    ]
    chart = None
    for indicator in headline:
        chart = history(desk, language, indicator)
        if chart is not None:
            break
    told = (*_facts(desk, language, Lens.SURFACE), *standings(desk, language))
    return _column(layer, language, told, chart, _place_table(desk, language))


def place_chart(desk: Desk, language: Language) -> Chart | None:
    """Compare home with its neighbours by the first headline indicator that allows it."""
    codes = (desk.home.code, *desk.programme.charter.compare_with)
    peers = tuple(
        code
        for code in codes
        if code in desk.mint.places and desk.mint.places[code].level == desk.home.level
    )
    for name in desk.programme.charter.headline_indicators:
        if name in desk.indicators:
            chart = places(desk, language, desk.indicators[name], peers)
            if chart is not None:
                return chart
    return None


def _place_table(desk: Desk, language: Language) -> Table:
    zh = language == "zh"
    below = [area for area in desk.programme.areas if area.parent == desk.home.code]
    names = [
        name for name in desk.programme.charter.headline_indicators if name in desk.indicators
    ][:3]
    columns = ("地区", *(desk.indicators[name].name.in_(language) for name in names))
    if not zh:
        columns = ("Place", *columns[1:])
    rows = tuple(
        (
            Cell(phrase(area.place.name.in_(language))),
            *(_place_cell(desk, language, name, area.code) for name in names),
        )
        for area in (*[one for one in desk.programme.areas if one.code == desk.home.code], *below)
    )
    caption = "各地最近的数据" if zh else "Latest figures by place"
    empty = "没有下属地区的数据。" if zh else "No figures of places below are on record."
    return Table(
        "places", phrase(caption), columns, (False, *(True for _ in names)), rows, phrase(empty)
    )


def _place_cell(desk: Desk, language: Language, indicator: str, code: str) -> Cell:
    figure = desk.known(indicator, code).level
    if figure is None:
        return Cell(phrase("无记录" if language == "zh" else "not on record"))
    return Cell(
        say(
            language,
            "{value}（{time}）",
            "{value} ({time})",
            value=figure,
            time=wording(figure.period),
        )
    )
