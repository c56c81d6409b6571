"""What the words beside a date make of it: since 2013, hasta 1990, 1974년부터, 1967–present, around May 1967.

A decade or a century opens a range as a year does: “since the 1990s” is ``199X/..``, level 2 of EDTF; but what went on
“through the 1990s” went on in them. “Before 1979”
and “after 1967” are no ranges here: they say where a thing stands, not how long it lasts.
"""

from __future__ import annotations

import re
from dataclasses import replace

from indexer.enrich.date_rules import without_case
from indexer.model import FoundDate
from indexer.patterns import lazy

_REACH = 48  # how far before a date the words that open it may begin
_PLAIN = lazy(r"\d\d(?:XX|\dX|\d\d(?:-\d\d){0,2}~?)")
_SEASON = lazy(r"\d{4}-2\d")
_PART = (
    r"(?:(?:the|at\sleast|almost|nearly|casi|as\searly\sas|(?:very\s)?(?:early|mid|late)|(?:beginning|start|middle|end|outset)\sof|year|"
    r"el|los|años?|día|al\smenos|principios|comienzos|inicios|mediados|fines|finales|de|del|about|around|well\sinto|"
    r"hacia|bien|entrad[oa]s?|la|mes|d[ée]cadas?|siglos?|s\.|(?:spring|summer|autumn|fall|winter)\sof)[\s-]){0,6}"
)
_SINCE = lazy(
    rf"(?<!\w)(?:(?:ever\s)?since|desde|a\spartir\sde[l]?|dating\sback\sto)\s{_PART}$",
    re.IGNORECASE,
)
_SINCE_WORDS = ("since", "desde", "partir", "dating")
# “From 1974 on the ferry …”, at the beginning of a clause; “a report from 1974 on ferries” is about them.
_FROM = lazy(rf"(?:(?<![\w’'-])(?:From|Only\sfrom)|[;:—]\s(?:and\s)?from|,\s(?:and|but)\sfrom)\s{_PART}$")
# “first in Lima and from 1924 in Cusco”: what began then lasted, as what came first did.
_FIRST_FROM = lazy(r"\bfirst\s[^.;:\d]{2,60}?(?:\sand|,(?:\sthen)?|\sthen)\sfrom\s$")
_END_OF_RANGE = lazy(r"\s(?:to|until|till|through|up)\s")
_ON = lazy(r"\son(?=\s)")
_UNTIL_WORDS = ("until", "till", "up to", "and including", "through", "hasta")
# “until her death on”, “hasta su muerte el”: the event with which it ended
_EVENT = (
    r"(?:(?:(?:his|her|its|their|the|su|el|la)\s)(?:death|retirement|resignation|arrest|execution|closure|dissolution|departure|dismissal|"
    r"muerte|retiro|renuncia|jubilación|cierre|disolución|partida|detención)\s(?:on|in|en|el)\s)?"
)
_UNTIL = lazy(
    rf"(?<!\w)(?:(?:up\s)?(?:until|till|to\sand\sincluding)|up\sto|(?-i:through)|hasta)\s{_EVENT}{_PART}$",
    re.IGNORECASE,
)
# Through all of a decade, but up to its early years.
_DURING = lazy(r"through\s(?!.*\b(?:early|mid|late|beginning|start|middle|end|outset)\b)")
# “It was not until 1974 that …”: a point in time. So is “no fue sino hasta 1974”.
_NEGATED = lazy(
    r"(?<!\w)(?:not|never|only|n[’']t|no|nunca|sino|solo|sólo|tampoco)(?!\w)"
    r"(?:(?!,\s(?:or|but|and|so|though|although|pero|y|o|aunque)\s)[^.;:]){0,60}$",
    re.IGNORECASE,
)
_LACKED = lazy(
    r"\b(?:had|has|have|having|with|there\s(?:was|were)|took|takes|showed|paid|kept|held|knew|felt|enjoyed)\sno\s[^.;:]*$",
    re.IGNORECASE,
)
_NO_HAVING = lazy(
    r"(?:no|nunca)\s(?:(?:se|lo|la|le|los|las|les)\s)?"
    r"(?:tuv\w+|hubo|hab[íi]a(?!n?\s\w+[aiu]?d[oa]s?\b)|exist\w+|estuv\w+|era[ns]?|\w+aban?|(?!hab)\w+ían?)\b",
    re.IGNORECASE,
)
# “Since 1967 was a year of drought …” gives a reason.
_REASON = lazy(r"\s(?:was|is|were|saw|had|has|marked|brought|proved|fue|era)\b(?!\s(?:in|en)\s)")
_KOREAN_PART = r"(?:\s?(?:초반?|중반?|말|후반|전반|중엽|하순|중순|상순|초순))?"
_ONWARDS = lazy(
    r"(?:\s?[-–—]\s?|\s(?:to|until|till|through|up\sto|hasta|a|al)\s)(?:the\s|el\s|la\s)?"
    r"(?:present(?:\sday)?|today|now|date|presente|actualidad|hoy|fecha|nuestros\sdías|현재)(?!\w)"
    r"|\s(?:onwards?|forwards?|and\s(?:after|later|since|beyond)|en\sadelante)(?!\w)|\son(?=[,.;:)]|$)"
    r"|\s?[-–—]\s?(?=[)\]])|\s?~\s?현재"
    rf"|{_KOREAN_PART}(?:\s?(?:이래|이후)(?:로|부터)?|\s?부터(?![^.]{{0,40}}까지))",
    re.IGNORECASE,
)
_KOREAN_UP_TO = "까지"
_UP_TO = lazy(rf"{_KOREAN_PART}\s?{_KOREAN_UP_TO}(?:도|는|의)?")
# With a hyphen it says of what time something is: “since nineteenth-century writers …”.
_CENTURY = lazy(r"(?P<noun>\s(?:century|centuries|cent\.))|-")
_ABOUT = lazy(
    r"(?<!\w)(?:(?-i:c)\.|ca\.?|circa|around|hacia|alrededor\sdel?|en\storno\sal?|(?:in|by|from|until|on|to|or)\s(?P<about>about))"
    r"\s(?:the\s|el\s)?$",
    re.IGNORECASE,
)
# What ``_ABOUT`` finds ends in one of these words, but for an article.
_ABOUT_WORDS, _ABOUT_ENDS = {"a", "al", "de", "del"}, ("c.", "ca", "ca.", "around", "hacia", "about")
# “A bridge about 1968, wooden”, but not “a book about 1968,”: what is about a year in the other sense.
_PLAIN_ABOUT = lazy(r"(?<![^\w\s])\sabout\s(?:the\syear\s)?$")
_TOPIC = lazy(
    r"\b(?:(?:talk|book|film|speak|spoke|speech|writ|wrote|essay|artic|stor(?:y|ies)|novel|song|poem|paper|report|question|"
    r"ask|debat|argu|know|knew|think|thought|worr|myth|memor|remember|read|lectur|exhibit|documentar|tell|told|learn|hear|"
    r"forg[eo]t|idea|discuss|inform|letter|chapter|(?:some|any|no|every)thing|doubt|concern|confer|jok|dream|complain|warn|"
    r"opinion|rumou?r|correspond|interview|convers|claim|theor|quarrel|disput|understood|understand|curious|silen|legend|"
    r"program|seminar|passage)\w*|(?:all|what|how|is|was|are|were|been?|much|more|less|little|true|certain|sure|right|wrong|"
    r"say|says|said|lies?|lied|lying|cares?|facts?|news|texts?|pieces?|study|studies|bring|brought|came|come|tales?|plays?|"
    r"course|class|volumes?|notes?|pages?)\b)[^,.;:()]*$",
    re.IGNORECASE,
)
_PAUSE = lazy(r"\s?(?:[,.;:)]|$)")
# “1967 or so”, but not “in 1967, or so he believed”
_THEREABOUTS = lazy(
    r",?\s(?:or\sthereabouts|or\sso(?=\s?[.,;:)]|$)|aproximadamente|más\so\smenos)(?!\w)"
    r"|\sor\sso\b(?!\s(?:the|he|she|they|it|we|you|I|one|some|his|her|their|says?|said|claims?|claimed)\b)"
    r"|\s?(?:경|무렵|쯤|즈음|전후)(?!\w{3})",
    re.IGNORECASE,
)

