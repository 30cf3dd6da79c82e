"""ClaimReview of schema.org: verdicts on claims that were read, with the quantity beside them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dianfan.figures.errors import UseError
from dianfan.said.confirming.as_read import read_claims
from dianfan.said.confirming.model import ReadClaim
from dianfan.said.formats.observations import observation
from dianfan.said.reading import Reading
from dianfan.said.statements.model import Candidate

BEST, WORST = 5, 1


@dataclass(frozen=True, slots=True)
class ReviewedClaim:
    """What was found on a claim, by whom and when.

    ``rating`` runs from 1 (contradicted) to 5 (supported), and is nothing where the claim
    cannot be checked yet: that is no middle of the two.
    """

    name: str
    reason: str
    by: str
    on: date
    rating: int | None = None
    url: str = ""


def claim_reviews(reading: Reading, verdicts: Mapping[str, ReviewedClaim]) -> bytes:
    """Write the claims of a reading that have a verdict as ClaimReview (JSON-LD).

    Args:
        reading: what was read.
        verdicts: by the key of the claim (``ReadClaim.key``).

    Raises:
        UseError: a verdict is on no claim of the reading, or its rating leaves the scale.
    """
    claims = {claim.key: claim for claim in read_claims(reading)}
    for key, verdict in verdicts.items():
        _check(key, verdict, claims)
    told = {"@context": "https://schema.org", "@graph": list(_reviews(reading, verdicts))}
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _check(key: str, verdict: ReviewedClaim, claims: Mapping[str, ReadClaim]) -> None:
    if key not in claims:
        raise UseError(
            f"there is a verdict on “{key}”, which is no claim of this reading",
            why="a key changes with the file, the place and the words",
            remedy="read the same file again, or leave the verdict out",
        )
    if verdict.rating is not None and not WORST <= verdict.rating <= BEST:
        raise UseError(
            f"the verdict on “{key}” rates it {verdict.rating}",
            why=f"a rating runs from {WORST} to {BEST}",
            remedy="leave the rating out where the claim cannot be checked",
        )


def _reviews(
    reading: Reading, verdicts: Mapping[str, ReviewedClaim]
) -> Iterator[Mapping[str, object]]:
    for claim, made in zip(read_claims(reading), reading.candidates, strict=True):
        if claim.key in verdicts:
            yield _review(claim, made, verdicts[claim.key])


def _review(claim: ReadClaim, made: Candidate, verdict: ReviewedClaim) -> Mapping[str, object]:
    known = claim.published and "/" not in claim.published
    day = {"datePublished": claim.published} if known else {}
    said = {"author": {"@type": "Organization", "name": claim.speaker}} if claim.speaker else {}
    rating: dict[str, object] = {"@type": "Rating", "alternateName": verdict.name}
    if verdict.rating is not None:
        rating |= {"ratingValue": verdict.rating, "bestRating": BEST, "worstRating": WORST}
    return {
        "@type": "ClaimReview",
        "url": verdict.url or f"#{claim.key}",
        "datePublished": verdict.on.isoformat(),
        "author": {"@type": "Organization", "name": verdict.by},
        "claimReviewed": claim.sentence,
        "reviewBody": verdict.reason,
        "reviewRating": rating,
        "itemReviewed": {
            "@type": "Claim",
            **day,
            **said,
            "appearance": {
                "@type": "CreativeWork",
                "name": claim.article or claim.file,
                "identifier": f"sha256:{claim.document}",
            },
            "about": observation(made),
        },
    }
