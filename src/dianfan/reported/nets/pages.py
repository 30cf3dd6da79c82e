"""The page of networks: one for all layers, with what can be said of each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dianfan.figures.wording import Wording
from dianfan.promised.model import Lens
from dianfan.reported.model import NetworkPage
from dianfan.reported.nets.facts import network_facts
from dianfan.reported.nets.facts import with_article
from dianfan.reported.nets.figures import ServiceFigures
from dianfan.reported.nets.figures import limit
from dianfan.reported.nets.figures import services_of
from dianfan.reported.nets.leaves import LayerLeaves
from dianfan.reported.nets.leaves import all_leaves
from dianfan.reported.nets.maps import access_map
from dianfan.reported.nets.structure import Structure
from dianfan.reported.nets.structure import bridge_count
from dianfan.reported.nets.structure import bridge_figures
from dianfan.reported.nets.structure import left_together
from dianfan.reported.nets.tables import access_table
from dianfan.reported.nets.tables import bridge_table
from dianfan.reported.nets.tables import candidate_table
from dianfan.reported.nets.tables import falls_table
from dianfan.reported.nets.tables import outage_table
from dianfan.reported.nets.tables import room_table
from dianfan.reported.parts import Section
from dianfan.reported.say import joined
from dianfan.reported.say import say

if TYPE_CHECKING:
    from dianfan.figures.wording import Language
    from dianfan.reported.desk import Desk
    from dianfan.reported.nets.figures import AreaAccess
    from dianfan.reported.nets.structure import Room
    from dianfan.reported.parts import Sentence

MOST_PLACES = 6
_ALWAYS = Wording(
    "所有用时都按畅通时的通行时间推算；线路拥挤时，新线路省下的可能更少，甚至反而添堵。",
    "All times are those of free flow; where roads are crowded a new link may save less than this, or"
    " even make things worse.",
)


def network_page(desk: Desk, language: Language) -> NetworkPage | None:
    """Write the page of networks; nothing where the programme tells of none and records none."""
    layers = all_leaves(desk)
    if not layers:
        return _recorded_only(desk, language)
    services = [(leaves, made) for leaves in layers for made in services_of(leaves).values()]
    structure = Structure(desk)
    maps = (
        access_map(made, language, f"map-{number}") for number, (_, made) in enumerate(services, 1)
    )
    return NetworkPage(
        _headline(desk, services, structure, language),
        (tuple(_lead(layers, structure, language)),),
        tuple(one for one in maps if one is not None),
        (
            *(
                one
                for number, (_, made) in enumerate(services, 1)
                for one in _access(made, number, language)
            ),
            *(
                one
                for number, each in enumerate(layers, 1)
                for one in _hanging(each, number, language)
            ),
            *_together(structure, language),
            *_room(structure, language),
        ),
    )


def _headline(
    desk: Desk, services: list[tuple[LayerLeaves, ServiceFigures]], structure: Structure,
    language: Language,
) -> Sentence:  # fmt: skip
    for _, made in services:
        whole = made.areas[-1]
        if whole.share is not None:
            return say(
                language, "{share}的人{limit}内能到{service}", "{share} of people reach {service} within {limit}",
                share=whole.share, limit=limit(), service=with_article(made.layer.services[made.service]),
            )  # fmt: skip
    short = [one for one in structure.rooms if one.is_short]
    if short:
        return say(
            language, "{name}接不下已规划的项目", "{name} has no room for what is planned", name=short[0].name
        )  # fmt: skip
    return say(
        language, "{home}的设施网络：记录了{count}节点", "The networks of {home}: {count} nodes on record",
        home=desk.home, count=desk.count("nodes", "个"),
    )  # fmt: skip


def _lead(
    layers: tuple[LayerLeaves, ...], structure: Structure, language: Language
) -> Iterator[Sentence]:
    for leaves in layers:
        for made in services_of(leaves).values():
            whole = made.areas[-1]
            if whole.cut_off is not None:
                yield say(
                    language, "到{service}，有{people}没有路可走，他们算作没有服务。",
                    "No way leads {people} to {service}; they count as unserved.",
                    service=with_article(made.layer.services[made.service]), people=whole.cut_off,
                )  # fmt: skip
    for one in structure.rooms:
        if one.is_short and one.after is not None:
            yield say(
                language, "{name}接入规划项目后余量为{after}。",
                "{name} is left with {after} once planned projects connect.",
                name=one.name, after=one.after,
            )  # fmt: skip


def _access(made: ServiceFigures, number: int, language: Language) -> Iterator[Section]:
    service = made.layer.services[made.service]
    tables = [access_table(made, language, f"access-{number}")]
    if made.outages:
        tables.append(outage_table(made, language, f"outages-{number}"))
    heading = Wording(f"到{service.zh}要多久", f"How long to {with_article(service).en}")
    told = (tuple(_access_words(made, language)),)
    yield Section(f"access-to-{number}", heading.in_(language), told, tables=tuple(tables))
    if made.candidates:
        planned = Wording(
            f"规划线路：到{service.zh}", f"Planned edges, to {with_article(service).en}"
        )
        words = (tuple(_candidate_words(language)),) if number == 1 else ()
        table = candidate_table(made, language, f"candidates-{number}")
        yield Section(f"planned-{number}", planned.in_(language), words, tables=(table,))


def _access_words(made: ServiceFigures, language: Language) -> Iterator[Sentence]:
    whole, *rows = made.areas[-1], *made.areas[:-1]
    if whole.mean is not None:
        yield say(
            language, "能到的人平均要{mean}。", "Those who can get there need {mean} on average.", mean=whole.mean
        )  # fmt: skip
    if made.inequality is not None:
        yield say(
            language,
            "用时的基尼系数是{gini}，越大越不均。",
            "The Gini coefficient of their times is {gini}; the larger, the more unequal.",
            gini=made.inequality,
        )
    worst = [one for one in rows if one.share is None]
    if worst:
        yield say(
            language, "{places}没有人能按时到达。", "Nobody gets there in time from {places}.",
            places=_places(made.leaves.desk, worst, language),
        )  # fmt: skip


def _places(desk: Desk, rows: list[AreaAccess], language: Language) -> Sentence:
    names = [
        say(language, "{place}", "{place}", place=desk.mint.places[one.area])
        for one in rows[:MOST_PLACES]
    ]
    told = joined(names, "、" if language == "zh" else ", ")
    if len(rows) <= MOST_PLACES:
        return told
    return say(language, "{places}等地", "{places} and other places", places=told)


def _candidate_words(language: Language) -> Iterator[Sentence]:
    yield say(
        language,
        "每条规划线路的收益都单独计算，按每人走一趟计。位次按全部居民点之间的出行排，需求取均等、按人口、按引力等多种设想，"
        "给出最好到最差；只靠它才连上的出行无法计省时，不进位次。",
        "What each planned edge brings is computed for it alone, with one trip of each person. Ranks go by travel"
        " between all settlements, under demand that is even, by people, or by gravity, from the best to the"
        " worst; travel that only the edge makes possible has no saving that could be ranked.",
    )
    yield say(language, _ALWAYS.zh, _ALWAYS.en)


def _hanging(leaves: LayerLeaves, number: int, language: Language) -> Iterator[Section]:
    some = bridge_figures(leaves)
    ids = bridge_count(leaves)
    if not ids:
        return
    heading = Wording(
        f"{leaves.layer.name.zh}：只靠一条线", f"{leaves.layer.name.en}: what hangs on one edge"
    )
    told = [say(
        language, "{name}中有{count}线路，一断就把一部分与其余隔开。",
        "{name}: {count} edges would each part the network by failing.",
        name=leaves.layer.name, count=leaves.desk.count("edges", "条", id="|".join(ids)),
    )]  # fmt: skip
    left = left_together(leaves)
    if left is not None:
        told.append(say(
            language, "随机断掉{failed}的线路，最大的一片还连着{left}。",
            "With {failed} of the edges lost at random, {left} still hang together.",
            failed=left.inputs[0], left=left,
        ))  # fmt: skip
    tables = (bridge_table(leaves, some, language, f"bridges-{number}"),) if some else ()
    yield Section(f"hanging-{number}", heading.in_(language), (tuple(told),), tables=tables)


def _together(structure: Structure, language: Language) -> Iterator[Section]:
    if structure.falls:
        heading = Wording("一处停摆，牵连几张网", "What falls together across networks")
        told = say(
            language, "设施停摆后，依赖它的设施和断了供给的设施跟着停摆，直到不再蔓延。",
            "When a facility stops, those that need it and those cut off from their supply stop too, until"
            " nothing more does.",
        )  # fmt: skip
        yield Section(
            "falls-together",
            heading.in_(language),
            ((told,),),
            tables=(falls_table(structure, language),),
        )


def _room(structure: Structure, language: Language) -> Iterator[Section]:
    if not structure.rooms:
        return
    heading = Wording("还接得下吗", "Is there room")
    yield Section(
        "room", heading.in_(language), (tuple(_room_words(structure.rooms, language)),),
        tables=(room_table(structure, language),),
    )  # fmt: skip


def _room_words(rooms: tuple[Room, ...], language: Language) -> Iterator[Sentence]:
    between = "、" if language == "zh" else ", "
    names = [say(language, "{name}", "{name}", name=one.name) for one in rooms if one.is_short]
    if names:
        yield say(
            language, "已规划的项目接不进{names}。", "What is planned finds no room at {names}.",
            names=joined(names, between),
        )  # fmt: skip
    else:
        yield say(
            language, "按记录，已规划的项目都接得下。", "By what is on record there is room for all that is planned."
        )  # fmt: skip
    unknown = [
        say(language, "{name}", "{name}", name=one.name) for one in rooms if one.load is None
    ]
    if unknown:
        yield say(
            language, "{names}没有负荷记录，不知道有没有余量。",
            "No load of {names} is on record, so its room is not known.",
            names=joined(unknown, between),
        )  # fmt: skip


def _recorded_only(desk: Desk, language: Language) -> NetworkPage | None:
    """Write what is recorded of infrastructure where no network is told, and what is missing."""
    some = [one for one in desk.programme.indicators if one.layer is Lens.NET]
    if not some:
        return None
    table = network_facts(desk, language)
    missing = say(
        language,
        "记录里有设施的数量，没有网络本身：哪些地方由哪些线路相连、要走多久、容量和负荷各是多少，都没有公布。"
        "所以这里不算可达、不找薄弱处，也不估新线路的价值。",
        "The record tells how much infrastructure there is, not the network itself: which places are joined,"
        " how long it takes, what capacities and loads are has not been published. So nothing is computed"
        " here of access, of weak spots, or of what new links would bring.",
    )  # fmt: skip
    needed = say(
        language,
        "牵头单位若报送节点和线路（含用时、人口、容量、负荷），这一页就会补上这些。",
        "Once the lead units report nodes and edges (with minutes, people, capacities and loads), this page"
        " will tell all that.",
    )  # fmt: skip
    heading = Wording("记录中的设施", "Infrastructure on record")
    return NetworkPage(
        say(
            language, "{home}的设施网络：只有数量，没有网络",
            "Networks of {home}: amounts on record, no network", home=desk.home,
        ),
        ((missing, needed),), (),
        (Section("recorded", heading.in_(language), tables=(table,)),),
    )  # fmt: skip
