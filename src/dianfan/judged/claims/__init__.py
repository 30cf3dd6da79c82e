"""Public claims judged by the record alone."""

from dianfan.judged.claims.checks import ORDER
from dianfan.judged.claims.judge import judge_claims
from dianfan.judged.claims.meaning import Asks
from dianfan.judged.claims.model import Alternative
from dianfan.judged.claims.model import ClaimVerdict
from dianfan.judged.claims.model import Differs
from dianfan.judged.claims.model import Ruling
from dianfan.judged.claims.model import Score
from dianfan.judged.claims.model import Slip
from dianfan.judged.claims.model import Trial

__all__ = [
    "ORDER",
    "Alternative",
    "Asks",
    "ClaimVerdict",
    "Differs",
    "Ruling",
    "Score",
    "Slip",
    "Trial",
    "judge_claims",
]
