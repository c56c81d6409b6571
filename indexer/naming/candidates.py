"""Which names of the library has no authority? Capitals tell them in English and Spanish, endings in Korean."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from indexer.enrich.mentions import Reading
from indexer.enrich.name_forms import form_key
from indexer.enrich.name_words import FUNCTION_WORDS, KINDS, KOREAN_TITLES, TITLES, words
from indexer.model import Article, Kind, Passage

CONTEXTS: Final = 3
_AROUND: Final = 50

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ가-힣一-鿿ㄱ-ㆎぁ-ヿ]"
# A stop belongs to a name after an initial or one of these; after any other word it ends a sentence.
_ABBREVIATED = (
    "St|Ste|Sta|Sto|Dr|Dra|Mr|Mrs|Ms|Sr|Sra|Srta|Gen|Gral|Col|Cnel|Lt|Tte|Capt|Cap|Cmdr|Cmdte|Maj|Sgt|Prof|Rev|Hon|Gov|"
    "Sen|Rep|Pres|Mt|Ft|Fr|Ing|Lic|Arq|Mons|Univ|Dept"
)
_WORD = rf"(?:(?:{_CAPITAL}|{_ABBREVIATED})\.(?=\s{_CAPITAL})|{_CAPITAL}[\w’'&-]*)"
_JOINT = r"(?:of|the|for|de|del|la|las|los|el|da|do|dos|di|du|von|van|der|al|bin|para|por)"
_LATIN = re.compile(rf"{_WORD}(?:\s(?:{_JOINT}\s){{0,3}}{_WORD})*")
_STARTS = re.compile(r"(?:^|[.!?…:;]['’”»\")\]]*\s+|[\n])[“\"'‘«(\[¿¡—–\s]*$")
_KOREAN_ENDS = (
    "위원회|동맹|연맹|협회|련맹|연합|련합|신문|통신|방송|출판사|대학교|대학|연구소|연구원|전선|기구|회의|조직|공산당|사회당|로동당|"
    "노동당|단체"
)
_KOREAN = re.compile(
    rf"(?P<body>(?<![가-힣])[가-힣]{{2,12}}(?:{_KOREAN_ENDS}))(?![가-힣]{{3}})"
    rf"|(?P<person>(?<![가-힣])[가-힣]{{2,5}}(?:\s[가-힣]{{2,5}})?)\s?(?:{'|'.join(KOREAN_TITLES)})(?=[은는이가의을를과와에께]|님|동지|\W|$)"
)
_QUOTED = re.compile(r"[“«\"][^”»\"]{8,300}[”»\"]")
_IMPRINT = re.compile(
    r"(?:(?<=[,.;] )|^)(?:[^,.;()]|, (?=[a-z]))*(?:, [^,()]+)? \([^():]{2,60}: [^()]{2,90}, \d{4}[^()]{0,12}\)"
)
# What is no name though it has a capital: the calendar, and the apparatus of notes.
_NO_NAMES = words(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre spring summer autumn winter north south east west norte sur este oeste ibid idem op cit see vol vols no "
    "pp ed eds trans chapter volume"
)
# What says of a Korean title what it is, and is no name before it.
_NO_BEARERS = words("조선 미국 당시 전임 현임 당 정부 우리 그 이 저 전 새 외국 대리")


@dataclass(slots=True)
class Candidate:
    """A name that no authority has: its spellings with their counts, its passages, the first contexts."""

    key: str
    spellings: dict[str, int] = field(default_factory=dict)
    count: int = 0
    articles: set[str] = field(default_factory=set)
    contexts: list[tuple[str, str]] = field(default_factory=list)
    notes: int = 0
    titled: int = 0
    lang: str = ""

    @property
    def label(self) -> str:
        """The most frequent spelling, of those the first."""
        return max(self.spellings, key=lambda one: self.spellings[one])


class Collector:
    """Collects the candidates of many articles; ``lang`` keeps to the passages of one language."""

    def __init__(self, lang: str | None = None, known: Container[str] = ()) -> None:
        """``known`` are the keys of the forms that authorities have (see ``form_key``), whatever became of them."""
        self._lang = lang
        self._known = known
        self._found: dict[str, Candidate] = {}

    def add(self, article: Article, reading: Reading) -> None:
        """Note the names of an article that its reading doesn't have."""
        for passage in article.passages:
            if self._lang in (None, passage.lang):
                known = [(one.start, one.end) for one in reading.mentions[passage.id]]
                for start, end, titled in _names(passage):
                    if not any(first <= start and end <= last for first, last in known):
                        self._note(passage, start, end, titled)

    def candidates(self, least: int = 1) -> list[Candidate]:
        """Those that occur at least so often, the most frequent first."""
        found = [one for one in self._found.values() if one.count >= least]
        return sorted(found, key=lambda one: (-one.count, one.key))

    def _note(self, passage: Passage, start: int, end: int, titled: bool) -> None:
        text = passage.text[start:end]
        if not (key := form_key(text)) or key in self._known:
            return
        one = self._found.setdefault(key, Candidate(key, lang=passage.lang or ""))
        one.spellings[text] = one.spellings.get(text, 0) + 1
        one.count += 1
        one.articles.add(passage.article)
        one.notes += passage.kind is Kind.FOOTNOTE
        one.titled += titled
        if len(one.contexts) < CONTEXTS:
            one.contexts.append((passage.id, _context(passage.text, start, end)))


