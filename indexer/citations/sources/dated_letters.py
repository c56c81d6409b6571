"""Letters whose day is a part of what they are called: *Letter dated 3 May 1975 from the Delegate of Utopia*."""

from __future__ import annotations

import re

from indexer.citations.model import Citation
from indexer.citations.notes.note import Note
from indexer.citations.sources.made import make, of_kind
from indexer.patterns import lazy
from indexer.prefilter import Prefiltered

# *Letter dated 3 May 1975 from the Delegate of Utopia to the President*: the day is a part of its title.
_DATED_LETTER = Prefiltered(
    r"(?:identical\s)?(?:letters?|note\sverbale|telegram|carta|nota\sverbal)\s(?:dated|de\sfecha)\s",
    re.IGNORECASE,
)


def read_dated_letter(note: Note, start: int, end: int) -> Citation | None:
    """*Letter dated 3 May 1975 from the Delegate of Utopia to the President, A/10191*."""
    dated = _DATED_LETTER.match(note.text, start, end)
    date = note.date_at(dated.end(), end) if dated else None
    sender = _FROM.match(note.text, date.end, end) if date else None
    if date is None or sender is None:
        return None
    one = make(note, start, sender.end(), end, [note.field("title", start, sender.end()), date])
    return of_kind(one, "document" if one and one.first("document") else "archival")


_FROM = lazy(r",?\s(?:from|addressed|sent|del?|dirigida)\s[^,;]{5,240}")
