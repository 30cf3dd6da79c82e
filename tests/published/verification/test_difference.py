"""What differs in a file is told by place, content and figure."""

from __future__ import annotations

import io

import polars as pl
import pytest

from dianfan.published.fault import Fault
from dianfan.published.lineage import figures_file
from dianfan.published.lineage import lineage_file
from dianfan.published.verification.atlas import Atlas
from dianfan.published.verification.atlas import atlas
from dianfan.published.verification.comparison import Comparison
from dianfan.published.verification.difference import differences
from tests.editions import built
from tests.editions import has_fonts
from tests.published.sample_report import sample_report


@pytest.fixture(scope="module")
def drawn() -> Atlas:
    report = sample_report()
    return atlas(lineage_file(report).decode(), figures_file(report).decode())


def keys(drawn: Atlas) -> list[str]:
    return sorted(drawn.figures)


def told(drawn: Atlas, path: str, expected: bytes | str, found: bytes | str) -> list[Fault]:
    one, other = (text.encode() if isinstance(text, str) else text for text in (expected, found))
    return list(differences(Comparison(path, one, other, drawn)))


def test_the_link_around_a_change_is_named(drawn: Atlas) -> None:
    key, other = keys(drawn)[:2]
    page = (
        f'<p><a class="fig" href="figures/{other}.html" data-key="{other}">7</a>\n'
        f'<a class="fig" href="figures/{key}.html" data-key="{key}"><data value="77">77</data></a>'
    )
    (fault,) = told(drawn, "zh/index.html", page, page.replace(">77<", ">79<"))
    assert fault.figures == (key,)
    assert fault.where.startswith("line 2, column ")
    assert (">77<" in fault.expected, ">79<" in fault.found) == (True, True)


def test_a_reading_outside_of_any_link_is_named(drawn: Atlas) -> None:
    key = next(key for key, words in drawn.read_as.items() if len(words[0]) > 3)
    words = drawn.read_as[key][0]
    page = f"<title>增长{words}</title>"
    (fault,) = told(drawn, "zh/index.html", page, page.replace(words, words[:-1] + "?"))
    assert key in fault.figures


def test_a_reading_within_a_longer_number_is_not_meant(drawn: Atlas) -> None:
    key = next(key for key, words in drawn.read_as.items() if words[0].isdigit() or words[0])
    words = drawn.read_as[key][0]
    page = f"<p>x{words}y</p>"
    (fault,) = told(drawn, "zh/index.html", page, page.replace("y", "z"))
    assert "a figure differs" not in fault.message


def test_the_page_of_a_figure_names_it(drawn: Atlas) -> None:
    key = keys(drawn)[0]
    (fault,) = told(drawn, f"en/figures/{key}.html", "<p>in 2024</p>", "<p>in 2025</p>")
    assert fault.figures == (key,)


def test_a_line_of_a_list_names_its_figure(drawn: Atlas) -> None:
    first, second = keys(drawn)[:2]
    lines = f'{{"key": "{first}", "value": "1"}}\n{{"key": "{second}", "value": "2"}}\n'
    (fault,) = told(drawn, "lineage.jsonl", lines, lines.replace('"2"}', '"3"}'))
    assert fault.figures == (second,)


@pytest.mark.parametrize("path", ["assets/style.css", "assets/reader.js", "assets/icon.svg"])
def test_no_figure_stands_in_code(drawn: Atlas, path: str) -> None:
    (fault,) = told(drawn, path, "a { width: 1px }", "a { width: 2px }")
    assert fault.figures == ()
    assert "no figure stands in it" in fault.message


def test_the_entry_of_a_file_names_what_the_file_is_of(drawn: Atlas) -> None:
    key = keys(drawn)[0]
    text = f'"path": "zh/figures/{key}.html",\n"sha256": "ab1"\n'
    (fault,) = told(drawn, "manifest.json", text, text.replace("ab1", "ab2"))
    assert fault.figures == (key,)


def test_other_files_are_told_by_name_alone(drawn: Atlas) -> None:
    (fault,) = told(drawn, "assets/card.png", b"\x891", b"\x892")
    assert (fault.file, fault.figures) == ("assets/card.png", ())


