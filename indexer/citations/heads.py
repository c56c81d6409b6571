"""Who wrote it and what is it called? The stretch before a title in quotes, or before the brackets with the facts."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from indexer.citations import clauses
from indexer.citations import words as w
from indexer.citations.leads import LEAD, begins_title, name_behind, who_says
from indexer.citations.model import CitationField, FieldName
from indexer.citations.note import Note
from indexer.citations.persons import NAME, is_full_name, is_person, split_names, trim
from indexer.citations.shape import Group
from indexer.citations.tail import Tail, title_end

Span = tuple[int, int]

SAME_AUTHOR = re.compile(
    r"(?:and\s|y\s)?(?:the\ssame\sauthor[’'‘]s|by\sthe\ssame\sauthor,|the\ssame,|his|her|their|del\smismo\sautor,|"
    r"de\sla\smisma\sautora,|"
    r"[ií]dem[,.]|eadem[,.]|id\.,|—{2,3}[,.]|-{3}[,.]|___+[,.]?|같은\s이,)\s*",
    re.IGNORECASE,
)
_LEADS_ON = re.compile(
    r"(?:in|en|by|de|del|por|with|con|from|to|is|are|at|of|que|es|son|the|and|y)\s+(?=[^\W\d_])", re.IGNORECASE
)
_ROLE = re.compile(
    r"(?:eds?|comps?|coords?|dirs?|editors?|editor(?:es|as?)?|trans|trad)\.?(?:\s(?:and|&|y)\s(?:eds?|trans|trad)\.?)?",
    re.IGNORECASE,
)
_SMALL_IN_BODY = frozenset(
    ["of", "the", "and", "for", "in", "with", "de", "la", "el", "los", "las", "del", "y", "on", "to", "a", "e", "&"]
)
_LEAD_WORDS = frozenset({
    "on", "for", "about", "regarding", "concerning", "as", "in", "sobre", "para", "acerca", "en", "una", "un", "a",
    "the", "this", "that", "these", "such", "like", "since", "while", "although", "among", "de", "el", "los",
    "las",
})  # fmt: skip
_NOT_NAMES = frozenset(
    ["but", "also", "however", "ibid", "see", "compare", "quoted", "cited", "véase", "ver", "thus", "here"]
)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before and in the core: where the citation starts, its fields so far, where its tail begins.

    ``led`` says that talk leads up to it, so that it is a citation only if its tail says where it appeared.
    """

    start: int
    fields: tuple[CitationField, ...]
    tail: int
    led: bool = False
    signal: CitationField | None = None


def read_head(note: Note, start: int, end: int, core: Group, limit: int) -> Head | None:
    """The head of the citation with this core, from ``start``; None where the core is none after all."""
    text = note.text
    signal = None
    begin, _ = trim(text, start, end)
    if (found := clauses.last_signal(text, begin, end, note.mask)) and found.end() <= end:
        signal = note.field("signal", *found.span())
        begin = found.end()
    if core.quoted:
        return _before_quoted(note, begin, end, core, signal)
    return _before_facts(note, begin, end, signal)


# --- a title in quotes ----------------------------------------------------------------------------------------------


def _before_quoted(note: Note, start: int, end: int, core: Group, signal: CitationField | None) -> Head | None:
    text = note.text
    fields, begin, led = _authors_before(note, start, end)
    first, last = core.start + 1, core.end - 1
    translation = None
    if bracket := _BRACKETED.search(text, first, last):
        translation = note.field("translation", *bracket.span("inner"))
        last = bracket.start()
    title = note.field("title", first, last)
    title = _without_stop(title)
    if not title.value:
        return None
    if begin < 0 and (teller := _TELLER.fullmatch(text, start, core.start)) and is_full_name(teller["name"]):
        fields, begin, led = [note.field("author", *teller.span("name"))], teller.start("name"), False
    if begin < 0:
        begin = core.start
    found = (*fields, title, *([translation] if translation else []))
    return Head(begin, found, core.end, led, signal)


