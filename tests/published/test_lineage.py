"""The lineage file says everything that a figure is."""

from __future__ import annotations

import json
from dataclasses import replace

from dianfan.figures.lineage import content_key
from dianfan.figures.lineage import statement
from dianfan.figures.lineage import walk
from dianfan.published.lineage import Stated
from dianfan.published.lineage import figure_of
from dianfan.published.lineage import figures_file
from dianfan.published.lineage import lineage_file
from dianfan.published.lineage import read_lines
from tests.published.sample_report import sample_report as report


def stated() -> list[Stated]:
    lines = list(read_lines(lineage_file(report()).decode()))
    assert all(isinstance(line, Stated) for line in lines)
    return [line for line in lines if isinstance(line, Stated)]


def test_every_figure_and_all_below_it_stand_once_with_inputs_first() -> None:
    cited = {key for review in report().reviews for key in review.figures}
    below = {
        part.key
        for review in report().reviews
        for sheet in review.figures.values()
        for part in walk(sheet.figure)
    }
    keys = [line.key for line in stated()]
    assert len(keys) == len(set(keys))
    assert set(keys) == cited | below
    for place, line in enumerate(stated()):
        assert set(line.inputs) <= set(keys[:place])


def test_a_line_gives_its_figure_back() -> None:
    figures = {
        part.key: part
        for review in report().reviews
        for sheet in review.figures.values()
        for part in walk(sheet.figure)
    }
    for line in stated():
        assert content_key(line.content) == line.key
        figure = figures[line.key]
        inputs = tuple(figures[key] for key in line.inputs)
        again = figure_of(line.content, inputs, {figure.place.code: figure.place})
        assert statement(again) == statement(figure)
        assert again.key == line.key


def test_the_order_of_the_review_does_not_matter() -> None:
    one = report()
    turned = replace(
        one,
        reviews=tuple(
            replace(review, figures=dict(reversed(list(review.figures.items()))))
            for review in one.reviews
        ),
    )
    assert lineage_file(one) == lineage_file(turned)
    assert figures_file(one) == figures_file(turned)


def test_the_index_tells_every_figure_in_every_language() -> None:
    index = json.loads(figures_file(report()))
    for review in report().reviews:
        for key, sheet in review.figures.items():
            told = {"display": sheet.display, "statement": sheet.statement}
            assert index[key][review.language] == told


def test_a_line_that_cannot_be_read_is_told_by_its_number() -> None:
    lines = list(read_lines('{"key": 1\n{"value": "2"}\n[]\n{"key": "a", "why": 3}'))
    assert [line[0] for line in lines if isinstance(line, tuple)] == [1, 2, 3, 4]
