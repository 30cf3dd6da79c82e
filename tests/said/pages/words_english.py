"""Invented news in English, by the same measures as the Chinese one."""

from __future__ import annotations

from tests.said.pages.words import Chinese

WORDS: dict[str, str] = {
    "first": "Alder Brack Corn Dun Elder Fen Grey Hazel Kings Lark Marsh North Oak Pen Rush Stan Thorn Wick",
    "second": "ford ley mouth ham bury wick stead bridge dale mere combe field",
    "bureau": "Water Board|Mill Office|Grain Office|School Council|Road Trust|Ferry Company|Farm Union|Library Fund",
    "family": "Abbot Barlow Crane Draper Eastman Farrow Gilroy Hartnell Ivers Kemble Lowther Marlow Penrose",
    "given": "Ada Bram Clara Dorian Edith Felix Greta Hugh Iris Jonas Lydia Miles Nora Oscar Ruth",
    "deed": "repaired reopened widened surveyed drained rebuilt inspected painted replanted cleared",
    "thing": "embankment|pumping station|grain store|school hall|ferry landing|orchard|reading room|mill race"
    "|bridge|greenhouse|bus depot|well|fish pond|clinic",
    "measure": "miles acres tons houses households yards visitors lamps",
    "season": "Since the thaw|Last month|This autumn|Before the floods|In the first quarter|Over the summer"
    "|Three years ago|This week",
    "how": "faster than planned|a little behind schedule|to the relief of neighbors|with few complaints"
    "|at half the expected cost|for the second time",
    "why": "the money came early|the drawings changed twice|rain fell for weeks|the old engine gave out"
    "|farmers lent their land",
    "then": "open by the end of the year|serve villages downstream|be tested in stages|gain a second lane"
    "|be handed to a local trust",
    "crop": "wheat barley honey apples plums oats hay mushrooms flax",
    "worker": "ferryman teacher miller beekeeper gardener postman surveyor driver engineer",
}
NEWS = (
    "{season}, crews {deed} the {thing} at {place} {how}.",
    "The {bureau} said {n} {measure} had been {deed}, and that the {thing} would {then}.",
    "“Since the {thing} was {deed} we sleep better,” said {person}, a {worker} in {place}.",
    "Because {why}, work on the {thing} stopped for {d} days.",
    "Growers around {place} sold {n} tons of {crop}, up {d}.{d} percent from the year before.",
    "{person} keeps a ledger of every {thing} between {place} and {place}.",
    "The {bureau} plans to spend ${n},{n} on the {thing}, which is to {then}.",
    "Not everyone agrees: {d} members of the council asked who would look after the {thing}.",
    "{season}, {n} people came to see the {thing} in {place}.",
    "A {worker} from {place} found that {why}.",
    "Prices of {crop} rose by {d} cents, and {n} {measure} were {deed} {how}.",
    "By Tuesday the road past {place} had been {deed}, according to the {bureau}.",
    "At {place} the {worker} {person} still counts the {crop} by hand.",
)
VIEWS = (
    "A {thing} is a promise that a town makes to itself.",
    "It is easy to say that {why}; it is harder to mend the {thing}.",
    "Nobody in {place} asked for more speeches about {crop}.",
    "If the {thing} is to {then}, somebody must hold the ladder.",
    "We have waited {d} years for {place} to do what {person} did in a week.",
)
SCENES = (
    "{person}, a {worker}, at the {thing} in {place}",
    "Boats with {crop} leave {place}",
    "The {thing} of {place} after the storm",
    "Volunteers of the {bureau} near {place}",
)
TITLES = (
    "{place} Mends Its {thing}", "{thing} to Reopen in {place}", "A {worker} and {n} Acres of {crop}",
    "{bureau} Counts Its {crop}", "Rain Delays the {thing}", "Who Pays for the {thing}?",
    "In {place}, {crop} and Patience", "{crop} Prices Climb Again",
)  # fmt: skip
SUBHEADS = ("A slow start", "Who will pay", "Counting {crop}", "Back to {place}", "The {thing}")


class English(Chinese):
    """Writes invented English."""

    lang = "en"

    def sentence(self, *, view: bool = False) -> str:
        """Write one sentence, with a space after it."""
        text = self.fill(VIEWS if view else NEWS)
        return text[0].upper() + text[1:] + " "

    def title(self, shortest: int, longest: int) -> str:
        """Write a headline."""
        made = sorted((_capital(self.fill(TITLES)) for _ in range(12)), key=len)
        fitting = [one for one in made if shortest <= len(one) <= longest]
        return self.chance.choice(fitting) if fitting else made[0]

    def subhead(self) -> str:
        """Write a heading inside a story."""
        return self.fill(SUBHEADS)

    def scene(self) -> str:
        """Say what a photo shows."""
        return self.fill(SCENES)

    def name(self) -> str:
        """Invent a person."""
        return self._slot_named("person")

    def _slot_named(self, name: str) -> str:
        chance = self.chance
        if name == "place":
            return self._slot_named("first") + self._slot_named("second")
        if name == "person":
            return f"{self._slot_named('given')} {self._slot_named('family')}"
        if name in {"n", "d"}:
            return str(chance.randint(120, 980) if name == "n" else chance.randint(2, 9))
        words = WORDS[name]
        return chance.choice(words.split("|") if "|" in words else words.split())


def _capital(title: str) -> str:
    small = {"and", "of", "for", "in", "the", "to", "a"}
    first, *rest = title.split()
    return " ".join(
        [first[0].upper() + first[1:], *(w if w in small else w[0].upper() + w[1:] for w in rest)]
    )