_BRACKETED = re.compile(r"\s\[(?P<inner>[^\[\]]{3,300})\][,.]?$")


def _without_stop(field: CitationField) -> CitationField:
    value = field.value.rstrip(",;: ")
    if value.endswith(".") and not value.endswith(("..", "Jr.", "Inc.")) and value[-3:-2] != ".":
        value = value[:-1]
    return CitationField(field.name, value, field.start, field.start + len(value))


def _authors_before(note: Note, start: int, end: int) -> tuple[list[CitationField], int, bool]:
    """The authors before a title in quotes, where they begin (-1 without), and whether other talk leads up to it."""
    text = note.text
    start, end = (
        trim(text, start, end, " ,;:.\t\n")
        if text[max(start, end - 4) : end].strip(" ")[-1:] != "."
        else _keep_initial(text, start, end)
    )
    if start >= end:
        return [], -1, False
    if same := SAME_AUTHOR.match(text, start, end + 2):
        return [note.field("same_author", start, min(end, same.end()))], start, False
    parts = comma_parts(note, start, end)
    if len(parts) > 1 and text[slice(*parts[-1])] in ("in", "en"):
        parts.pop()
    genre = _genres(note, parts)
    if not parts:
        return genre, start, False
    return _named(note, start, parts, genre)


def _named(
    note: Note, start: int, parts: list[Span], genre: list[CitationField]
) -> tuple[list[CitationField], int, bool]:
    """The names in the parts before a title, and what is told with them."""
    text = note.text
    if (kept := _kept_before(note, start, parts[-1][1])) and len(parts) > 1:
        return [*kept, *genre], start, False
    if subject := _subject(note, start, parts[-1]):
        return [subject[0], *genre], subject[0].start, subject[1]
    if talked := _talked_with(note, start, parts):
        return talked
    if (owner := _POSSESSIVE_END.search(text, *parts[-1])) and is_person(owner[owner.lastgroup or 0].strip()):
        group = owner.lastgroup or 0
        return [note.field("author", *owner.span(group)), *genre], owner.start(group), False
    found = _listed(note, parts)
    if found is None and (tail_name := _name_at_end(text, *parts[-1])) is not None:
        found = [note.field("author", tail_name, parts[-1][1])], tail_name
    return ([*found[0], *genre], found[1], False) if found else (genre, -1, True)


def _talked_with(note: Note, start: int, parts: list[Span]) -> tuple[list[CitationField], int, bool] | None:
    """*Interview with Ana Ruiz*, before a title."""
    interview = w.INTERVIEW.match(note.text, *parts[0]) if len(parts) == 1 else None
    if interview is None:
        return None
    who = note.field("author", interview.end(), parts[0][1])
    return [note.field("genre", *interview.span()), who], start, False


def _listed(note: Note, parts: list[Span]) -> tuple[list[CitationField], int] | None:
    """The names at the end of the parts, in their role, and where they begin."""
    text, role = note.text, "author"
    if len(parts) > 1 and _ROLE.fullmatch(text[slice(*parts[-1])]):
        parts.pop()
        role = "editor"
    for number in range(len(parts)):
        first = parts[number][0]
        if number:
            first = _past_lead(text, first, parts[-1][1])
        elif (behind := name_behind(text, first, parts[-1][1])) is not None:
            first = behind
        names = split_names(text, first, parts[-1][1])
        if names and all(_is_author(text[slice(*name)]) for name in names):
            return [by_role(note.field(role, *name)) for name in names], first  # type: ignore[arg-type]
    return None


def _kept_before(note: Note, start: int, end: int) -> list[CitationField]:
    """*TNA, FCO 21/304, “…”*: where a paper is kept, told before its title."""
    tail = Tail(note, start, end)
    if not (w.ARCHIVE.search(note.text, start, end) or w.SHELFMARK.search(note.text, start, end)):
        return []
    done = tail.read()
    return tail.fields if done >= end and tail.has("archive", "fond", "file", "box", "folder") else []


