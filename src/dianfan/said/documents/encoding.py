"""Bytes to text: which encoding, and which bytes of the file each character stands in."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.finding import Finding
from dianfan.said.documents.unread import DOUBT
from dianfan.said.documents.unread import place

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PROBE = 1 << 16
_FREQUENT = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严龙飞"
    "國這個們來時會為學說對產發動過經種從業開關實與還機應點線內總運萬區統組農權當門議轉廣處報電價歷號劃務衛縣鐵億項較優資質環節設據場園藝團結構創專題勞"
)


_LOST = "\ufffd"
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "ascii": "utf-8"}
_UTF8_STEPS = np.array([0x7F, 0x7FF, 0xFFFF], dtype=np.uint32)


@dataclass(frozen=True)
class Decoded:
    """Text and, for each of its characters, the bytes of the file that it stands in.

    ``start`` and ``end`` (n,) int64 are offsets in the file, the byte order mark counted.
    """

    text: str
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    encoding: str
    findings: tuple[Finding, ...] = ()


def decode(data: bytes, file: str, declared: str = "") -> Decoded:
    """Decode a file of text.

    A byte order mark decides; else an encoding that the file declares, if the bytes fit it;
    else UTF-8, if they fit it; else the one of GB18030, Big5 and UTF-16 that gives the
    most common characters. Bytes that fit no encoding become U+FFFD, and a finding says where.

    Args:
        data: the bytes of the whole file.
        file: its name, for the findings.
        declared: what HTML or XML says of itself.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, file, encoding, len(mark))
    wished = _known(declared)
    if wished and _fits(data, wished):
        return _decoded(data, file, wished, 0)
    found = (_not_as_declared(file, declared),) if declared else ()
    if _fits(data, "utf-8"):
        return _decoded(data, file, "utf-8", 0, found)
    best, doubt = _likeliest(data, file)
    return _decoded(data, file, best, 0, (*found, *doubt))


def _known(name: str) -> str:
    """Give the codec of a declared name, or the wider one that holds it and more."""
    try:
        known = codecs.lookup(name).name if name else ""
    except LookupError:
        return ""
    return _WIDER.get(known, known)


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (UnicodeDecodeError, UnicodeError):
        return False
    return True


def _likeliest(data: bytes, file: str) -> tuple[str, tuple[Finding, ...]]:
    """Choose by the share of frequent characters in a probe; name the rival when it is near."""
    probe = data[:_PROBE]
    scores = sorted(((_plausible(probe, one), one) for one in _candidates(probe)), reverse=True)
    (best, first), (rival, second) = scores[0], scores[1]
    if best < 0.2 or best - rival < 0.05:  # noqa: PLR2004 - shares of frequent characters
        finding = Finding(
            DOUBT,
            "doubtful-encoding",
            place(file),
            f"The bytes are read as {first}; {second} would fit nearly as well.",
            "Save the file as UTF-8.",
        )
        return first, (finding,)
    return first, ()


def _candidates(probe: bytes) -> Iterator[str]:
    yield from ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
    if not any(byte > 0x7F for byte in probe):  # noqa: PLR2004 - beyond ASCII
        yield "ascii"


def _plausible(probe: bytes, encoding: str) -> float:
    """Give the share of characters that are frequent or ASCII, less that of what fits nothing."""
    text = probe.decode(encoding, "replace")
    if not text:
        return 0.0
    good = sum(
        char in _FREQUENT or " " <= char <= "~" or char in "\n\r\t，。、；：“”（）" for char in text
    )
    bad = sum(char == "\ufffd" or "\ue000" <= char <= "\uf8ff" or char < "\t" for char in text)
    return (good - 4 * bad) / len(text)


def _decoded(
    data: bytes, file: str, encoding: str, skip: int, findings: tuple[Finding, ...] = ()
) -> Decoded:
    text, bad = _lenient(data[skip:], encoding)
    widths = _widths(text, encoding)
    if bad:
        _mend(widths, text, bad)
        findings = (*findings, _undecodable(file, encoding, len(bad), bad[0][0] + skip))
    end = np.cumsum(widths, dtype=np.int64) + skip
    return Decoded(text, end - widths, end, encoding, findings)


def _lenient(data: bytes, encoding: str) -> tuple[str, list[tuple[int, int]]]:
    """Decode; give also the bytes, from and to, that fit nothing and became U+FFFD."""
    bad: list[tuple[int, int]] = []

    def replace(fault: UnicodeError) -> tuple[str, int]:
        assert isinstance(fault, UnicodeDecodeError)  # noqa: S101 - for the type checker alone
        bad.append((fault.start, fault.end))
        return _LOST, fault.end

    codecs.register_error("dianfan-lenient", replace)
    return data.decode(encoding, "dianfan-lenient"), bad


def _widths(text: str, encoding: str) -> NDArray[np.int64]:
    """Give how many bytes each character takes in an encoding."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    if encoding == "utf-8":
        return np.searchsorted(_UTF8_STEPS, points).astype(np.int64) + 1
    if encoding.startswith("utf-16"):
        return 2 + 2 * np.searchsorted(_UTF8_STEPS[2:], points).astype(np.int64)
    if encoding.startswith("utf-32"):
        return np.full(len(points), 4, dtype=np.int64)
    kinds, which = np.unique(points, return_inverse=True)
    sizes = [len(chr(int(one)).encode(encoding, "replace")) for one in kinds]
    return np.array(sizes, dtype=np.int64)[which]


def _mend(widths: NDArray[np.int64], text: str, bad: list[tuple[int, int]]) -> None:
    """Give each U+FFFD that stands for bad bytes their number, and leave those of the text be."""
    starts, drift, waiting = np.cumsum(widths) - widths, 0, iter(bad)
    next_bad = next(waiting, None)
    for at in (number for number, char in enumerate(text) if char == _LOST):
        if next_bad is None:
            break
        if starts[at] + drift == next_bad[0]:
            count = next_bad[1] - next_bad[0]
            drift += count - int(widths[at])
            widths[at] = count
            next_bad = next(waiting, None)


def _undecodable(file: str, encoding: str, count: int, first: int) -> Finding:
    return Finding(
        DOUBT,
        "undecodable-bytes",
        place(file),
        f"{count} places hold bytes that are no {encoding}, the first at byte {first}.",
        "Get the file again, or save it as UTF-8 where it was made.",
    )


def _not_as_declared(file: str, declared: str) -> Finding:
    return Finding(
        DOUBT,
        "wrong-charset",
        place(file),
        f"The file says that it is {declared}, and its bytes are not.",
        "Nothing, if the text reads well; else correct what the file declares.",
    )
