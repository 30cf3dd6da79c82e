"""What was promised: a folder of plain files becomes a programme, with findings."""

from dianfan.promised.faults import fault_codes
from dianfan.promised.load import load
from dianfan.promised.model import OBSERVATION_COLUMNS
from dianfan.promised.model import Action
from dianfan.promised.model import Area
from dianfan.promised.model import Charter
from dianfan.promised.model import Decision
from dianfan.promised.model import Indicator
from dianfan.promised.model import Lens
from dianfan.promised.model import Programme
from dianfan.promised.model import Project
from dianfan.promised.model import ProjectStatus
from dianfan.promised.model import Question
from dianfan.promised.model import Source
from dianfan.promised.model import Target

__all__ = [
    "OBSERVATION_COLUMNS",
    "Action",
    "Area",
    "Charter",
    "Decision",
    "Indicator",
    "Lens",
    "Programme",
    "Project",
    "ProjectStatus",
    "Question",
    "Source",
    "Target",
    "fault_codes",
    "load",
]