_KOREAN_ROLE = re.compile(
    r"(?P<name>[가-힣]{2,12})\s?(?:(?P<author>지음|저|씀|글|공저)|(?P<editor>공?편저?|엮음|편역|펴냄)|(?P<translator>옮김|역|번역|공역))"
)


def by_role(field: CitationField) -> CitationField:
    """홍길동 지음, 성춘향 옮김: the name without its role, as what it says."""
    found = _KOREAN_ROLE.fullmatch(field.value)
    if not found or (len(found["name"]) < _LEAST_NAME and " " not in field.value):
        return field
    role: FieldName = "author" if found["author"] else "editor" if found["editor"] else "translator"
    return CitationField(role, found["name"], field.start, field.start + len(found["name"]))


_LEAST_NAME = 3


def _subject(note: Note, start: int, last: Span) -> tuple[CitationField, bool] | None:
    """The author as the subject of a sentence that leads to a title, and whether it is no more than talk of it."""
    text = note.text
    if (says := who_says(text, start, last[1] + 1)) and says.end() >= last[1]:
        return note.field("author", *says.span("name")), False
    if (topic := _KOREAN_TOPIC.fullmatch(text, *last)) and text[last[1]] != ",":
        return note.field("author", *topic.span("name")), True
    return None


def _genres(note: Note, parts: list[Span]) -> list[CitationField]:
    """What a paper is called before its title (*telegram*), taken off the parts."""
    found: list[CitationField] = []
    while parts and w.PAPER.fullmatch(note.text, *parts[-1]):
        found.insert(0, note.field("genre", *parts.pop()))
    return found


def _keep_initial(text: str, start: int, end: int) -> Span:
    """A full stop after an initial or in *et al.* is the name's own."""
    first, last = trim(text, start, end, " ,;:\t\n")
    if (
        last - first > 2
        and text[last - 1] == "."
        and not (text[last - 2].isupper() or text[first:last].endswith(("al.", "Jr.", "Sr.")))
    ):
        last -= 1
    return first, last


