"""Complexity: who makes what, what goes with what, and what could come next.

::

    from dianfan.judged.line import complexity

    table, left_out = complexity.cut(complexity.read_products("made.csv"), place_total=1e6)
    found = complexity.complexity(complexity.product_space(table))
    print(complexity.candidates(found, "YT1"))
"""

from dianfan.judged.line.complexity.explaining import explain_density
from dianfan.judged.line.complexity.explaining import explain_place
from dianfan.judged.line.complexity.indices import Complexity
from dianfan.judged.line.complexity.indices import complexity
from dianfan.judged.line.complexity.outlook import candidates
from dianfan.judged.line.complexity.outlook import outlook
from dianfan.judged.line.complexity.outlook import outlook_gains
from dianfan.judged.line.complexity.product_space import ProductSpace
from dianfan.judged.line.complexity.product_space import advantage
from dianfan.judged.line.complexity.product_space import product_space
from dianfan.judged.line.complexity.table import ProductTable
from dianfan.judged.line.complexity.table import cut
from dianfan.judged.line.complexity.table import product_table
from dianfan.judged.line.complexity.table import products_of
from dianfan.judged.line.complexity.table import read_products

__all__ = [
    "Complexity",
    "ProductSpace",
    "ProductTable",
    "advantage",
    "candidates",
    "complexity",
    "cut",
    "explain_density",
    "explain_place",
    "outlook",
    "outlook_gains",
    "product_space",
    "product_table",
    "products_of",
    "read_products",
]
