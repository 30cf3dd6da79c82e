"""Input-output: what industries take of one another, and what follows for those far behind.

From a file to every indicator of every sector::

    from dianfan.judged.line import input_output as io

    table = io.read_table("region.csv", unit="万元")
    for finding in io.audit(table):
        print(finding)
    print(io.indicators(io.model(table), all_pairs=True))
"""

from dianfan.judged.line.input_output.auditing import audit
from dianfan.judged.line.input_output.balancing import balance
from dianfan.judged.line.input_output.extraction import extraction
from dianfan.judged.line.input_output.indicators import indicators
from dianfan.judged.line.input_output.linkages import linkages
from dianfan.judged.line.input_output.linkages import multipliers
from dianfan.judged.line.input_output.position import downstreamness
from dianfan.judged.line.input_output.position import propagation
from dianfan.judged.line.input_output.position import upstreamness
from dianfan.judged.line.input_output.reading import read_table
from dianfan.judged.line.input_output.regionalising import regional_band
from dianfan.judged.line.input_output.solving import model
from dianfan.judged.line.input_output.sourcing import sourcing_values
from dianfan.judged.line.input_output.table import IndustryTable
from dianfan.judged.line.input_output.table import industry_table

__all__ = [
    "IndustryTable",
    "audit",
    "balance",
    "downstreamness",
    "extraction",
    "indicators",
    "industry_table",
    "linkages",
    "model",
    "multipliers",
    "propagation",
    "read_table",
    "regional_band",
    "sourcing_values",
    "upstreamness",
]
