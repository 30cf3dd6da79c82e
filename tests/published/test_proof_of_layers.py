"""What the page on the layers counts and reckons is proved from the Book alone."""

from dataclasses import replace
from pathlib import Path

import pytest

from dianfan import judged
from dianfan import promised
from dianfan import recorded
from dianfan import reported
from dianfan import said
from dianfan.figures.errors import UnknownKey
from dianfan.figures.lineage import Derived
from dianfan.figures.lineage import Figure
from dianfan.figures.lineage import Recorded
from dianfan.figures.lineage import walk
from dianfan.figures.quantity import exactly
from dianfan.figures.rule import prove
from dianfan.published.verification.proof import Ground
from dianfan.published.verification.proof import expected_leaf
from dianfan.reported.sheets import cited

QINGHE = Path(__file__).parent.parent / "programmes" / "qinghe"


@pytest.fixture(scope="module")
def ground() -> Ground:
    programme = promised.load(QINGHE)
    claims = said.read(programme)
    return Ground(
        programme, claims, recorded.close(programme, claims, programme.charter.review_date)
    )


@pytest.fixture(scope="module")
def figures(ground: Ground) -> tuple[Figure, ...]:
    programme, book = ground.programme, ground.book
    review = reported.write(programme, book, judged.judge(programme, book)).reviews[0]
    below = {part.key: part for one in cited(review.integration) for part in walk(one)}
    return tuple(below.values())


def test_every_leaf_is_what_the_book_says_and_every_sum_what_its_method_gives(
    ground: Ground, figures: tuple[Figure, ...]
) -> None:
    assert len(figures) > 50
    for figure in figures:
        if isinstance(figure.why, Derived):
            prove(figure)
        else:
            assert expected_leaf(figure, ground).key == figure.key


def test_a_changed_number_of_loose_ends_is_found(
    ground: Ground, figures: tuple[Figure, ...]
) -> None:
    counted = [
        one
        for one in figures
        if isinstance(one.why, Recorded) and one.why.entry.startswith("graph:")
    ]
    assert counted
    for figure in counted:
        forged = replace(figure, quantity=exactly(figure.value + 1))
        assert expected_leaf(forged, ground).key == figure.key


@pytest.mark.parametrize("what", ["nothing", "project-without-network"])
def test_a_count_of_what_cannot_be_counted_is_refused(
    what: str, ground: Ground, figures: tuple[Figure, ...]
) -> None:
    forged = replace(figures[0], why=Recorded(f"graph:{what}", "", ""))
    with pytest.raises((KeyError, UnknownKey)):
        expected_leaf(forged, ground)