# The Salt Road, by Ana Ruiz
_BYLINE = re.compile(r"(?P<title>.{3,300}?),?\s(?:by|por)\s(?P<name>(?:[^\W\d_][\w.’'-]*\s?){2,5})")
_GENRE = (
    r"(?:memoirs?|autobiography|biography|book|novel|study|monograph|history|account|diary|article|essay|paper|pamphlet|report|"
    r"collection|poem|song|speech|story|column|interview|review|dissertation|thesis|travelogue|reminiscences|memorias|autobiografía|biografía|libro|novela|estudio|monografía|historia|"
    r"diario|artículo|ensayo|folleto|informe|tesis|crónica|relato|poema|discurso|columna|cuento)"
)
_GENRED = rf"(?:(?:[a-zà-ÿ][\w-]*\s){{0,2}}{_GENRE},?\s)?"
_POSSESSIVE = re.compile(
    rf"(?:(?:chapters?|part|section|capítulo)\s[\w-]+\sof\s)?(?P<name>(?:[^\W\d_][\w.-]*\s){{1,4}}[^\W\d_][\w-]*)[’']s\s(?P<genre>{_GENRED})"
)
# The memoirs of Ana Ruiz, Title; el libro de Ana Ruiz, Title
_GENRE_OF = re.compile(
    rf"(?:(?:[Tt]he|[Ll]as?|[Ll]os|[Ee]l|[Uu]na?|[Aa])\s)?(?:[a-zà-ÿ][\w-]*\s)?{_GENRE}\s"
    rf"(?:of|by|de|del)\s(?P<name>{NAME}),?\s"
)
# Ana Ruiz en sus memorias, Title
_IN_HIS = re.compile(
    rf"(?<!\w)(?P<name>{NAME}),?\s(?:in|en)\s(?:his|her|their|sus?)\s(?:[a-zà-ÿ][\w-]*\s)?{_GENRE},?\s"
)
_NAME_IN = re.compile(rf"(?P<name>{NAME})\s(?:in|en)\s(?=[^\W_a-z])")
# Ana Ruiz has counted them: “Salt”; the authority is Ana Ruiz, whose “Salt”
_TELLER = re.compile(
    rf"(?:It\swas\s|[^“«\":]*?\s(?=[^\W_a-z][^“«\":,]*,\swhose))?(?P<name>{NAME})(?:[’']s\s[a-zà-ÿ][^“«\":]*:|\s[a-zà-ÿ][^“«\":]*:|,\swhose)\s*"
)
_HIS_GENRE = re.compile(rf"{_GENRED}")
_END_NAME = re.compile(r"(?:^|\s)(?:by|in|of|de|en|por|see|with|con)\s((?:[^\W\d_][\w.’'-]*\s?){2,5})$")
_END_SURNAME = re.compile(
    r"(?:^|\s)(?:by|in|en|por|see|with|con|from|than|to|on|follow|follows|following|against|contra|sigo\sa)\s"
    r"(?P<name>[^\W\d_][\w.’'-]*(?:\s[^\W\d_][\w.’'-]*)?),?\s*$"
)
_POSSESSIVE_END = re.compile(
    rf"(?:^|\s)(?P<name>(?:[^\W\d_][\w.-]*\s){{1,4}}[^\W\d_][\w-]*)[’']s(?:\s(?:[a-zà-ÿ][\w-]*\s){{0,2}}{_GENRE})?$"
    rf"|(?:^|\s)(?P<family>[^\W\d_a-z][\w-]*)[’']s\s(?:[a-zà-ÿ][\w-]*\s){{0,2}}{_GENRE}$"
)
# 홍길동은 『소금의 길』에서 …: the subject of a sentence, and the book that it speaks of.
_KOREAN_TOPIC = re.compile(r"(?P<name>[가-힣]{2,4})(?:은|는)")


def _name_at_end(text: str, start: int, end: int) -> int | None:
    """*the essay by Ana Ruiz*, before a title: where the name begins."""
    found = _END_NAME.search(text, max(start, end - 60), end)
    if found and is_full_name(found[1].strip()):
        return found.start(1)
    return name_behind(text, start, end)


def surname_before(note: Note, start: int, end: int) -> CitationField | None:
    """*Similar words in Ruiz*, before a short title in quotes: the name."""
    found = _END_SURNAME.search(note.text, max(start, end - 60), end)
    return note.field("author", *found.span("name")) if found and is_person(found["name"]) else None


def _past_lead(text: str, start: int, end: int) -> int:
    found = _LEADS_ON.match(text, start, end)
    return found.end() if found else start


def _is_author(name: str) -> bool:
    first = name.split(maxsplit=1)[0].casefold().rstrip(".,") if name.split() else ""
    if first in _NOT_NAMES or (
        name.split(maxsplit=1)[0] in ("In", "On", "For", "The", "A", "En", "Sobre", "As", "This", "El", "La")
        and not is_body(name)
    ):
        return False
    return is_person(name) or is_body(name)


_TALKED = re.compile(r"(?:은|는|이|가|을|를|며|고|에|의|도|서|다|으나|지만)$|[다며고은는]\s|(?:에서|으로)\s")


def is_body(text: str) -> bool:
    """Whether a text can be the name of a body: capitals, with small words of English or Spanish between them."""
    found = text.split()
    if not 1 <= len(found) <= 12 or any(sign in text for sign in ":;!?") or not text[0].isupper():
        return "가" <= text[:1] <= "힣" and len(text) <= 24 and not _TALKED.search(text)
    if found[0].casefold() in _LEAD_WORDS and found[0] not in ("The", "La", "El", "Los", "Las"):
        return False
    return all(word[0].isupper() or word in _SMALL_IN_BODY or word[0] == "(" or word.isdigit() for word in found)


