"""The gold documents as pasted text and as Markdown."""

from __future__ import annotations

from datetime import date

from indexer.model import Kind
from tests.quality.source import Run, Source, SourceBlock

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_CALLS = {"pasted": "[{}]", "korean": "{})", "superscript": "{}"}
_HEADINGS = {"es": "Notas", "ko": "주"}


def plain_text(source: Source) -> bytes:
    """An article as it comes from a browser's clipboard, with the furniture at its foot."""
    head = [source.title]
    if source.layout == "pasted":
        day = date.fromisoformat(source.published)
        head += [f"By {source.author}", f"{day:%B} {day.day}, {day.year}"]
    body = [_line(block, source.layout) for block in source.body]
    parts = [*head, *body, *_notes(source), source.foot.strip("\n")]
    return ("\n\n".join(filter(None, parts)) + "\n").encode()


def _line(block: SourceBlock, layout: str) -> str:
    return "".join(run.text or _call(run, layout) for run in block.runs)


def _call(run: Run, layout: str) -> str:
    label = run.call.translate(_SUPERSCRIPTS) if layout == "superscript" else run.call
    return _CALLS[layout].format(label)


def _notes(source: Source) -> list[str]:
    if source.layout == "pasted":
        return [f"  {note.label}. [{note.label}]\n\n    {note.text}" for note in source.notes]
    mark = ")" if source.layout == "korean" else "."
    return [_HEADINGS[source.lang], "\n".join(f"{note.label}{mark} {note.text}" for note in source.notes)]


def markdown(source: Source) -> bytes:
    """Front matter, headings with ``##``, footnotes by label at the end."""
    front = {
        "title": f'"{source.title}"',
        "author": source.author,
        "date": source.published,
        "lang": source.lang,
        "publication": source.publication,
    }
    head = "\n".join(("---", *(f"{key}: {value}" for key, value in front.items()), "---"))
    body = [("## " if block.kind is None else "") + _marked(block) for block in source.body]
    notes = [f"[^{note.label}]: {_marked(note)}" for note in source.notes]
    return ("\n\n".join((head, *body, *notes)) + "\n").encode()


def _marked(block: SourceBlock) -> str:
    assert block.kind is not Kind.CAPTION, "Markdown has no captions"
    return "".join(f"[^{run.call}]" if run.call else f"*{run.text}*" if run.italic else run.text for run in block.runs)
