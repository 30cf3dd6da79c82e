"""Folding: traditional characters of sign words become simplified ones, one for one."""

from __future__ import annotations

_TRADITIONAL = (
    "記報導編輯圖攝員評論轉緊連續專欄開話後總終號價責對熱線電網設週農曆閱讀鏈關簡訊聲談觀點兩"
    "張頁繼續來華發資欄刊寫綜時銳數說為選載參與誌責辦戶視頻碼題當頭條國內統郵發稱隨筆"
)
_SIMPLIFIED = (
    "记报导编辑图摄员评论转紧连续专栏开话后总终号价责对热线电网设周农历阅读链关简讯声谈观点两"
    "张页继续来华发资栏刊写综时锐数说为选载参与志责办户视频码题当头条国内统邮发称随笔"
)
_TABLE = str.maketrans(dict(zip(_TRADITIONAL, _SIMPLIFIED, strict=True)))


def folded(text: str) -> str:
    """Write the characters that sign words are made of in their simplified form.

    Only those are changed, and each becomes one character, so that places stay the same.
    """
    return text.translate(_TABLE)
