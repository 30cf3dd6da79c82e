"""Verdicts on public claims for machines: ClaimReview of schema.org, as JSON-LD."""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import TYPE_CHECKING

from dianfan.published.client.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dianfan.reported.model import CheckedClaim
    from dianfan.reported.model import Report
    from dianfan.reported.model import Review

CLAIM_REVIEWS = "claims.jsonld"
BEST, WORST = 5, 1
RATINGS: Mapping[str, int] = MappingProxyType(
    {"supported": 5, "within_rounding": 4, "other_scope": 3, "contradicted": 1}
)


def claim_reviews_file(report: Report) -> bytes:
    """Write the verdicts of a report, every language of it, as one JSON-LD document.

    The rating runs from 1 (contradicted) to 5 (supported); what is not yet checkable and
    what has no evidence bears its name and no number, since neither is a middle of the two.
    """
    graph = [_review(review, claim) for review in report.reviews for claim in review.claims]
    document = {"@context": "https://schema.org", "@graph": graph}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _review(review: Review, claim: CheckedClaim) -> Mapping[str, object]:
    sources = {one.id: one for one in review.sources}
    source = sources.get(claim.source)
    return {
        "@type": "ClaimReview",
        "url": f"{review.language}/claims.html#{claim.id}",
        "inLanguage": str(getattr(words(review.language), "lang", review.language)),
        "datePublished": review.asof.isoformat(),
        "author": {"@type": "Organization", "name": review.publisher or review.title},
        "claimReviewed": claim.claim.text,
        "reviewBody": claim.reason.text,
        "reviewRating": _rating(review, claim),
        "itemReviewed": {
            "@type": "Claim",
            "datePublished": claim.date,
            "author": {"@type": "Organization", "name": source.publisher if source else ""},
            "appearance": {
                "@type": "CreativeWork",
                "name": source.title if source else claim.source,
                **({"url": source.url} if source and source.link and source.url else {}),
            },
        },
    }


def _rating(review: Review, claim: CheckedClaim) -> Mapping[str, object]:
    name = words(review.language)(claim.verdict)
    rating: dict[str, object] = {"@type": "Rating", "alternateName": name}
    if claim.verdict in RATINGS:
        rating |= {
            "ratingValue": RATINGS[claim.verdict],
            "bestRating": BEST,
            "worstRating": WORST,
        }
    return rating