# “in 1967 the ferry”, “in 1967.”: most dates stand so, and no words of the above end in *in*, but of ``_EVENT``
_IN = "in "
_CLOSED = lazy(
    r"[.;:’']|$|\s(?!(?:to|until|till|through|up|hasta|al?|onwards?|on|forwards?|and|en|or|aproximadamente|más)(?!\w))"
    r"[A-Za-zÀ-ÿ]",
    re.IGNORECASE,
)


def opened(text: str, date: FoundDate) -> FoundDate:
    """The date, as the open range or the date about right that it is, with the words that say so; else as it came."""
    if not _PLAIN.fullmatch(date.edtf) or _stands_closed(text, date):
        return date
    date = _about(text, date)
    before, end = max(0, date.start - _REACH), date.end
    if date.edtf.endswith("XX") and (century := _CENTURY.match(text, end)):
        if not century["noun"]:
            return date
        end = century.end()
    onwards = _ONWARDS.match(text, end)
    said = text[before : date.start].casefold()
    since = _SINCE.search(text, before, date.start) if _any(_SINCE_WORDS, said) else None
    if not onwards and (on := _ON.match(text, end)) and _FROM.search(text, before, date.start):
        onwards = on
    if said.endswith("from ") and not _END_OF_RANGE.match(text, end):
        since = since or _FIRST_FROM.search(text, max(0, before - _REACH), date.start)
    if onwards or (since and not _REASON.match(text, end)):
        return _range(date, f"{date.edtf}/..", since, onwards)
    until = _UNTIL.search(text, before, date.start) if _any(_UNTIL_WORDS, said) else None
    up_to = _UP_TO.match(text, end) if _KOREAN_UP_TO in text else None
    if until and "X" in date.edtf and _DURING.match(until[0]):
        until = None
    if up_to or (until and not _is_point(text, until.start())):
        return _range(date, f"../{date.edtf}", until, up_to)
    return date