# --- brackets with facts --------------------------------------------------------------------------------------------


def _before_facts(note: Note, start: int, end: int, signal: CitationField | None) -> Head | None:
    text = note.text
    start, end = trim(text, start, end)
    if start >= end:
        return None
    if (
        told := _interviewed(note, start, end)
        or _by_same(note, start, end, signal)
        or _told_otherwise(note, start, end, signal)
    ):
        return told
    parts = comma_parts(note, start, end)
    for number, part in enumerate(parts[:-1]):
        first = part[0]
        if number:
            first = _past_lead(text, first, end)
            if not (first > parts[number][0] or _begins_talk(text, start, parts[0][1]) or number == 0):
                break
        if (behind := name_behind(text, parts[number][0], parts[number][1], start)) and begins_title(
            text, parts[number + 1][0]
        ):
            first = behind
        taken = take_authors(note, first, parts[number:])
        if taken and _is_no_title(text, taken[1], taken[0][0].value):
            break
        if taken and (number == 0 or is_full_name(taken[0][0].value) or is_body(taken[0][0].value)):
            fields, title = taken
            return _titled(note, fields, fields[0].start, title, end, signal)
        if number == 0 and not _begins_talk(text, start, parts[0][1]) and not signal:
            break
    begin = _title_start(text, start, end)
    return _titled(note, [], begin, begin, end, signal)


def _interviewed(note: Note, start: int, end: int) -> Head | None:
    """*Entrevista a Ana Ruiz*, before brackets with a place and a day."""
    found = w.INTERVIEW.match(note.text, start, end)
    at = w.past_honours(note.text, found.end(), end) if found else end
    if found is None or not is_full_name(note.text[at:end]):
        return None
    return Head(start, (note.field("genre", *found.span()), note.field("author", at, end)), end)


def _by_same(note: Note, start: int, end: int, signal: CitationField | None) -> Head | None:
    """*His memoirs, The Long Road*: by the author before."""
    same = SAME_AUTHOR.match(note.text, start, end)
    if same is None:
        return None
    genred = _HIS_GENRE.match(note.text, same.end(), end)
    at = genred.end() if genred else same.end()
    return _titled(note, [note.field("same_author", *same.span())], start, at, end, signal)


def _is_no_title(text: str, start: int, name: str) -> bool:
    """*Minerals of Utopia, ed. by …*, *Foreign Relations of …, 1964–1968, Volume XXIX*: a title stands before it."""
    if w.EDITORS.match(text, start) or w.TRANSLATORS.match(text, start):
        return True
    return len(name.split()) > 3 and is_body(name) and bool(w.VOLUME.match(text, start) or w.YEAR.match(text, start))


def _told_otherwise(note: Note, start: int, end: int, signal: CitationField | None) -> Head | None:
    """A title with its author after it, before it with a possessive, or as the subject of a sentence."""
    text = note.text
    if (
        (byline := _BYLINE.fullmatch(text, start, end))
        and is_full_name(byline["name"])
        and not _named_first(note, start, end)
    ):
        whole = _titled(note, [], start, *byline.span("title"), signal)
        return (
            replace(whole, fields=(*whole.fields, note.field("author", *byline.span("name"))), tail=end)
            if whole
            else None
        )
    owner = _POSSESSIVE.match(text, start, end)
    if not (owner and is_full_name(owner["name"]) and (signal or owner["genre"] or owner.start("name") > start)):
        owner = _owner_behind(text, start, end)
    if owner is None and (of := _GENRE_OF.match(text, start, end)) and is_full_name(of["name"]):
        owner = of
    if owner is None and (his := next(_IN_HIS.finditer(text, start, end), None)) and is_full_name(his["name"]):
        owner = his
    if owner is None and signal and (in_title := _NAME_IN.match(text, start, end)) and is_full_name(in_title["name"]):
        owner = in_title
    found = owner or who_says(text, start, end)
    if found is None or not text[found.end() : found.end() + 1].isupper():
        return None
    return _titled(note, [note.field("author", *found.span("name"))], found.start("name"), found.end(), end, signal)


