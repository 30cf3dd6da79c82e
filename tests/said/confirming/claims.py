"""Claims and times that the tests of confirming share; all facts are invented."""

from __future__ import annotations

from datetime import UTC
from datetime import datetime

from dianfan.said.confirming.model import CORRECTABLE
from dianfan.said.confirming.model import ReadClaim

NOON = datetime(2031, 5, 2, 12, tzinfo=UTC)


def read_claim(key: str = "0123456789abcdef", kind: str = "quantity", **fields: str) -> ReadClaim:
    """Make a claim that says the length of a river's dykes."""
    said = {
        "value": "77",
        "bound": "more than",
        "unit": "公里",
        "measure": "level",
        "period": "2031-01/04",
        "subject": "堤防长度",
        "status": "done",
    }
    filled = dict.fromkeys(CORRECTABLE, "") | said | fields
    return ReadClaim(
        key, "ab" * 32, "page.txt", 1, 10, 16, kind, "超77公里", "堤防长度超77公里。", "河水清了",
        "2031-05-01", "", filled,
    )  # fmt: skip
