"""The working list: every sentence with figures on one page, to tick before publication."""

from dianfan.published.worklist.page import worklist
from dianfan.published.worklist.table import sentences_csv
from dianfan.published.worklist.table import sentences_data

__all__ = ["sentences_csv", "sentences_data", "worklist"]