def _names(passage: Passage) -> Iterator[tuple[int, int, bool]]:
    """Where names may stand in a passage, and whether a title comes with them."""
    titles = _titles(passage.text) if passage.kind is Kind.FOOTNOTE else []
    for start, end, titled in _latin(passage.text):
        if not any(first <= start and end <= last for first, last in titles):
            yield start, end, titled
    for found in _KOREAN.finditer(passage.text):
        group = "body" if found["body"] else "person"
        if group == "body" or not _is_word(found["person"]):
            yield found.start(group), found.end(group), group == "person"


def _titles(text: str) -> list[tuple[int, int]]:
    """Where titles and imprints stand in a note: in quotes, and up to a bracket with a publisher and a year."""
    found = [match.span() for match in _QUOTED.finditer(text)]
    return found + [match.span() for match in _IMPRINT.finditer(text)]


def _latin(text: str) -> Iterator[tuple[int, int, bool]]:
    for found in _LATIN.finditer(text):
        start, end = found.span()
        if text[end - 2 : end] in {"’s", "'s"}:
            end -= 2
        first = re.match(r"[^\s]+", text[start:end])
        begins = (
            bool(_STARTS.search(text[max(0, start - 20) : start]))
            if start >= 20
            else bool(_STARTS.search(text[:start]))
        )
        titled = False
        while first and (form_key(first[0]) in TITLES or (begins and form_key(first[0]) in FUNCTION_WORDS)):
            titled = titled or form_key(first[0]) in TITLES
            start += first.end() + 1
            begins = False
            first = re.match(r"[^\s]+", text[start:end])
            if first and not first[0][0].isupper():
                start += first.end() + 1
                first = re.match(r"[^\s]+", text[start:end])
        if _is_name(text[start:end].split(), begins):
            yield start, end, titled


def _is_name(said: Sequence[str], begins: bool) -> bool:
    """Whether words with capitals are a name: one alone only where no sentence begins, and no date."""
    kept = [word for word in said if form_key(word)]
    if not kept or form_key(kept[0]) in _NO_NAMES or form_key(kept[-1]) in _NO_NAMES:
        return False
    if form_key(kept[-1]).removesuffix("s") in KINDS:  # North Koreans
        return False
    if len(kept) == 1:
        word = kept[0]
        return (
            not begins
            and len(word) > 1
            and form_key(word) not in FUNCTION_WORDS
            and not re.fullmatch(r"[IVXLCDM]+\.?", word)
        )
    return True


def _is_word(text: str) -> bool:
    """Whether what stands before a Korean title says of it what it is, and is no name."""
    return text.rpartition(" ")[2] in _NO_BEARERS


def _context(text: str, start: int, end: int) -> str:
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    around = f"{text[first:start]}[{text[start:end]}]{text[end:last]}"
    return ("…" if first else "") + " ".join(around.split()) + ("…" if last < len(text) else "")
