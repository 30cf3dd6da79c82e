"""The verdicts for machines: one ClaimReview per claim and language, rated or named."""

import json
from pathlib import Path

from dianfan import judged
from dianfan import reported
from dianfan import said
from dianfan.promised.load import load
from dianfan.published.claim_reviews import RATINGS
from dianfan.published.claim_reviews import claim_reviews_file
from dianfan.recorded.close import close


def test_each_claim_is_reviewed_in_each_language() -> None:
    programme = load(Path("tests/programmes/qinghe"))
    book = close(programme, said.read(programme), programme.charter.review_date)
    report = reported.write(programme, book, judged.judge(programme, book))
    document = json.loads(claim_reviews_file(report))
    assert document["@context"] == "https://schema.org"
    reviews = document["@graph"]
    assert len(reviews) == 2 * len(programme.claims)
    for review, claim in zip(reviews, report.reviews[0].claims, strict=False):
        assert review["url"].endswith(f"#{claim.id}")
        rating = review["reviewRating"]
        assert rating.get("ratingValue") == RATINGS.get(claim.verdict)
        assert rating["alternateName"]
        assert review["claimReviewed"] == claim.claim.text
