"""Garbage is told from print of any kind that a newspaper may hold."""

import pytest

from dianfan.said.documents.garbage import implausible_share
from dianfan.said.documents.garbage import is_garbage
from dianfan.said.documents.garbage import unreadable_share

CHINESE = "青山县新修水渠十二条，灌溉农田3.2万亩，比上年增加12.5%，受益农户1600多家。"
ENGLISH = "The county dug twelve canals and watered a wide stretch of farm land this year. " * 5


@pytest.mark.parametrize(
    "text",
    [
        CHINESE,
        "青山縣新修水渠十二條，灌溉農田三萬二千畝，學校開學。",
        ENGLISH,
        "Область открыла новую школу и двенадцать каналов.",
        "ناھىيە ئون ئىككى ئۆستەڭ چاپتى ۋە يېڭى مەكتەپ ئاچتى",
        "Une école fut bâtie près du château l'été passé, où l'on élève des chèvres.",
        "短",
    ],
)
def test_print_is_no_garbage(text: str) -> None:
    assert not is_garbage(text)


@pytest.mark.parametrize(
    "text",
    [
        CHINESE.encode("gbk").decode("latin-1"),
        "".join(chr(0xE000 + at) for at in range(60)),
        "".join(chr(0x3400 + 97 * at) for at in range(60)),
        "".join(chr(0x100 + 211 * at) for at in range(90)),
        "".join(chr(ord(sign) - 29) if sign.isalpha() else sign for sign in ENGLISH),
        "".join(chr((ord(sign) - 84) % 26 + 97) if sign.islower() else sign for sign in ENGLISH),
        "\x01\x02\x03\x04" * 9,
    ],
)
def test_garbage_is_known(text: str) -> None:
    assert is_garbage(text)


def test_what_a_font_does_not_tell_counts() -> None:
    assert unreadable_share(CHINESE, unmapped=len(CHINESE)) == 1
    assert unreadable_share(CHINESE) == implausible_share(CHINESE) == 0