def _stands_closed(text: str, date: FoundDate) -> bool:
    """Whether a look at the words next to a date tells that none of them opens it."""
    if not text.startswith(_IN, max(0, date.start - len(_IN))) or not _CLOSED.match(text, date.end):
        return False
    return not _any(_UNTIL_WORDS, text[max(0, date.start - _REACH) : date.start].casefold())


def _is_point(text: str, until: int) -> bool:
    """Whether *until* names the time at which something came at last: *not until 1974 did he leave*.

    What there was not, or nobody had, was not there all the time until then: *had no clock until 1852*.
    """
    negated = _NEGATED.search(text, max(0, until - 70), until)
    if negated is None:
        return False
    lasted = _LACKED.search(text, max(0, negated.start() - 20), negated.end()) or _NO_HAVING.match(
        text, negated.start()
    )
    return lasted is None


def _any(words: tuple[str, ...], said: str) -> bool:
    return any(map(said.__contains__, words))


def _range(date: FoundDate, edtf: str, before: re.Match[str] | None, after: re.Match[str] | None) -> FoundDate:
    start = before.start() if before else date.start
    return replace(date, start=start, end=after.end() if after else date.end, edtf=edtf, rule="open range")


def _about(text: str, date: FoundDate) -> FoundDate:
    # Of a season or a decade, the package takes no mark of doubt.
    if date.edtf.endswith(("~", "X")) or _SEASON.fullmatch(date.edtf):
        return date
    begin = max(0, date.start - _REACH)
    before = _ABOUT.search(text, begin, date.start) if _may_be_about(text[begin : date.start]) else None
    after = _THEREABOUTS.match(text, date.end)
    if not before and not after:
        return _plainly_about(text, date)
    start = before.start("about" if before["about"] else 0) if before else date.start
    return replace(date, start=start, end=after.end() if after else date.end, edtf=f"{date.edtf}~")


def _may_be_about(before: str) -> bool:
    """Whether the last word before a date may be one of ``_ABOUT``, which is quicker to see than whether it is."""
    words = without_case(before).split()[-2:]
    last = words.pop() if words else ""
    if last in {"the", "el"} and words:
        last = words.pop()
    return last.endswith(_ABOUT_ENDS) or last in _ABOUT_WORDS


def _plainly_about(text: str, date: FoundDate) -> FoundDate:
    begin = max(0, date.start - _REACH)
    if text.find(" about ", begin, date.start) < 0 or not _PAUSE.match(text, date.end):
        return date
    about = _PLAIN_ABOUT.search(text, begin, date.start)
    if not about or _TOPIC.search(text, begin, about.start()):
        return date
    return replace(date, start=about.start() + 1, edtf=f"{date.edtf}~")
