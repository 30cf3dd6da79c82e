"""Each character knows its bytes, in any encoding, and what fits none is said."""

from __future__ import annotations

import codecs

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.said.documents.encoding import decode

NEWS = "今年前三季度，全市实现地区生产总值三百亿元，同比增长百分之六，经济运行总体平稳。"
OLD = "今年前三季，全市實現地區生產總值三百億元，經濟運行總體平穩，發展質量進一步提高。"


def _check(data: bytes, text: str, encoding: str, skip: int = 0) -> None:
    found = decode(data, "page.txt")
    assert found.text == text
    assert found.encoding == encoding
    assert not found.findings
    for char, start, end in zip(found.text, found.start, found.end, strict=True):
        assert data[start:end].decode(encoding) == char
    if text:
        assert (found.start[0], found.end[-1]) == (skip, len(data))


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
def test_chinese_is_known_without_a_mark(encoding: str) -> None:
    _check(f"{NEWS}\n2031年5月\n".encode(encoding), f"{NEWS}\n2031年5月\n", encoding)


def test_traditional_chinese_is_known_as_big5() -> None:
    _check(OLD.encode("big5hkscs"), OLD, "big5hkscs")


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_mark_decides(mark: bytes, encoding: str) -> None:
    _check(mark + NEWS.encode(encoding), NEWS, encoding, len(mark))


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30))
def test_utf_8_of_any_text_leads_back(text: str) -> None:
    if not text.startswith("\ufeff"):
        _check(text.encode(), text, "utf-8")


def test_bytes_that_fit_nothing_are_counted_and_the_rest_leads_back() -> None:
    data = (
        codecs.BOM_UTF8
        + "增长".encode()
        + b"\xff\xfe"
        + "6%，\ufffd".encode()
        + b"\xe4\xb8"
        + "完".encode()
    )
    found = decode(data, "page.txt")
    assert found.text.replace("\ufffd", "") == "增长6%，完"
    for char, start, end in zip(found.text, found.start, found.end, strict=True):
        piece = data[start:end]
        assert char == "\ufffd" or piece.decode() == char
    assert int(found.end[-1]) == len(data)
    assert found.findings[0].code == "undecodable-bytes"
    assert "byte 9" in found.findings[0].message


def test_a_declared_encoding_holds_only_if_the_bytes_fit() -> None:
    assert decode(NEWS.encode("gbk"), "page.html", "gb2312").encoding == "gb18030"
    wrong = decode(NEWS.encode(), "page.html", "big5")
    assert wrong.text == NEWS
    assert [one.code for one in wrong.findings] == ["wrong-charset"]
    assert decode(NEWS.encode(), "page.html", "no-such-code").encoding == "utf-8"


def test_a_choice_that_is_no_sure_one_names_its_rival() -> None:
    doubtful = decode(bytes(range(0x81, 0xFF)), "page.txt")
    assert "doubtful-encoding" in {one.code for one in doubtful.findings}


def test_ten_thousand_faults_take_no_longer_than_their_number() -> None:
    data = codecs.BOM_UTF8 + b"a\xff" * 200_000
    found = decode(data, "page.txt")
    assert found.text.count("\ufffd") == 200_000
    assert np.array_equal(np.diff(found.start), np.ones(399_999))
