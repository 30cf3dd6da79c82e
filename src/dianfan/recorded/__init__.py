"""What is on record: entries, the choice between them, closed into an immutable Book."""

from dianfan.recorded.book import Book
from dianfan.recorded.choice import preferred
from dianfan.recorded.close import close
from dianfan.recorded.mint import Mint
from dianfan.recorded.package import write_package

__all__ = ["Book", "Mint", "close", "preferred", "write_package"]