def _named_first(note: Note, start: int, end: int) -> bool:
    parts = comma_parts(note, start, end)
    return len(parts) > 2 and is_full_name(note.text[slice(*parts[0])])


def _owner_behind(text: str, start: int, end: int) -> re.Match[str] | None:
    """*The best study is Ana Ruiz’s The Salt Road*: the name behind talk, with its possessive."""
    for lead in LEAD.finditer(text, start, end):
        if text[lead.start()] == ":":
            continue
        found = _POSSESSIVE.match(text, lead.end(), end)
        if found and is_full_name(found["name"]) and text[found.end() : found.end() + 1].isupper():
            return found
    return None


def _begins_talk(text: str, start: int, end: int) -> bool:
    """Whether a first part is talk that leads up to a citation: *On Chile*, *Una visión general*."""
    found = text[start:end].split()
    return bool(found) and (
        found[0].casefold() in _LEAD_WORDS
        or sum(word[0].islower() and word not in _SMALL_IN_BODY for word in found) >= 1
    )


_ESSAYS = re.compile(
    r"(?:the\s)?(?:essays?|chapters?|contributions?|articles?|documents?|discussion|account|introduction|"
    r"ensayos?|capítulos?)\s(?:collected\s|reunidos\s)?(?:in|en|of)\s|(?:in|en)\s(?=[A-ZÀ-Þ])",
    re.IGNORECASE,
)


def _title_start(text: str, start: int, end: int) -> int:
    """Where a title without an author begins: after *the essays in*."""
    found = _ESSAYS.match(text, start, end)
    return found.end() if found else start


def _titled(
    note: Note, fields: list[CitationField], begin: int, start: int, end: int, signal: CitationField | None
) -> Head | None:
    start, end = trim(note.text, start, end)
    last = title_end(note, start, end)
    stop = last
    if (bracket := _BRACKETED.search(note.text, start, last)) and not w.IN_LANGUAGE.fullmatch(bracket["inner"]):
        fields = [*fields, note.field("translation", *bracket.span("inner"))]
        stop = bracket.start()
    title = _without_stop(note.field("title", start, stop))
    if not title.value or not any(char.isalpha() for char in title.value) or (title.value[0].islower() and not fields):
        return None
    return Head(begin, (*fields, title), max(title.end, last), signal=signal)


def take_authors(note: Note, start: int, parts: list[Span]) -> tuple[list[CitationField], int] | None:
    """The authors at ``start`` and where the title begins; ``parts`` are those between commas, from that on."""
    text = note.text
    name = text[start : parts[0][1]]
    if len(parts) < 2 or not name:
        return None
    if (editing := _EDITING.search(text, start, parts[0][1])) and len(parts) > 1:
        names = split_names(text, start, editing.start())
        if names and all(_is_author(text[slice(*one)]) for one in names):
            return [note.field("editor", *one) for one in names], parts[1][0]
    names = split_names(text, start, parts[0][1])
    if not names or not all(_is_author(text[slice(*one)]) for one in names):
        return None
    used = 1
    if len(parts) > 2 and text[slice(*parts[1])] in ("Jr.", "Sr."):
        parts = [(parts[0][0], parts[1][1]), *parts[2:]]
        names = [(names[0][0], parts[0][1])]
    if len(names) == 1:
        used = _more_authors(text, parts)
        last = parts[used - 1][1]
        if used > 1 and not _ends_list(text, parts, used) and not _is_inverted(text, start, parts):
            used, last = 1, parts[0][1]
        names = split_names(text, start, last)
    role = "author"
    if used < len(parts) and _ROLE.fullmatch(text[slice(*parts[used])]):
        role, used = ("translator" if text[parts[used][0]] == "t" else "editor"), used + 1
    if used >= len(parts):
        return None
    return [by_role(note.field(role, *one)) for one in names], parts[used][0]  # type: ignore[arg-type]


