"""The paper's own few words, one table per language."""

from dataclasses import dataclass

from dianfan.published.broadsheet.story import Language

CIRCLED = 20  # the numbers that have a circled sign


@dataclass(frozen=True, slots=True)
class Words:
    """Fixed strings of one language; `{page}` and `{number}` are filled in."""

    lang: str
    region: str
    note: str
    jump: str
    resumed: str
    folio: str
    figure: str
    briefs: str
    facts: str

    def numbered(self, number: int) -> str:
        """Return the label of the figure with this number, such as 图① or Fig. 1."""
        sign = chr(0x2460 + number - 1) if self.lang == "zh" and number <= CIRCLED else str(number)
        return self.figure.format(number=sign)


WORDS: dict[Language, Words] = {
    "zh": Words(
        lang="zh",
        region="cn",
        note="编者按",
        jump="（下转{page:02}版）",
        resumed="（上接{page:02}版）",
        folio="{page:02}版",
        figure="图{number}：",
        briefs="行动简报",
        facts="本版所有数字的来源",
    ),
    "en": Words(
        lang="en",
        region="gb",
        note="Editor’s note",
        jump="Continued on page {page}",
        resumed="Continued from page {page}",
        folio="Page {page}",
        figure="Fig. {number}: ",
        briefs="The actions in brief",
        facts="The sources of all figures in this edition",
    ),
}
