"""What was said: documents become claims, each with the words that locate it."""

from dianfan.said.claims import Claim
from dianfan.said.claims import Claims
from dianfan.said.claims import read

__all__ = ["Claim", "Claims", "read"]
