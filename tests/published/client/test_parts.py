"""The small parts of pages: states, trees, addresses, views."""

from dataclasses import replace

import pytest

from dianfan.judged.verdicts import State
from dianfan.published.client.addresses import address_of
from dianfan.published.client.addresses import ascent
from dianfan.published.client.addresses import slug
from dianfan.published.client.editorial import action_reports
from dianfan.published.client.editorial import overview
from dianfan.published.client.page import Beside
from dianfan.published.client.pen import Pen
from dianfan.published.client.records import grouped
from dianfan.published.client.reference import indicator_pages
from dianfan.published.client.reference import unit_word
from dianfan.published.client.site import Site
from dianfan.published.client.site import View
from dianfan.published.client.states import strip
from dianfan.published.client.templating import SECTIONS
from dianfan.published.client.trees import tree
from dianfan.published.client.words import words
from dianfan.reported.model import Report
from dianfan.reported.say import phrase
from tests.published.sample_facts import leaf
from tests.published.sample_writer import Writer


def test_a_strip_counts_every_state_in_words() -> None:
    counts = ((State.ACHIEVED, "3"), (State.AT_RISK, "1"), (State.NO_DATA, "0"))
    states = tuple((state, leaf(state.value, "2023", count, "项")) for state, count in counts)
    pen = Pen("en", "", {states[0][1].key}, "see source")
    drawn = strip(states, words("en"), pen)
    assert drawn.count("<rect") == 2
    assert '<span class="unseen">achieved</span> <a class="fig' in drawn
    assert '<span class="unseen">at risk</span> <data value="1">1</data>' in drawn
    assert 'x="180"' in drawn


def test_an_action_without_indicators_says_so() -> None:
    assert "No measurable indicator" in strip((), words("en"), Pen("en", "", set(), ""))


def test_steps_are_nested_by_depth_and_jumps_are_mended() -> None:
    steps = (
        (0, phrase("a")),
        (1, phrase("b")),
        (3, phrase("c")),
        (1, phrase("d")),
        (0, phrase("e")),
    )
    written = (
        tree(steps, Pen("en", "", frozenset(), ""))
        .replace("\n", "")
        .replace("<span>", "")
        .replace("</span>", "")
    )
    assert (
        written == "<ul><li>a<ul><li>b<ul><li>c</li></ul></li><li>d</li></ul></li><li>e</li></ul>"
    )


@pytest.mark.parametrize(
    ("reference", "address"),
    [
        ("indicators/gdp", "indicators/gdp.html"),
        ("projects#one", "projects.html#one"),
        ("sources/cjrb-2024-03", "sources/cjrb-2024-03.html"),
    ],
)
def test_references_are_addresses(reference: str, address: str) -> None:
    assert address_of(reference) == address


def test_an_id_that_is_no_file_name_becomes_one() -> None:
    assert slug("../../etc passwd").startswith("etc-passwd-")
    assert slug("来源") != slug("来路")
    assert "/" not in slug("a/b")


def test_the_way_up_is_counted() -> None:
    assert (ascent("index.html"), ascent("figures/a.html")) == ("", "../")


def test_claims_are_grouped_and_strange_verdicts_come_last() -> None:
    claims = Writer("en").claims()
    groups = grouped((replace(claims[0], verdict="of its own"), *claims))
    assert [verdict for verdict, _ in groups] == [
        "contradicted",
        "within_rounding",
        "other_scope",
        "supported",
        "not_yet_checkable",
        "no_evidence",
        "of its own",
    ]


def test_a_review_alone_has_no_twin(report: Report) -> None:
    site = Site(report.reviews[0], None, {}, Beside())
    view = View(site, "index.html", "overview", "", "")
    assert (view.twin, site.twin_words) == (None, None)
    pages = [*action_reports(site), *indicator_pages(site)]
    assert not [page for page in pages if b"hreflang" in page.content]


def test_a_page_without_a_twin_offers_the_other_overview(report: Report) -> None:
    zh, en = report.reviews
    site = Site(zh, replace(en, reports=()), {}, Beside())
    assert View(site, "actions/01-unity.html", "", "", "").twin == "../../en/index.html"


def test_a_source_without_a_page_is_named_as_it_is(report: Report) -> None:
    view = View(Site(report.reviews[0], None, {}, Beside()), "index.html", "", "", "")
    assert view.source("<unknown>") == "&lt;unknown&gt;"
    assert view.source("paper").startswith('<a href="sources/paper.html">')


def test_every_section_of_the_head_is_a_page(report: Report) -> None:
    site = Site(report.reviews[0], None, {}, Beside())
    told = [
        address.partition("#")[0]
        for key, address in SECTIONS
        if key not in {"indices", "chains", "networks"}
    ]
    assert not [address for address in told if address not in site.pages]


def test_an_indicator_without_a_line_has_no_trend(report: Report) -> None:
    review = report.reviews[0]
    bare = tuple(replace(one, chart=None) for one in review.indicators)
    pages = list(action_reports(Site(replace(review, indicators=bare), None, {}, Beside())))
    assert not [page for page in pages if b'class="spark"' in page.content]


def test_without_core_decisions_the_overview_tells_all(report: Report) -> None:
    review = report.reviews[0]
    plain = tuple(replace(event, core=False) for event in review.overview.timeline)
    told = replace(review, overview=replace(review.overview, timeline=plain))
    page = overview(Site(told, None, {}, Beside()))
    assert page.content.count(b'<p class="when">') == len(plain)


def test_a_unit_is_named_in_the_language_of_the_page() -> None:
    assert unit_word("亿元", "zh") == "亿元"
    assert unit_word("亿元", "en") == "yuan"
    assert unit_word("no unit", "en") == "no unit"
