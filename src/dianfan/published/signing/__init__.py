"""Signatures of editions, in the form of minisign: keys, signing, checking."""

from dianfan.published.signing.check import Check
from dianfan.published.signing.check import Standing
from dianfan.published.signing.check import check_signature
from dianfan.published.signing.keys import PublicKey
from dianfan.published.signing.keys import SecretKey
from dianfan.published.signing.keys import new_key
from dianfan.published.signing.signature import SIGNATURE
from dianfan.published.signing.signature import sign_edition

__all__ = [
    "SIGNATURE",
    "Check",
    "PublicKey",
    "SecretKey",
    "Standing",
    "check_signature",
    "new_key",
    "sign_edition",
]
