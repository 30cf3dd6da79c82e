"""Verdicts of a programme's record on the claims that were read from some files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from dianfan import promised
from dianfan.cli.review import report_of
from dianfan.figures.errors import BlockedByFindings
from dianfan.published.claim_reviews import RATINGS
from dianfan.published.client.words import words
from dianfan.reported.model import CheckedClaim
from dianfan.reported.model import Review
from dianfan.said.confirming.as_read import read_claims
from dianfan.said.confirming.rows import READ
from dianfan.said.formats.claim_reviews import ReviewedClaim
from dianfan.said.reading import Reading


def verdicts_on(reading: Reading, folder: Path) -> Mapping[str, ReviewedClaim]:
    """Give what the record says of the claims of a reading, by their keys.

    Only claims that were entered as checks of ``claims.csv`` have a verdict. The programme is
    judged when there is one, at its review date and in its first language; where its findings
    forbid that, this is said and there are none.
    """
    keys = {f"{READ}{claim.key}": claim.key for claim in read_claims(reading)}
    if not any(row.id in keys for row in promised.load(folder).claims):
        return {}
    try:
        review = report_of(folder).reviews[0]
    except BlockedByFindings as fault:
        click.echo(f"dianfan: no verdicts: {fault.what}", err=True)
        return {}
    return {keys[one.id]: _reviewed(review, one) for one in review.claims if one.id in keys}


def _reviewed(review: Review, one: CheckedClaim) -> ReviewedClaim:
    return ReviewedClaim(
        name=words(review.language)(one.verdict),
        reason=one.reason.text,
        by=review.publisher or review.title,
        on=review.asof,
        rating=RATINGS.get(one.verdict),
    )
