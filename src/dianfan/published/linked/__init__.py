"""An edition as linked data: where its figures come from, and where they are told."""

from dianfan.published.linked.files import linked_files
from dianfan.published.linked.files import told_pages

__all__ = ["linked_files", "told_pages"]
