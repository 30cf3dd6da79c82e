"""How the programme is judged: by lenses that do not know of each other."""

from dianfan.judged.judge import judge
from dianfan.judged.scorecard import headline_judgement
from dianfan.judged.verdicts import Judgement
from dianfan.judged.verdicts import State
from dianfan.judged.verdicts import Tally
from dianfan.judged.verdicts import Verdicts

__all__ = ["Judgement", "State", "Tally", "Verdicts", "headline_judgement", "judge"]
