"""What changed between two editions, and why."""

from dianfan.published.changes.compare import changes
from dianfan.published.changes.model import Changes
from dianfan.published.changes.page import changes_page
from dianfan.published.changes.teller import told

__all__ = ["Changes", "changes", "changes_page", "told"]
