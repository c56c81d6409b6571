"""The words that queries ask for, in eight families of like frequencies: each round of a benchmark asks for another.

A benchmark that asks for one word again and again measures caches. The families have the same shape, so a query of
one finds about as many passages as that of the next, and no round meets a word that the round before it asked for.
The frequencies are those of the engine notes: at 200,000 passages *emperor* stands in about 27,900, *roman* and
*emperor* together in 5,100, "roman empire" in 2,600, *persia…* in 8,300, *church* without *bishop* in 10,800.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Family:
    """Words in the parts that they play in the queries; ``name`` is known to the vocabulary with its ``variants``."""

    common: str
    adjective: str
    noun: str
    root: str
    sought: str
    unwanted: str
    rare: tuple[str, str]
    either: tuple[str, str]
    fuzzy: str
    misspelt: tuple[str, str, str]
    name: str
    variants: tuple[str, str]

    @property
    def rooted(self) -> tuple[str, str, str]:
        """The words that begin with ``root``: Persia, Persian, Persians."""
        return self.root, f"{self.root}n", f"{self.root}ns"

    @property
    def actor(self) -> str:
        """The id of whoever bears the name."""
        return self.name.lower().replace(" ", "-")

    @property
    def words(self) -> tuple[str, ...]:
        """Every single word of the family, as it stands in the text, without plurals."""
        names = [word for form in (self.name, *self.variants) for word in form.lower().replace("-", " ").split()]
        plain = (self.common, self.adjective, self.noun, self.sought, self.unwanted, *self.rare, *self.either)
        return (*plain, *self.rooted, self.fuzzy, *self.misspelt, *names)


FAMILIES: Final = (
    Family("emperor", "roman", "empire", "persia", "church", "bishop", ("catapult", "granary"), ("plague", "famine"),
           "byzantium", ("bizantium", "byzantum", "byzanitum"), "Kim Il Sung", ("Kim Il-song", "김일성")),
    Family("general", "greek", "kingdom", "armenia", "temple", "priest", ("javelin", "cistern"), ("siege", "blockade"),
           "alexandria", ("alexandira", "alexandra", "alexendria"), "Pak Hon Yong", ("Park Heon-young", "박헌영")),
    Family("minister", "german", "army", "bulgaria", "castle", "knight", ("halberd", "tannery"), ("strike", "boycott"),
           "chernobyl", ("chernobil", "chenrobyl", "chernobl"), "Choe Yong Gon", ("Choi Yong-kun", "최용건")),
    Family("captain", "turkish", "fleet", "arabia", "harbour", "sailor", ("culverin", "ropewalk"),
           ("mutiny", "desertion"), "trebizond", ("trebizund", "trebzond", "trebizodn"),
           "Kim Tu Bong", ("Kim Du-bong", "김두봉")),
    Family("consul", "spanish", "republic", "algeria", "market", "trader", ("ducat", "lazaret"), ("drought", "flood"),
           "samarkand", ("samarcand", "samarkad", "samarknad"), "Pak Chong Ae", ("Park Jong-ae", "박정애")),
    Family("prophet", "french", "treaty", "siberia", "school", "teacher", ("abacus", "palimpsest"),
           ("heresy", "schism"), "timbuktu", ("timbuctu", "timbukut", "timbukt"),
           "Yi Sung Yop", ("Lee Seung-yop", "리승엽")),
    Family("merchant", "chinese", "province", "assyria", "palace", "servant", ("astrolabe", "sundial"),
           ("tariff", "embargo"), "vladivostok", ("vladivostock", "vladivstok", "vladviostok"),
           "Hong Myong Hui", ("Hong Myeong-hui", "홍명희")),
    Family("scholar", "russian", "frontier", "bohemia", "garden", "orchard", ("pergola", "trellis"),
           ("locust", "blight"), "yogyakarta", ("jogyakarta", "yogyakerta", "yogyakatra"),
           "Han Sol Ya", ("Han Seol-ya", "한설야")),
)  # fmt: skip

Outcome = tuple[float, tuple[str, ...]]
"""With which probability a passage gets which stretches of text; a stretch is never torn apart."""


def groups(family: Family) -> tuple[tuple[Outcome, ...], ...]:
    """What may befall a passage, in groups: of each group one outcome at most.

    ``adjective`` and ``noun`` stand in one passage only as a phrase: whatever a peer makes of inflected phrases, it
    then finds the same ones.
    """
    f, phrase = family, f"{family.adjective} {family.noun}"
    one, two = f.rare
    left, right = f.either
    persia, persian, persians = f.rooted
    return (
        (
            (0.006, (phrase, f.common)), (0.005, (phrase,)), (0.002, (phrase, f.noun)),
            (0.0165, (f.adjective, f.common)), (0.003, (f.adjective, f"{f.common}s")), (0.030, (f.adjective,)),
            (0.077, (f.common,)), (0.020, (f.common, f.common)), (0.017, (f"{f.common}s",)), (0.020, (f.noun,)),
        ),
        ((0.0166, (persia,)), (0.0187, (persian,)), (0.0062, (persians,))),
        ((0.054, (f.sought,)), (0.012, (f.sought, f.unwanted)), (0.030, (f.unwanted,))),
        ((0.0002, (one, two)), (0.008, (one,)), (0.012, (two,))),
        ((0.001, (left, right)), (0.029, (left,)), (0.019, (right,))),
        ((0.005, (f.fuzzy,)), *((0.0005, (word,)) for word in f.misspelt)),
        ((0.0098, (f.name,)), (0.0030, (f.variants[0],)), (0.0022, (f.variants[1],))),
    )  # fmt: skip


NAME_GROUP: Final = 6
"""Which group puts in the name: the passage then has its bearer among its actors."""

PLURALS: Final = {f"{family.common}s": family.common for family in FAMILIES}
"""The plurals and their singulars. They stand in English passages only, for the others are stemmed by other rules."""

_GUARDED_LETTERS = 4
RESERVED: Final = tuple(
    sorted({word[:_GUARDED_LETTERS] for family in FAMILIES for word in family.words if len(word) > 2})
)
"""No invented word begins so: then none has the stem, the prefix or the spelling of a word that queries ask for."""
RESERVED_ENDINGS: Final = tuple(sorted({family.fuzzy[-_GUARDED_LETTERS:] for family in FAMILIES}))
"""No invented word ends so: then none is one edit away from a word that is asked for with its misspellings."""