def _more_authors(text: str, parts: list[Span]) -> int:
    """How many parts are authors: *A, B, and C, Title*; *Taylor, Moe, Title*; *A et al., Title*."""
    if _is_inverted(text, parts[0][0], parts):
        return 2
    for number in range(1, min(len(parts) - 1, 12)):
        part = text[slice(*parts[number])]
        joined = re.match(r"(?:and|y|e|&)\s", part)
        if joined:
            return number + 1 if is_person(part[joined.end() :]) else 1
        if re.search(r"[^,]\s(?:and|y|e|&)\s", part):
            both = [text[slice(*one)] for one in split_names(text, *parts[number])]
            return number + 1 if len(both) > 1 and all(is_full_name(one) for one in both) else 1
        if not is_full_name(part):
            return 1
    return 1


def _ends_list(text: str, parts: list[Span], used: int) -> bool:
    return bool(re.search(r"(?:^|\s)(?:and|y|e|&)\s", text[slice(*parts[used - 1])]))


_EDITING = re.compile(r"\s\((?:eds?|comps?|coords?|dirs?|editors?|editor(?:es|as?)?)\.?\)$")
_GIVEN_LIKE = re.compile(r"[^\W\d_]\w*-\w+|[^\W\d_][\w’'-]*(?:\s[^\W\d_]\.?)+|(?:[^\W\d_]\.\s?){1,3}")


def _is_inverted(text: str, start: int, parts: list[Span]) -> bool:
    """*Armstrong, Charles K., Title*: a family name, given names with an initial or alone, and a title after them."""
    family, given = text[start : parts[0][1]], text[slice(*parts[1])]
    if len(parts) < 3 or len(family.split()) > 2 or not is_person(given) or not is_person(family):
        return False
    return (
        (family.isupper() and len(family) > _LEAST_NAME)
        or bool(_GIVEN_LIKE.fullmatch(given))
        or (len(family.split()) <= 2 and len(given.split()) == 1 and given in _GIVEN_NAMES)
    )


_GIVEN_NAMES = frozenset({
    "Juan", "José", "Carlos", "Luis", "María", "Jorge", "Pedro", "Fernando", "Adela", "Ana", "Miguel", "Manuel",
    "Antonio", "Francisco", "Rafael", "Alberto", "Gabriel", "Moe", "John", "James", "Robert", "Michael", "David",
    "Richard", "Charles", "Joseph", "Thomas", "Peter", "Paul", "Mark", "Andrew", "Andrei", "Benjamin", "Bruce",
    "Don", "Bradley", "Tanya", "Stephen", "Steven", "Christopher", "Elena", "Isabel", "Camilo", "Josefina",
    "Gustavo", "Hal", "Odd", "Vijay", "Anne", "Sheila", "Jane", "Mary", "Fidel", "Ernesto", "Raúl", "Mauricio",
    "Eduardo", "Ricardo", "Sergio", "Enrique", "Javier", "Pablo", "Diego", "Andrés", "Daniel", "Mario", "Marta",
    "Rosa",
})  # fmt: skip


def comma_parts(note: Note, start: int, end: int) -> list[Span]:
    """The stretches between commas that stand outside of brackets and quotations."""
    text, parts = note.text, []
    at = text.find(",", start, end)
    while at >= 0:
        if not note.mask[at]:
            parts.append(trim(text, start, at, " \t\n"))
            start = at + 1
        at = text.find(",", at + 1, end)
    parts.append(trim(text, start, end, " \t\n"))
    return [part for part in parts if part[0] < part[1]]
