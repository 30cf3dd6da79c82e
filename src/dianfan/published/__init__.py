"""How it is read: an edition of pages, papers and open data that anyone can verify."""

from dianfan.published.edition import Edition
from dianfan.published.edition import edition
from dianfan.published.fault import Verification
from dianfan.published.verification.verify import verify

__all__ = ["Edition", "Verification", "edition", "verify"]
