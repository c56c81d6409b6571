"""Names put as they usually stand: those with their own script behind them, *O Seong-ho [오성호]*, as titles have it,
too, *Yan lu 鹽路 [The Salt Road]*, and those with the year before the title, *Ana Ruiz, 2004 The Salt Road*.

Every place in the text is kept.
"""

from __future__ import annotations

import re

from indexer.citations.names.persons import NAME, is_full_name
from indexer.patterns import lazy

_CHARS = "가-힣一-鿿぀-ヿ"
_SCRIPT = lazy(
    rf"\s?[\[(](?:[{_CHARS}]{{1,6}}(?:[·\s][{_CHARS}]{{1,6}}){{0,2}}|[А-ЯЁ][а-яё]+(?:\s[А-ЯЁ][а-яё.]+){{1,2}}|"
    rf"(?:pseud|seud)[^()\[\]]{{2,60}}|(?<=\[){NAME}(?=\],?\s[“\"‘«]))[\])](?P<comma>,?)"
)
# “Yan Lu 盐路, *Yan lu ji* 盐路记 [Notes of the Salt Road] (…”: among Latin letters, with no bracket of its own
_BARE = lazy(
    rf"(?<=[^\W\d_{_CHARS}\s][^\W_{_CHARS}]|[^\W\d_{_CHARS}][\"”’]|[,.!?]”)"
    r"(?<!\s(?:by|de|el|en|es|in|is|la|of|or|to))(?<!\s(?:and|are|del|las|los|por|see|son|the|una|ver))\s"
    rf"(?P<script>[{_CHARS}](?:[{_CHARS}·:\d]|,?\s?(?=[{_CHARS}])){{1,60}})(?P<comma>,?)(?=\s(?:[\[(“\"‘«\d]|(?:and|y|e|&)\s)|[.;]|(?<=,)\s)"
)
# “Ana Ruiz 지음, 없는도서관 소장”: what somebody did, and no name.
_DONE = lazy(
    r"(?:.*\s)?(?:지음|엮음|옮김|[공편번]?[저편역]|감독|연출|구술|증언|소장|제공|작성|교수|기자|특파원|대담|면담|인터뷰|참조|참고|[가-힣]*논문)"
)
_DAY_NEXT = lazy(r"\s(?:1[5-9]|20)\d\d(?:년\s\d|\.\s?\d{1,2}\.)")
_LATIN = lazy(rf"[^\W\d_{_CHARS}]")
_EASTERN = lazy(rf"[{_CHARS}]")
_RARE = 2
_BEFORE = lazy(r"[;.,:]\s|·|\s(?:and|y|e|und|et|&|by|por|de|of|see|ver|véase)\s")
_TITLE_NEXT = lazy(r"\s[“\"‘«„「『]")
_NAME = lazy(NAME)
_FARTHEST = 60
# Lulú Ortega, 2012 The Mill: and not “Granma, 1967 May 3”.
_YEAR = lazy(
    rf"(?:^|(?<=[;.은는]\s))(?P<names>{NAME}(?:(?:,\s|,?\s(?:and|y|e|&)\s){NAME})*),\s(?P<year>(?:1[89]|20)\d\d[a-z]?)\s"
    r"(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\W)(?=[“\"‘«]?[^\W\d_a-zà-öø-ÿ가-힣一-鿿])"
)
# Ruiz, AB & Mora, K 2004, The Mill: initials without a stop tell the names.
_INITIALLED = r"[^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z][\w’'-]+)?,\s[A-Z]{1,3}"
_INITIALLED_YEAR = lazy(
    rf"(?<![\w-])(?P<names>{_INITIALLED}(?:(?:,|,?\s(?:and|y|&))\s{_INITIALLED}){{0,3}})\s(?P<year>(?:1[89]|20)\d\d[a-z]?),\s"
    r"(?=[^\W\d_a-zà-öø-ÿ])"
)
_INITIALS_AHEAD = lazy(r",\s[A-Z]{1,3}\s(?:1[89]|20)\d\d[a-z]?,\s")
_YEAR_AHEAD = lazy(r",\s(?:1[89]|20)\d\d[a-z]?\s[“\"‘«]?[^\W\d_a-zà-öø-ÿ가-힣一-鿿]")


def without_scripts(text: str) -> str:
    """The text with blanks for the script of a name at the head of a citation, and its comma before them."""
    if "[" in text or "(" in text:
        text = _SCRIPT.sub(_blanked, text)
    if _EASTERN.search(text) and len(_LATIN.findall(text)) > _RARE * len(_EASTERN.findall(text)):
        text = _BARE.sub(_unwritten, text)
    return text


def _unwritten(found: re.Match[str]) -> str:
    """The comma behind a script before blanks in its place."""
    dated = found["comma"] and found.string[found.start() - 1] in '”’"' and _DAY_NEXT.match(found.string, found.end())
    told = dated or _DONE.fullmatch(found["script"])  # “The Mill,” 없는신문, 2014년 8월 9일
    return found[0] if told else found["comma"] + " " * (len(found[0]) - len(found["comma"]))


def _blanked(found: re.Match[str]) -> str:
    text, at = found.string, found.start()
    before = list(_BEFORE.finditer(text, max(0, at - _FARTHEST), at))
    first = before[-1].end() if before else max(0, at - _FARTHEST)
    heads = first == 0 or text[first - 2] in ";." or (not text[first - 2].isspace() and text[first - 2].isalpha())
    if _DONE.fullmatch(found[0].strip(" ,()[]")):  # Ana Ruiz(남시내 역), 『물의 값』
        return found[0]
    if not _NAME.fullmatch(text, first, at) or not (heads or _TITLE_NEXT.match(text, found.end())):
        return found[0]
    return found["comma"] + " " * (len(found[0]) - len(found["comma"]))


def with_years_bracketed(text: str) -> str:
    """*Ana Ruiz (2004)The Mill* for *Ana Ruiz, 2004 The Mill*, and *Ruiz, A(2004) Salt* for *Ruiz, A 2004, Salt*."""
    if _INITIALS_AHEAD.search(text):
        text = _INITIALLED_YEAR.sub(r"\g<names>(\g<year>) ", text)
    return _YEAR.sub(_bracketed, text) if _YEAR_AHEAD.search(text) else text


def _bracketed(found: re.Match[str]) -> str:
    return f"{found['names']} ({found['year']})" if is_full_name(found["names"].split(",")[0]) else found[0]
