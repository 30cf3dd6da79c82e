"""Whatever happens to the bytes of a file, loading gives a programme and never raises."""

from __future__ import annotations

import tempfile
from decimal import Decimal
from pathlib import Path

from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from dianfan.figures.finding import Severity
from dianfan.figures.period import period
from dianfan.figures.quantity import Bound
from dianfan.figures.quantity import Quantity
from dianfan.figures.unit import unit
from dianfan.promised.fields import FILES
from dianfan.promised.load import load
from dianfan.promised.model import Programme
from tests.promised.folder import copied

MARKS = (
    *(b'"', b", ", b": ", b"- ", b"[", b"{", b"&a ", b"*a ", b"!!int ", b"--- ", b"=1", b"../"),
    *(b"\r", b"\n", b"\0", b"9" * 40, b"\xef\xbb\xbf", b"\xe2\x80\xae"),
    *("，".encode(), "１".encode()),
)
PIECES = st.one_of(
    st.binary(min_size=0, max_size=4),
    st.sampled_from(MARKS),
)
EDITS = st.lists(st.tuples(st.integers(0, 1 << 16), st.integers(0, 12), PIECES), min_size=1, max_size=3)  # fmt: skip


def _is_usable(programme: Programme) -> None:
    """What stays in a programme can be used without a check."""
    for row in programme.observations.iter_rows(named=True):
        unit(row["unit"])
        period(row["period"])
        upper = Decimal(row["upper"]) if row["upper"] else None
        Quantity(Decimal(row["value"]), Bound(row["bound"]), upper)
    for target in programme.targets:
        Quantity(target.value, target.bound, target.upper)
        unit(target.unit)
        period(target.period)
    for finding in programme.findings:
        assert "{" not in finding.remedy
        assert finding.where.line is None or finding.where.line > 0


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(FILES), EDITS)
def test_random_edits_never_raise(name: str, edits: list[tuple[int, int, bytes]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = copied(Path(place) / "qinghe")
        data = (folder / name).read_bytes()
        for at, length, piece in edits:
            start = at % (len(data) + 1)
            data = data[:start] + piece + data[start + length :]
        (folder / name).write_bytes(data)
        _is_usable(load(folder))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(FILES), st.binary(max_size=400))
def test_random_bytes_never_raise(name: str, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = copied(Path(place) / "qinghe")
        (folder / name).write_bytes(data)
        programme = load(folder)
        _is_usable(programme)
        assert any(f.severity is not Severity.NOTE for f in programme.findings)
