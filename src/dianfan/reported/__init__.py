"""What is told: sentences made of figures, gathered into the 1+N review."""

from dianfan.reported.display import display
from dianfan.reported.model import Report
from dianfan.reported.model import Review
from dianfan.reported.parts import Sentence
from dianfan.reported.say import say
from dianfan.reported.write import write

__all__ = ["Report", "Review", "Sentence", "display", "say", "write"]
