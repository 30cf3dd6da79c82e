"""Writes an invented review, part by part, for tests of what is published."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from decimal import Decimal

from dianfan.figures.gap import Gap
from dianfan.figures.gap import GapReason
from dianfan.figures.lineage import Derived
from dianfan.figures.lineage import Figure
from dianfan.figures.lineage import walk
from dianfan.figures.quantity import Bound
from dianfan.figures.quantity import Quantity
from dianfan.figures.wording import Language
from dianfan.judged.claims.model import Ruling
from dianfan.judged.claims.model import Score
from dianfan.judged.verdicts import State
from dianfan.promised.model import Lens
from dianfan.reported.display import display
from dianfan.reported.model import ActionReport
from dianfan.reported.model import Answer
from dianfan.reported.model import CheckedClaim
from dianfan.reported.model import ClaimRegister
from dianfan.reported.model import Event
from dianfan.reported.model import FigureSheet
from dianfan.reported.model import IndicatorPage
from dianfan.reported.model import LayerColumn
from dianfan.reported.model import Overview
from dianfan.reported.model import Reading
from dianfan.reported.model import Review
from dianfan.reported.model import SourcePage
from dianfan.reported.model import Tile
from dianfan.reported.parts import Cell
from dianfan.reported.parts import Chart
from dianfan.reported.parts import Line
from dianfan.reported.parts import Mark
from dianfan.reported.parts import Sentence
from dianfan.reported.parts import Span
from dianfan.reported.parts import Table
from dianfan.reported.say import phrase
from dianfan.reported.say import say
from tests.published.sample_facts import ACTIONS
from tests.published.sample_facts import HOME
from tests.published.sample_facts import HOSTILE
from tests.published.sample_facts import LENSES
from tests.published.sample_facts import NAMES
from tests.published.sample_facts import SERIES
from tests.published.sample_facts import TOWNS
from tests.published.sample_facts import cited
from tests.published.sample_facts import growth
from tests.published.sample_facts import leaf
from tests.published.sample_layers import sample_layers


@dataclass(frozen=True)
class Writer:
    """Writes the sample in one language."""

    language: Language

    def pick(self, zh: str, en: str) -> str:
        """Choose between two wordings."""
        return zh if self.language == "zh" else en

    def say(self, zh: str, en: str, **parts: object) -> Sentence:
        """Fill a sentence."""
        return say(self.language, zh, en, **parts)  # type: ignore[arg-type]  # parts of the sample are of the kinds that say takes

    def series(self, measure: str) -> tuple[Figure, ...]:
        """Give the yearly figures of an indicator."""
        symbol, values = SERIES[measure]
        return tuple(leaf(measure, code, value, symbol) for code, value in values)

    def line_chart(self, measure: str, lens: Lens | None) -> Chart:
        """Draw a series, with a gap in the middle of one of them."""
        figures = self.series(measure)
        marks = [
            Mark(f.period.code + self.pick("年", ""), float(f.value), f, display(f, self.language))
            for f in figures
        ]
        if measure == "power":
            gap = Gap(GapReason.NOT_REPORTED, "")
            marks.insert(2, Mark("-", 0, gap, self.pick("没有公布", "not published")))
        name = NAMES[measure].in_(self.language)
        return Chart(
            f"history-{measure}",
            "line",
            self.say(
                "{name}达到{value}",
                "{name} reached {value}",
                name=NAMES[measure],
                value=figures[-1],
            ),
            f"{name} · {HOME.name.in_(self.language)}",
            figures[-1].unit.name.in_(self.language),
            (Line(HOME.name.in_(self.language), tuple(marks), emphasis=True),),
            phrase(self.pick("来源：青溪州统计局", "Source: Qingxi statistics bureau")),
            lens,
        )

    def bar_chart(self) -> Chart:
        """Compare the towns."""
        bounds = (Bound.EXACTLY, Bound.MORE_THAN, Bound.ABOUT, Bound.EXACTLY)
        figures = [
            leaf("gdp", "2023", value, "亿元", town, bound)
            for town, value, bound in zip(
                TOWNS, ("402.6", "350", "210", "98.4"), bounds, strict=True
            )
        ]
        marks = [
            Mark(f.place.name.in_(self.language), float(f.value), f, display(f, self.language))
            for f in figures
        ]
        marks.append(
            Mark(
                self.pick("南浦县", "Nanpu"),
                0,
                Gap(GapReason.NOT_REPORTED),
                self.pick("没有公布", "not published"),
            )
        )
        return Chart(
            "places-gdp",
            "bar",
            self.say("{place}居首", "{place} leads", place=figures[0].place),
            self.pick("地区生产总值 · 二〇二三年", "Gross regional product · twenty twenty-three"),
            "亿元",
            (Line("", tuple(marks)),),
            phrase(self.pick("来源：各县公报", "Source: county bulletins")),
            Lens.SURFACE,
        )

    def strip_chart(self) -> Chart:
        """Lay two measures of the towns on one axis."""
        rows = []
        for number, name in enumerate(
            (self.pick("城镇", "Towns"), self.pick("乡村", "Countryside"))
        ):
            figures = [
                leaf(f"income{number}", "2023", str(31000 + 2100 * i - 9000 * number), "元", t)
                for i, t in enumerate(TOWNS)
            ]
            marks = tuple(
                Mark(f.place.name.in_(self.language), float(f.value), f, display(f, self.language))
                for f in figures
            )
            rows.append(Line(name, marks, emphasis=not number))
        return Chart(
            "strip-income",
            "strip",
            phrase(self.pick("城乡收入仍有差距", "Town and countryside remain apart")),
            self.pick("人均可支配收入", "Disposable income per person"),
            "元",
            tuple(rows),
            phrase(self.pick("来源：各县公报", "Source: county bulletins")),
            Lens.SURFACE,
        )

    def many_lines(self) -> Chart:
        """Draw two places in one chart."""
        figures = self.series("gdp")
        other = [
            replace(f, place=TOWNS[0], quantity=Quantity(f.value * Decimal("0.6"))) for f in figures
        ]
        lines = tuple(
            Line(
                some[0].place.name.in_(self.language),
                tuple(
                    Mark(f.period.code, float(f.value), f, display(f, self.language)) for f in some
                ),
                emphasis=not n,
            )
            for n, some in enumerate((figures, other))
        )
        return replace(self.line_chart("gdp", None), id="two-places", lines=lines)

    def table(self, name: str, rows: int = 6) -> Table:
        """Make a table with figures, states, links and a hostile name."""
        figures = self.series("gdp")
        states = tuple(State)
        cells = tuple(
            (
                Cell(
                    phrase(HOSTILE if index == 1 else NAMES["gdp"].in_(self.language)),
                    href="indicators/gdp",
                ),
                Cell(phrase(figures[index % len(figures)].period.code)),
                Cell(
                    Sentence(
                        (Span(display(figures[index % 6], self.language), figures[index % 6]),)
                    )
                ),
                Cell(phrase(""), states[index % len(states)]),
                Cell(
                    phrase(self.pick("青溪州统计局", "Qingxi statistics bureau")),
                    href="sources/bulletin-2023",
                ),
            )
            for index in range(rows)
        )
        columns = (
            ("指标", "时期", "数值", "结论", "来源")
            if self.language == "zh"
            else ("Indicator", "Period", "Value", "State", "Source")
        )
        return Table(
            name,
            phrase(self.pick("示例表", "A sample table")),
            columns,
            (False, False, True, False, False),
            cells,
            phrase(
                self.pick(
                    "没有记录，应由州统计局报送。",
                    "Nothing is on record; the bureau would report it.",
                )
            ),
        )

    def paragraph(self) -> tuple[Sentence, ...]:
        """Write two sentences with three figures."""
        now, before = self.series("gdp")[-1], self.series("gdp")[-2]
        power = self.series("power")[-1]
        return (
            self.say(
                "{period}，{place}{name}为{now}，比上年增长{up}，高于此前修订后的水平。",
                "In {period}, {name} of {place} stood at {now}, up {up} on a year earlier.",
                period=now.period,
                place=HOME,
                name=NAMES["gdp"],
                now=now,
                up=growth(now, before),
            ),
            self.say(
                "新能源装机{power}，提前完成目标。",
                "Renewable capacity of {power} met its target early.",
                power=power,
            ),
        )

    def claims(self) -> tuple[CheckedClaim, ...]:
        """Check a claim for each verdict."""
        figure = self.series("power")[-1]
        return tuple(
            CheckedClaim(
                f"claim-{verdict}",
                "2024-03-22",
                HOME.name.in_(self.language),
                self.say(
                    "新能源装机将达到{value}", "Renewable capacity will reach {value}", value=figure
                ),
                verdict.value,
                (self.say("公报：{value}", "Bulletin: {value}", value=figure),),
                self.pick("与统计公报一致。", "It agrees with the bulletin."),
                "bulletin-2023",
                reason=self.say(
                    "另有来源记为{value}。", "Another source has {value}.", value=figure
                ),
                check=self.pick("同一指标的其他来源", "the same cell in other sources"),
                sum=self.say("{value} = {value}", "{value} = {value}", value=figure),
                tolerance=self.say("可有±{value}的取舍。", "Rounded by ±{value}.", value=figure),
                readings=(
                    Reading(
                        self.pick("小数点错位", "a slipped point"),
                        agrees=True,
                        phrase=self.say("{value}", "{value}", value=figure),
                    ),
                    Reading(
                        self.pick("年份不同", "another year"),
                        agrees=False,
                        phrase=Sentence(()),
                    ),
                ),
                person=self.pick("支持", "supported"),
                person_differs=verdict is Ruling.CONTRADICTED,
                score="kept" if verdict is Ruling.SUPPORTED else "",
            )
            for verdict in Ruling
        )

    def tile(self, index: int) -> Tile:
        """Make the tile of an action."""
        slug, zh, en = ACTIONS[index]
        counts = (
            (State.ACHIEVED, 6 - index),
            (State.ON_TRACK, 3),
            (State.AT_RISK, index),
            (State.OFF_TRACK, 2),
            (State.NOT_ASSESSABLE, 5 * index),
            (State.NO_DATA, 3),
        )
        sentence = self.say(
            "新能源装机达到{power}。",
            "Renewable capacity reached {power}.",
            power=self.series("power")[-1],
        )
        states = tuple((s, leaf(f"state-{s.value}", "2023", str(n), "项")) for s, n in counts if n)
        return Tile(index + 1, slug, self.pick(zh, en), states, sentence)

    def report(self, index: int) -> ActionReport:
        """Write an action report; the first has nothing to tell."""
        slug, zh, en = ACTIONS[index]
        empty = not index
        now = self.series("gdp")[-1]
        table = self.table("indicators")
        return ActionReport(
            no=index + 1,
            action=slug,
            name=self.pick(zh, en),
            kicker=self.pick("行动报告", "Action report"),
            headline=self.say(
                "产值做到{now}，增速放缓", "Output reaches {now} while growth slows", now=now
            ),
            lead=(self.paragraph(),),
            coverage=self.paragraph()[:1],
            findings=() if empty else (self.paragraph(),) * 4,
            charts=() if empty else (self.line_chart("power", LENSES[index]), self.bar_chart()),
            shortfalls=() if empty else self.paragraph(),
            outlook=(self.paragraph(),),
            projects=replace(table, id="projects", rows=())
            if empty
            else replace(table, id="projects"),
            indicators=replace(table, rows=()) if empty else table,
            claims=() if empty else self.claims(),
            method=(self.paragraph()[:1],),
        )

    def layer(self, lens: Lens, zh: str, en: str) -> LayerColumn:
        """Write the column of a layer."""
        nodes = (
            "煤炭",
            "煤电",
            "工业硅",
            "多晶硅",
            "光伏组件",
            "煤制烯烃",
            "电解铝",
            "绿电",
            "绿氢",
        )
        edges = (
            ("煤炭", "煤电"),
            ("煤电", "工业硅"),
            ("工业硅", "多晶硅"),
            ("多晶硅", "光伏组件"),
            ("煤炭", "煤制烯烃"),
            ("煤电", "电解铝"),
            ("绿电", "绿氢"),
        )
        is_line = lens is Lens.LINE
        chart = (
            self.bar_chart()
            if lens is Lens.POINT
            else self.line_chart("gdp", lens)
            if lens is Lens.SURFACE
            else None
        )
        if chart is not None:
            chart = replace(chart, id=f"{lens.value}-{chart.id}", lens=lens)
        return LayerColumn(
            lens,
            self.pick(zh[0], en.split(maxsplit=1)[0]),
            self.pick(zh[1:], en),
            (self.paragraph(),),
            chart,
            replace(
                self.table(f"table-{lens.value}", 3),
                rows=() if lens is Lens.NET else self.table("x", 3).rows,
            ),
            nodes if is_line else (),
            edges if is_line else (),
        )

    def overview(self) -> Overview:
        """Write the overview."""
        layers = (
            (Lens.POINT, "点项目支撑", "Point projects"),
            (Lens.LINE, "线产业链条", "Line chains"),
            (Lens.NET, "网基础设施", "Net infrastructure"),
            (Lens.SURFACE, "面经济社会", "Surface economy and society"),
        )
        now, before = self.series("gdp")[-1], self.series("gdp")[-2]
        return Overview(
            kicker=self.pick("年终盘点 · 总览", "Year-end review · overview"),
            headline=self.say(
                "总量{now}，增长{up}，外资仍是短板",
                "Output of {now}, up {up}; foreign investment lags",
                now=now,
                up=growth(now, before),
            ),
            deck=self.paragraph()[1],
            note=self.paragraph()[:1],
            lead=(self.paragraph(), self.paragraph()),
            coverage=self.paragraph()[:1],
            layers=tuple(self.layer(*layer) for layer in layers),
            together=(self.paragraph(),),
            tiles=tuple(self.tile(index) for index in range(4)),
            findings=(self.paragraph(),) * 5,
            shortfalls=self.paragraph() * 2,
            outlook=(self.paragraph(),),
            charts=(self.line_chart("fdi", None), self.many_lines(), self.strip_chart()),
            timeline=tuple(
                Event(
                    f"{year}-07-2{index}",
                    f"{year}-07-2{index}",
                    self.pick("州委", "Party committee"),
                    self.pick("第六次全会", "Sixth plenum"),
                    self.say("提出建设目标", "Set the goals of the programme"),
                    "bulletin-2023",
                    core=not index % 2,
                )
                for index, year in enumerate(("2022", "2023", "2024"))
            ),
            answers=tuple(
                Answer(
                    f"q{n}",
                    self.pick("结构重在哪里？", "Where is the structure heavy?"),
                    lens,
                    answered=bool(n % 2),
                    paragraphs=(self.paragraph(),),
                )
                for n, lens in enumerate(Lens)
            ),
            claims_summary=self.paragraph()[:1],
            emphases=(self.pick("深化改革", "Deeper reform"),),
        )

    def indicator(self, measure: str, index: int) -> IndicatorPage:
        """Write the page of an indicator."""
        return IndicatorPage(
            measure,
            NAMES[measure].in_(self.language),
            SERIES[measure][0],
            LENSES[index],
            index + 1 if index else None,
            self.pick("按现行价格计算。", "At current prices."),
            (self.paragraph(),),
            None if measure == "fdi" else self.line_chart(measure, LENSES[index]),
            self.table("judgements", 2),
            self.table("values", 9),
            0,
        )

    def sheet(self, figure: Figure) -> FigureSheet:
        """Write the sheet of a figure."""
        shown = display(figure, self.language)
        statement = (
            f"{figure.place.name.in_(self.language)} · {figure.measure} · {figure.period.code}"
        )
        derived = isinstance(figure.why, Derived)
        steps = [(0, phrase(f"{statement} = {shown}"))]
        steps += [
            (1, Sentence((Span(display(part, self.language), part), Span(" · p. x"))))
            for part in figure.inputs
        ]
        return FigureSheet(
            figure.key,
            figure,
            shown,
            f"{figure.value} {figure.unit.symbol}",
            statement,
            self.pick("记录在案", "Recorded"),
            "now / before - 1" if derived else "",
            tuple(steps),
            (phrase(self.pick("另一来源：一千三百", "Another source differs")),),
            f"{statement}: {shown}.",
            figure.measure if figure.measure in NAMES else None,
            None if derived else "bulletin-2023",
        )

    def review(self) -> Review:
        """Write the whole review."""
        content = (
            self.overview(),
            tuple(self.report(index) for index in range(4)),
            tuple(self.indicator(measure, index) for index, measure in enumerate(NAMES)),
            sample_layers(self),
        )
        return Review(
            language=self.language,
            programme="sample",
            title=self.pick("样本州行动纲领", "Sample programme"),
            series=self.pick("年终盘点", "Year-end review"),
            publisher=self.pick("青溪日报", "Qingxi Daily"),
            place=HOME.name.in_(self.language),
            asof=date(2024, 12, 30),
            asof_words=self.pick("2024年12月30日", "30 December 2024"),
            book_digest="0123456789abcdef" * 4,
            overview=content[0],
            reports=content[1],
            indicators=content[2],
            sources=self.sources(),
            projects=self.table("projects", 30),
            claims=self.claims(),
            figures={
                part.key: self.sheet(part) for figure in cited(content) for part in walk(figure)
            },
            findings=self.table("findings"),
            methods=self.table("methods"),
            integration=content[3],
            claim_register=self.register(),
        )

    def register(self) -> ClaimRegister:
        """Count the claims and score the promises among them."""
        told = self.say("{value}", "{value}", value=self.series("power")[-1])
        counts = tuple((one.value, told) for one in Ruling)
        scores = tuple((one.value, told) for one in Score)
        return ClaimRegister(self.paragraph()[:1], counts, scores, self.table("promises"))

    def sources(self) -> tuple[SourcePage, ...]:
        """Give a source with an address to visit, one to cite only, and one without."""
        rows = (
            ("bulletin-2023", "https://example.org/a?b=1&c=2", True),
            ("closed", "https://blocked.example/x", False),
            ("paper", "", True),
        )
        return tuple(
            SourcePage(
                name,
                self.pick("青溪州统计局", "Qingxi statistics bureau"),
                HOSTILE if name == "closed" else self.pick("统计公报", "Bulletin"),
                "2024-03-01",
                url,
                link,
                "bulletin",
                "zh",
                "",
                self.table("values", 4),
            )
            for name, url, link in rows
        )
