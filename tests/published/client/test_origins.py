"""Sources on a sheet: all at once, with a way out where there is one."""

import re
from collections.abc import Mapping

import pytest
from markupsafe import escape

from dianfan.published.ancestry import leaves
from dianfan.published.client.origins import MARKS
from dianfan.reported.model import Report


def sheet(page: str) -> str:
    return page.partition("<article")[2].partition("</article>")[0]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_sheet_names_every_source_of_its_figure_directly(
    report: Report, pages: Mapping[str, str], language: str
) -> None:
    review = next(one for one in report.reviews if one.language == language)
    known = {one.id: one for one in review.sources}
    seen = 0
    for key, one in review.figures.items():
        text = sheet(pages[f"{language}/figures/{key}.html"])
        for leaf in leaves(one.figure):
            card = known.get(getattr(leaf.why, "source", ""))
            if card is not None:
                assert f"sources/{card.id}.html" in text
                assert (f'href="{escape(card.url)}"' in text) == bool(card.link and card.url)
                seen += 1
    assert seen > 3


@pytest.mark.parametrize("language", ["zh", "en"])
def test_only_what_was_made_of_others_is_drawn(
    report: Report, pages: Mapping[str, str], language: str
) -> None:
    review = next(one for one in report.reviews if one.language == language)
    for key, one in review.figures.items():
        drawn = '<svg class="descent"' in pages[f"{language}/figures/{key}.html"]
        assert drawn == bool(one.figure.inputs)


def test_each_kind_is_marked_beside_its_word(report: Report, pages: Mapping[str, str]) -> None:
    assert len(set(MARKS.values())) == len(MARKS)
    for key in report.reviews[0].figures:
        assert len(re.findall('<svg class="kind"', pages[f"zh/figures/{key}.html"])) == 1