def test_no_more_than_the_first_places_are_told(drawn: Atlas) -> None:
    text = "\n".join("1" * 20)
    assert len(told(drawn, "zh/index.html", text, text.replace("1", "2"))) == 3


def entry_of(drawn: Atlas) -> tuple[str, str]:
    return next(
        (stated.content["why"]["entry"], key)
        for key, stated in drawn.figures.items()
        if stated.content["why"]["kind"] == "recorded"
    )


def test_a_cell_of_the_book_names_the_figures_that_rest_on_its_row(drawn: Atlas) -> None:
    entry, key = entry_of(drawn)
    table = f"entry,value,note\n{entry},77,\n0,78,\n"
    (fault,) = told(drawn, "book/entries.csv", table, table.replace(",77,", ",79,"))
    assert (fault.where, fault.expected, fault.found) == ("row 2, value", "77", "79")
    assert key in fault.figures


def parquet(**columns: list[str]) -> bytes:
    buffer = io.BytesIO()
    pl.DataFrame(columns).write_parquet(buffer)
    return buffer.getvalue()


def test_a_cell_of_a_twin_is_told_alike(drawn: Atlas) -> None:
    entry, key = entry_of(drawn)
    one, other = (parquet(entry=[entry, "0"], value=[value, "78"]) for value in ("77", "79"))
    (fault,) = told(drawn, "book/parquet/entries.parquet", one, other)
    assert (fault.where, fault.expected, fault.found) == ("row 2, value", "77", "79")
    assert key in fault.figures


def test_a_twin_that_cannot_be_read_names_the_figures_of_its_table(drawn: Atlas) -> None:
    (fault,) = told(drawn, "book/parquet/entries.parquet", parquet(entry=["0"]), b"nothing")
    assert "cannot be read" in fault.message
    assert entry_of(drawn)[1] in fault.figures


def test_rows_that_are_gone_and_text_that_is_alike_are_told(drawn: Atlas) -> None:
    (gone,) = told(drawn, "book/entries.csv", "entry,value\n0,1\n", "entry,value\n")
    assert (gone.where, gone.expected, gone.found) == ("row 2, entry", "0", "")
    (alike,) = told(drawn, "book/entries.csv", "entry\n0\n", "entry\r\n0\r\n")
    assert alike.message == "the bytes differ, the cells do not"


@pytest.mark.skipif(not has_fonts(), reason="no paper was printed: the printing fonts are missing")
class TestPaper:
    """What differs in a printed paper."""

    def paper(self) -> bytes:
        return (built() / "broadsheet-zh.pdf").read_bytes()

    def atlas(self) -> Atlas:
        texts = ((built() / name).read_text("utf-8") for name in ("lineage.jsonl", "figures.json"))
        return atlas(*texts)

    def test_a_link_that_leads_elsewhere_is_named(self) -> None:
        paper = self.paper()
        place = paper.index(b"zh/figures/") + len(b"zh/figures/")
        key = paper[place : place + 16].decode()
        other = paper[:place] + bytes([paper[place] ^ 1]) + paper[place + 1 :]
        (fault,) = told(self.atlas(), "broadsheet-zh.pdf", paper, other)
        assert key in fault.figures
        assert "in its address" in fault.message

    def test_a_paper_that_cannot_be_read_names_all_its_figures(self) -> None:
        (fault,) = told(self.atlas(), "broadsheet-zh.pdf", self.paper(), b"nothing")
        assert "cannot be read" in fault.message
        assert len(fault.figures) > 10

    def test_bytes_beside_the_text_are_told_as_such(self) -> None:
        paper = self.paper()
        place = paper.rindex(b"startxref") + len(b"startxref\n")
        other = paper[:place] + bytes([paper[place] ^ 1]) + paper[place + 1 :]
        (fault,) = told(self.atlas(), "broadsheet-zh.pdf", paper, other)
        assert fault.figures == ()
        assert fault.where == f"byte {place + 1}"
