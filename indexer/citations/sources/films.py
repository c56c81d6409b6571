"""Films without quotation marks: *Mulle Cheonyeo* [The Mill Girl], dir. Gu Reum and San Ha, Studio, Pyongyang, 1972."""

from __future__ import annotations

from indexer.citations.model import Citation
from indexer.citations.names.authors import comma_parts, is_body
from indexer.citations.names.persons import is_full_name, split_names
from indexer.citations.notes import words as w
from indexer.citations.notes.note import Note
from indexer.citations.parts.head import BRACKETED
from indexer.citations.parts.imprints import imprint
from indexer.citations.sources.made import make, of_kind
from indexer.patterns import lazy
from indexer.prefilter import Prefiltered

_DIRECTED = Prefiltered(
    r",\s(?:dir\.(?:\s(?:by|por|de))?|directed\sby|dirigida\spor|réal\.|réalisé\spar|Regie:?)\s(?P<names>[^\W_a-z][^,;()]{3,80})(?=,|\s\(|\.?$)"
)
_LEAD = lazy(
    r"(?:(?:[^,;.]{0,40}\s)?(?:is|es|was|fue|film|película|movie|documentary|documental|cortometraje|largometraje|newsreel|noticiero)\s)?"
)


def read_film(note: Note, start: int, end: int) -> Citation | None:
    """The film at ``start``, known by *dir.* behind its title."""
    text = note.text
    found = _DIRECTED.search(text, start, end)
    lead = _LEAD.match(text, start, end)
    begin = lead.end() if lead else start
    if found is None or found.start() <= begin or not text[begin].isupper():
        return None
    names = split_names(text, *found.span("names"))
    if not names or not all(is_full_name(text[slice(*name)]) for name in names):
        return None
    last = found.start()
    bracket = BRACKETED.search(text, begin, last)
    fields = [note.field("title", begin, bracket.start() if bracket else last)]
    fields += [note.field("translation", *bracket.span("inner"))] if bracket else []
    fields += [note.field("author", *name) for name in names]
    parts = comma_parts(note, min(found.end() + 2, end), end)
    year = next((n for n, part in enumerate(parts) if w.YEAR.match(text, *part)), 0)
    at = found.end()
    if year and all(is_body(text[slice(*part)]) for part in parts[:year]):
        fields += imprint(note, parts[0][0], parts[year - 1][1])
        at = parts[year][0]
    one = make(note, begin, at, end, fields, "date")
    return of_kind(one, "document")
