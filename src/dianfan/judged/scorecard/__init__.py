"""The scorecard lens: is each indicator on track, by which published method."""

from dianfan.judged.scorecard.headline import headline_judgement
from dianfan.judged.scorecard.judge import judge_scorecard
from dianfan.judged.scorecard.table import trend_table
from dianfan.judged.scorecard.thresholds import thresholds

__all__ = ["headline_judgement", "judge_scorecard", "thresholds", "trend_table"]
