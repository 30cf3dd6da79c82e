"""Set columns: every line stays in its own, and none is cut, however narrow the gutter."""

import random
from collections import Counter

import pytest

from dianfan.said.documents import pdf
from tests.said.documents.printing import needs_fonts
from tests.said.documents.printing import typeset

SIGNS = "山水田林路桥村镇县城修建增长投资学校医院公里万亩"
MARKS = [
    "，",
    "。",
    "、",
    "12.5%，",
    "3200万千瓦，",
    "（77亿元）。",
    "1—10月，",
    "《规划》",
    " PM2.5 ",
]
WIDTH, MARGIN = 140, 20


def _words(chance: random.Random) -> str:
    parts = []
    for _ in range(chance.randint(4, 30)):
        parts += chance.choices(SIGNS, k=chance.randint(3, 14))
        parts.append(chance.choice(MARKS))
    return "".join(parts) + "。"


@needs_fonts
@pytest.mark.parametrize("gutter", [5, 8, 11, 16])
@pytest.mark.parametrize("justified", ["true", "false"])
def test_every_line_stays_in_its_column(gutter: int, justified: str) -> None:
    chance = random.Random(gutter)  # noqa: S311  # words of no meaning
    columns = ["\n\n".join(_words(chance) for _ in range(4)) for _ in range(4)]
    width = 4 * WIDTH + 3 * gutter + 2 * MARGIN
    sheet = typeset(
        f"#set page(width: {width}pt, height: 900pt)\n"
        f"#set par(justify: {justified}, first-line-indent: 2em)\n"
        f"#grid(columns: ({WIDTH}pt,) * 4, column-gutter: {gutter}pt,"
        + ", ".join(f"[{words}]" for words in columns)
        + ")"
    )
    page = pdf.read(sheet, "columns.pdf", 0).pages[0]
    rows: Counter[tuple[int, int]] = Counter()
    for line in page.lines:
        boxes = page.glyphs.boxes[line.words.glyph[line.words.glyph >= 0]]
        middles = (boxes[:, 0] + boxes[:, 2]) / 2
        homes = set(((middles - MARGIN + gutter / 2) // (WIDTH + gutter)).astype(int).tolist())
        assert len(homes) == 1, line.text
        rows[homes.pop(), round(float(boxes[0, 3]))] += 1
    assert set(rows.values()) == {1}
