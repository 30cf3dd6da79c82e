"""Every figure that is shown says what its lineage says."""

from __future__ import annotations

from html import escape

import pytest

from dianfan.figures.lineage import Figure
from dianfan.published.client.pen import exact
from dianfan.published.fault import Fault
from dianfan.published.verification.paper_links import UnreadablePaper
from dianfan.published.verification.paper_links import paper_links
from dianfan.published.verification.shown import language_of
from dianfan.published.verification.shown import readings
from dianfan.published.verification.shown import shown_faults
from dianfan.reported.display import display
from dianfan.reported.display import magnitude
from tests.editions import built
from tests.editions import has_fonts
from tests.published.sample_report import sample_report


def figures() -> dict[str, Figure]:
    return {key: sheet.figure for key, sheet in sample_report().reviews[1].figures.items()}


def link(figure: Figure, text: str, *, key: str = "", value: str = "") -> str:
    return (
        f'<a class="fig tiny" href="../figures/{figure.key}.html" data-key="{key or figure.key}"'
        f' title="t"><data value="{value or exact(figure)}">{escape(text)}</data></a>'
    )


def faults(page: str) -> tuple[Fault, ...]:
    return shown_faults("en/index.html", page.encode(), readings(figures(), "en"))[1]


def test_a_figure_may_be_shown_with_and_without_its_sign() -> None:
    page = "\n".join(
        link(figure, text)
        for figure in figures().values()
        for text in (display(figure, "en"), magnitude(figure, "en"))
    )
    assert faults(page) == ()
    assert shown_faults("en/index.html", page.encode(), readings(figures(), "en"))[0] == 2 * len(
        figures()
    )


def test_each_way_to_show_it_falsely_is_told_with_its_line() -> None:
    one, other = list(figures().values())[:2]
    right = display(one, "en")
    page = "\n".join(
        [
            link(one, right),
            link(one, right + "0"),
            link(one, right, value="7777"),
            link(one, display(other, "en"), key=other.key, value=exact(other)),
            link(one, right, key="0123456789abcdef"),
        ]
    )
    assert [(fault.where, fault.message.split(" ")[0:2]) for fault in faults(page)] == [
        ("line 2", ["the", "figure"]),
        ("line 3", ["the", "value"]),
        ("line 4", ["the", "figure"]),
        ("line 5", ["a", "figure"]),
    ]


@pytest.mark.parametrize(
    ("path", "language"),
    [("zh/a.html", "zh"), ("en/x/a.html", "en"), ("broadsheet-en.pdf", "en"), ("404.html", "zh")],
)
def test_the_path_of_a_file_tells_its_language(path: str, language: str) -> None:
    assert language_of(path) == language


@pytest.mark.parametrize("path", ["zh/index.html", "broadsheet-zh.pdf"])
def test_a_file_that_cannot_be_read_is_a_fault(path: str) -> None:
    count, (fault,) = shown_faults(path, b"\xff\xfe", {})
    assert (count, fault.file) == (0, path)


def test_what_is_no_paper_has_no_links() -> None:
    with pytest.raises(UnreadablePaper):
        list(paper_links(b"%PDF-1.7 nothing"))


@pytest.mark.skipif(not has_fonts(), reason="no paper was printed: the printing fonts are missing")
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_seen_under_a_link_is_what_is_read_out(language: str) -> None:
    links = list(paper_links((built() / f"broadsheet-{language}.pdf").read_bytes()))
    assert len(links) > 30
    for one in links:
        assert one.address.startswith(f"{language}/figures/")
        assert "".join(one.seen.replace("\ufffe", "").split()) in "".join(one.said.split())
