"""Decades and centuries in words or figures: the 1960s, the late sixties, los años sesenta, siglo XX, 19th century."""

from __future__ import annotations

import re

from indexer.enrich.date_rules import DASH, ENDS, FIGURES, Family, Rule, hint, rule
from indexer.enrich.date_words import Words
from indexer.folding import fold
from indexer.patterns import lazy

_Match = re.Match[str]

# Decades in words or two figures are those of the twentieth century, unless they lean on a decade before them.
_CENTURY = "19"
# Not “the 1900s”, which are a century as often as a decade, but “the 2000s”.
_DECADE = r"(?:1[5-9][1-9]|20\d)0"
_CENTURY_OF_DECADE = lazy(r"\d\d(?=\d0)")
_LONGEST_DECADE = 40  # “la década de los años cincuenta”
# A decade without its word is one of some years, not of some soldiers, where the sentence goes on so.
_NO_NOUN = r"(?=[.,;:)\]”\"]|$|\s\(|\s(?:y|e|o|a|al|hasta|cuando|como|se|con|en|por|no)\s)"
# “Uno de los sesenta” is one of sixty.
_NO_PART = "".join(
    rf"(?<!\b{word}\s)"
    for word in (
        *(
            "uno",
            "una",
            "dos",
            "tres",
            "cuatro",
            "cinco",
            "seis",
            "siete",
            "ocho",
            "nueve",
            "diez",
            "veinte",
            "treinta",
        ),
        *("ninguno", "alguno", "algunos", "varios", "muchos", "pocos", "mitad", "resto", "parte", "total", "mayoría"),
        *("cada uno", "quince", "doce", "cuál", "cuáles", "quién", "más", "menos", "además", "aparte", r"\d"),
    )
)
# “De los treinta y uno” are thirty-one.
_NO_UNITS = r"(?!\sy\s(?:un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)(?!\w))"
# “Siglo XXI” is a publisher, too: before a year in an imprint.
_NO_PUBLISHER = r"(?<!:\s)(?<!:\s[Ee]ditorial\s)"
_BEFORE_CHRIST = r"(?!\s(?:b\.?\s?c|a\.\s?c|a\.\s?de\sc|antes\sde\scristo))"


def decades(words: Words) -> tuple[Family, ...]:
    """The decades and the centuries of one language."""
    los = ("los",) if words.partly else ()
    return (
        Family(hint(*words.tens, words.decade_words, *los, marks=("0s", "0's", "0’s")), _decades(words)),
        Family(hint(words.century.removesuffix(r"|s\."), marks=("s. x",)), _centuries(words)),
    )


