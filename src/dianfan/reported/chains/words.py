"""Words of the pages of chains that are no sentences."""

from __future__ import annotations

from dianfan.figures.wording import Wording
from dianfan.judged.line.chain_map.candidates import CandidateKind
from dianfan.promised.chains import Confidence
from dianfan.promised.chains import Link
from dianfan.promised.chains import LinkStage
from dianfan.promised.chains import LinkState

STAGES = {
    LinkStage.UP: Wording("上游", "upstream"),
    LinkStage.MID: Wording("中游", "midstream"),
    LinkStage.DOWN: Wording("下游", "downstream"),
    LinkStage.UNKNOWN: Wording("未载明", "not said"),
}
STATES = {
    LinkState.PRESENT: Wording("已有", "present"),
    LinkState.PLANNED: Wording("在建或规划", "planned"),
    LinkState.MISSING: Wording("缺失", "missing"),
    LinkState.UNKNOWN: Wording("未载明", "not said"),
}
KINDS = {
    CandidateKind.EXTEND: Wording("延链", "extend"),
    CandidateKind.FILL: Wording("补链", "fill in"),
    CandidateKind.STRENGTHEN: Wording("强链", "strengthen"),
}
SURE = {
    Confidence.HIGH: Wording("明确写明", "told outright"),
    Confidence.MEDIUM: Wording("顺带提到", "told by the way"),
    Confidence.LOW: Wording("推断", "gathered"),
}


def product(link: Link) -> Wording:
    """Name a link."""
    return Wording(link.product_zh, link.product_en or link.product_zh)
