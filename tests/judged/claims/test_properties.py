"""What must hold for every claim: made from the record, bent, rescaled, or judged by a person."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from dianfan.judged.claims.judge import judge_claims
from dianfan.judged.claims.model import Ruling
from dianfan.judged.claims.model import Slip
from dianfan.promised.load import load
from dianfan.promised.model import ClaimVerdict as PersonVerdict
from dianfan.recorded.close import close
from dianfan.said.claims import read
from tests.judged.claims.bench import claim
from tests.judged.claims.bench import entry
from tests.judged.claims.bench import measure
from tests.judged.claims.bench import verdict
from tests.judged.claims.bench import world

FOLDERS = (Path("programmes/changji"), Path("tests/programmes/qinghe"))
amounts = st.decimals(1, 10**6, places=2)


@settings(max_examples=60, deadline=None)
@given(amounts)
def test_a_claim_made_from_the_record_is_never_contradicted(value: Decimal) -> None:
    some = world([entry(f"{value}")])
    assert verdict(some, claim(f"{value}")).ruling is Ruling.SUPPORTED


@settings(max_examples=60, deadline=None)
@given(amounts, st.decimals("1.01", 3, places=2))
def test_a_claim_bent_beyond_rounding_is_never_supported(value: Decimal, bend: Decimal) -> None:
    some = world([entry(f"{value}")])
    bent = (value * bend).quantize(Decimal("0.01"))
    if abs(bent - value) > Decimal("0.011"):
        assert verdict(some, claim(f"{bent}")).ruling is not Ruling.SUPPORTED


@settings(max_examples=40, deadline=None)
@given(amounts)
def test_a_unit_in_another_magnitude_changes_no_verdict(value: Decimal) -> None:
    some = world([entry(f"{value * 10000:f}", unit="万元")])
    assert verdict(some, claim(f"{value}")).ruling is Ruling.SUPPORTED


@settings(max_examples=40, deadline=None)
@given(st.integers(1000, 99999), st.sampled_from([10, 10000]))
def test_a_slip_of_magnitude_is_named(value: int, slip: int) -> None:
    one = verdict(world([entry(f"{value}")]), claim(f"{value * slip}"))
    named = {other.slip for other in one.alternatives if other.agrees}
    assert one.ruling is Ruling.CONTRADICTED
    assert {10: Slip.FACTOR_TEN, 10000: Slip.WAN_YI}[slip] in named


@settings(max_examples=40, deadline=None)
@given(st.lists(st.decimals(1, 9999, places=1), min_size=2, max_size=6))
def test_a_sum_of_rounded_parts_is_never_contradicted(parts: list[Decimal]) -> None:
    rounded = [part.quantize(Decimal(1)) for part in parts]
    names = [f"part{number}" for number in range(len(parts))]
    rows = [
        entry(f"{value}", indicator=name, source="press")
        for name, value in zip(names, rounded, strict=True)
    ]
    some = world(rows, tuple(measure(name) for name in names))
    whole = sum(parts, Decimal(0)).quantize(Decimal(1))
    pointers = tuple(f"{name}@99@2024#press" for name in names)
    one = verdict(some, claim(f"{whole}", checked_by=pointers))
    assert one.ruling in {Ruling.SUPPORTED, Ruling.WITHIN_ROUNDING}


def test_what_a_person_wrote_decides_nothing() -> None:
    words = list(PersonVerdict)
    for folder in FOLDERS:
        programme = load(folder)
        book = close(programme, read(programme), programme.charter.review_date)
        before = judge_claims(programme, book, read(programme).claims)
        turned = tuple(
            replace(
                row,
                verdict=words[(words.index(row.verdict) + 1 + number) % len(words)],
                why_zh="",
                why_en=f"turned {number}",
            )
            for number, row in enumerate(programme.claims)
        )
        other = replace(programme, claims=turned)
        after = judge_claims(other, book, read(other).claims)
        assert before == after