def _decades(words: Words) -> tuple[Rule, ...]:
    """The 1960s, the ’60s, the sixties; la década de 1960, los años 60, los años sesenta; and a second that leans."""
    tens, plural = "|".join(words.tens), words.plural
    short = rf"(?P<tens>[2-9])0{plural}|(?P<word>{tens}){words.tens_plural}{_NO_UNITS}"
    whole = rf"{_DECADE}['’]?s|{words.decade}(?:(?:{_DECADE}|['’]?[2-9]0){plural}|{tens})"
    if words.partly:
        whole += rf"|(?:en|de|durante|desde|hasta|entre)\slos\s['’]?(?:[2-9]0{plural}|{tens})"
    before = lazy(rf"(?<!\w)(?:{whole})$", re.IGNORECASE)

    def read(found: _Match) -> str:
        return f"{_CENTURY}{found['tens'] or words.tens[fold(found['word'])]}X"

    def lean(found: _Match) -> str | None:
        """“los años sesenta y setenta”, “the 1870s and 80s”: a decade only after another, whose century it takes."""
        other = before.search(found.string, max(0, found.start() - _LONGEST_DECADE), found.start())
        if not other:
            return None
        century = _CENTURY_OF_DECADE.search(other[0])
        return (century[0] if century else _CENTURY) + read(found)[2:]

    rules = [
        rule("decade", rf"{FIGURES}(?P<date>{_DECADE}['’]?s)(?!\w)", _full_decade),
        rule("decade", rf"(?<!\w){words.decade}(?P<date>{_DECADE}{plural}){ENDS}", _full_decade),
        rule("decade", rf"(?<!\w){words.decade}['’]?(?P<date>{short})(?!\w)", read),
        rule("decade", r"(?<!\w)['’‘](?P<date>(?P<tens>[2-9])0s)(?!\w)", lambda found: f"{_CENTURY}{found['tens']}X"),
        rule(
            "decade",
            rf"(?:,|\s(?:{words.both}|or|o|to|a|through)|{DASH})\s?(?:the\s|los\s|(?:early|mid|late)[\s-]){{0,2}}"
            rf"['’]?(?P<date>{short})(?!\w)",
            lean,
        ),
    ]
    if words.partly:
        rules += [
            rule("decade", rf"(?<!\w){words.partly}['’]?(?P<date>{short})(?!\w)", read),
            rule("decade", rf"(?<!\w)(?:en|durante|desde|hasta|entre)\slos\s['’]?(?P<date>{short}){_NO_NOUN}", read),
            rule(
                "decade",
                rf"(?<!\w)(?=de\slos\s){_NO_PART}de\slos\s(?P<date>{short}){_NO_NOUN}(?!\s(?:que|cuando))",
                read,
            ),
            rule("decade", rf"(?<!\w)los\s(?:largos|tempranos|primeros|últimos)\s(?P<date>{short}){_NO_NOUN}", read),
            rule(  # “las décadas de 1960 y 1970”
                "decade",
                rf"(?<!\w)(?:d[ée]cadas|decenios)\sde\s{_DECADE}(?:,\s{_DECADE}){{0,3}}\s[ya]\s(?P<date>{_DECADE}){ENDS}",
                _full_decade,
            ),
        ]
    return tuple(rules)


def _full_decade(found: _Match) -> str:
    return f"{found['date'][:3]}X"


def _centuries(words: Words) -> tuple[Rule, ...]:
    """The twentieth century, 19th- and 20th-century; siglos XIX y XX: the eleventh to the twenty-first."""
    said = "|".join(words.centuries)
    part = r"(?:the\s|early\s|late\s|mid[\s-]){0,2}"

    def read(found: _Match) -> str | None:
        if "n" in found.re.groupindex and found["n"]:
            number = int(found["n"])
        else:
            spoken = found["word"].upper() if found["word"].upper() in words.centuries else found["word"].lower()
            number = next((n for word, n in words.centuries.items() if re.fullmatch(word, spoken)), 0)
        return f"{number - 1}XX" if 11 <= number <= 21 else None

    if words.century_first:
        which = rf"(?P<date>(?P<word>{said}))(?!\w){_BEFORE_CHRIST}"
        return (
            rule("century", rf"(?<!\w){_NO_PUBLISHER}(?:{words.century})\s{which}(?!\s(?:editor|\(?edit))", read),
            rule("century", rf"(?<!\w)(?:{words.century})\s(?:{said})\s?(?:[yae]|al|[-–])\s?(?:el\s)?{which}", read),
        )
    one = rf"(?:(?P<n>\d\d)(?:st|nd|rd|th)|(?P<word>{said}))"
    other = rf"(?:\d\d(?:st|nd|rd|th)|{said})"
    ends = rf"[\s-](?:{words.century})(?!\w)(?!\s(?:fox|fund|press|club)\b){_BEFORE_CHRIST}"
    return (
        rule("century", rf"(?<!\w)(?P<date>{one}){ends}", read),
        rule("century", rf"(?<!\w)(?P<date>{one})-?(?:,|,?\s(?:and|or|to|through|into))\s{part}{other}{ends}", read),
    )
