"""The galley: all text of an edition divided into atoms and named, before pages are made up."""

from dataclasses import dataclass

from dianfan.published.broadsheet.atoms import Article
from dianfan.published.broadsheet.atoms import Figures
from dianfan.published.broadsheet.atoms import article
from dianfan.published.broadsheet.grid import GRIDS
from dianfan.published.broadsheet.grid import Grid
from dianfan.published.broadsheet.story import Box
from dianfan.published.broadsheet.story import Broadsheet
from dianfan.published.broadsheet.story import Para
from dianfan.published.broadsheet.story import Run
from dianfan.published.broadsheet.words import WORDS
from dianfan.published.broadsheet.words import Words


@dataclass(frozen=True, slots=True)
class Galley:
    """Articles by name, the figures they cite, and the drawings, with grid and words."""

    sheet: Broadsheet
    grid: Grid
    words: Words
    articles: dict[str, Article]
    figures: tuple[Run, ...]
    figure_pieces: list[list[tuple[str, bool]]]

    def job(self) -> dict[str, object]:
        """Return what both templates need: style, articles, figures."""
        return {
            "style": {
                "lang": self.words.lang,
                "region": self.words.region,
                "pitch": self.grid.pitch,
                "body": self.grid.body,
                "indent": 2.0 if self.words.lang == "zh" else 1.2,
                "hyphenate": self.words.lang != "zh",
            },
            "articles": {n: [p.job() for p in a.paras] for n, a in self.articles.items()},
            "figures": self.figure_pieces,
        }


def set_type(sheet: Broadsheet) -> Galley:
    """Divide every text of an edition; names are such as lead, box-1, brief-3, table-1-0-2."""
    words = WORDS[sheet.language]
    figures = Figures([])
    articles = {name: article(name, paras, figures) for name, paras in _texts(sheet, words)}
    pieces = figures.job()
    return Galley(sheet, GRIDS[sheet.language], words, articles, tuple(figures.runs), pieces)


def ordered(boxes: tuple[Box, ...]) -> list[tuple[str, Box]]:
    """Return boxes with their article names, in the order given."""
    return [(f"box-{number}", box) for number, box in enumerate(boxes, 1)]


def _texts(sheet: Broadsheet, words: Words) -> list[tuple[str, tuple[Para, ...]]]:
    """Name every text that is set from runs, in the order of reading."""
    texts: list[tuple[str, tuple[Para, ...]]] = []
    if sheet.note:
        texts.append(("note", sheet.note.paras))
    texts.append(("lead", sheet.lead.paras))
    for number, chart in enumerate(sheet.charts, 1):
        label = Run(words.numbered(number))
        texts.append((f"chart-{number}", (Para((label, *chart.caption)),)))
    texts += [(name, box.paras) for name, box in ordered(sheet.boxes)]
    if sheet.comment:
        texts.append(("comment", sheet.comment.paras))
    texts += [(f"brief-{n}", brief.paras) for n, brief in enumerate(sheet.briefs, 1)]
    for number, table in enumerate(sheet.tables, 1):
        heads = tuple((Run(column.head),) for column in table.columns)
        for r, row in enumerate((heads, *table.rows)):
            texts += [(f"table-{number}-{r}-{c}", (Para(cell),)) for c, cell in enumerate(row)]
    if sheet.colophon:
        texts.append(("colophon", sheet.colophon.paras))
    return texts


def characters(galley: Galley) -> str:
    """Return every character that will be printed, for the check of glyphs."""
    sheet, head, lead = galley.sheet, galley.sheet.masthead, galley.sheet.lead
    loose = [head.title, head.title_latin, *head.motto, head.date, head.issue, head.edition]
    loose += [
        head.section,
        head.publisher,
        lead.kicker,
        lead.headline,
        lead.deck or "",
        lead.byline,
    ]
    loose += [box.title for box in sheet.boxes] + [table.title for table in sheet.tables]
    loose += [text for brief in sheet.briefs for text in (brief.number, brief.headline)]
    loose += [sheet.comment.title, sheet.comment.byline] if sheet.comment else []
    loose += [sheet.colophon.title] if sheet.colophon else []
    loose.append(sheet.briefs_title or "")
    return "\n".join([*loose, *(text.text for text in galley.articles.values())])
