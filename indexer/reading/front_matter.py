"""The YAML before a Markdown text → metadata, read as plain strings and within bounds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import yaml

from indexer.model import Metadata
from indexer.reading.encoding import tidy
from indexer.reading.fields import edtf_date, is_address, language_code

_MOST_CHARS = 65_536
_DEEPEST = 8  # authors with their affiliations and addresses nest to four
_MOST_VALUES = 200  # of one field
_LONGEST = 2_000

_TITLE = ("title",)
_SUBTITLE = ("subtitle",)
_AUTHORS = ("author", "authors", "creator", "creators")
_PUBLICATION = ("publication", "container-title", "container", "journal", "publication-title", "publisher", "site")
_DATE = ("date", "published", "issued", "publication-date", "date-published", "pubdate")
_LANGUAGE = ("lang", "language")
_ADDRESS = ("url", "canonical", "canonical-url", "link")
_RIGHTS = ("rights", "license", "licence", "copyright")
_IDENTIFIER = ("identifier", "id", "doi")


def front_metadata(text: str) -> tuple[Metadata, tuple[str, ...]]:
    """The metadata of a front matter, and what was wrong with it; nothing that is wrong here costs the article."""
    try:
        fields = _fields(text)
    except (_RefusedError, yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:
        return Metadata(), (f"the front matter can't be read and was left out: {_reason(error)}",)
    return metadata_of(fields, "the front matter")


def metadata_of(fields: Mapping[str, object], where: str) -> tuple[Metadata, tuple[str, ...]]:
    """The metadata in named fields (see ``field_name``), and what was not understood of them.

    ``where`` is what messages call the place they stand in. Values are texts, lists or mappings of them.
    """
    problems: list[str] = []
    title, subtitle = _first(fields, _TITLE), _first(fields, _SUBTITLE)
    return Metadata(
        identifier=_first(fields, _IDENTIFIER),
        title=f"{title}: {subtitle}" if title and subtitle else title,
        authors=tuple(dict.fromkeys(_names(fields, _AUTHORS))),
        publication=_first(fields, _PUBLICATION),
        published=_understood(_first(fields, _DATE), edtf_date, f"{where}: the date", problems),
        language=_understood(_first(fields, _LANGUAGE), language_code, f"{where}: the language", problems),
        source=_first(fields, ("source",)) or next(filter(is_address, _texts(fields, _ADDRESS)), None),
        rights=_first(fields, _RIGHTS),
    ), tuple(problems)


class _RefusedError(Exception):
    """Well-formed YAML that is not read."""


def _fields(text: str) -> Mapping[str, object]:
    """The fields by their names, in lower case with hyphens. Every value is a string, a list or a mapping."""
    if len(text) > _MOST_CHARS:
        raise _RefusedError(f"it has {len(text):,} characters; the limit is {_MOST_CHARS:,}")
    depth = 0
    for event in yaml.parse(text, Loader=yaml.BaseLoader):
        if isinstance(event, yaml.AliasEvent):  # what YAML bombs are made of
            raise _RefusedError(f"line {event.start_mark.line + 1} has an alias (*{event.anchor})")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise _RefusedError(f"line {event.start_mark.line + 1} is nested more than {_DEEPEST} deep")
    loader = yaml.BaseLoader(text)
    try:
        loaded = loader.get_single_data()
    finally:
        loader.dispose()
    if loaded is None or loaded == "":
        return {}
    if not isinstance(loaded, dict):
        raise _RefusedError("it holds no fields such as “title: …”")
    return {field_name(str(name)): value for name, value in loaded.items()}


def field_name(written: str) -> str:
    """The name of a field in lower case with hyphens."""
    return written.strip().lower().replace("_", "-").replace(" ", "-")


def _reason(error: Exception) -> str:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
        return f"line {error.problem_mark.line + 1}: {error.problem}"
    return tidy(str(error))[:200] or "nested too deep"


def _understood(
    written: str | None, reading: Callable[[str], str | None], what: str, problems: list[str]
) -> str | None:
    if written is None:
        return None
    found = reading(written)
    if found is None:
        problems.append(f"{what} “{written[:60]}” is not understood and was left unknown")
    return found


def _first(fields: Mapping[str, object], names: tuple[str, ...]) -> str | None:
    return next(_texts(fields, names), None)


def _texts(fields: Mapping[str, object], names: tuple[str, ...]) -> Iterator[str]:
    """The texts of the first of these fields that has any, and then of the others."""
    for name in names:
        value = fields.get(name)
        for one in (value if isinstance(value, list) else [value])[:_MOST_VALUES]:
            if isinstance(one, str) and (text := tidy(one)[:_LONGEST]):
                yield text


def _names(fields: Mapping[str, object], names: tuple[str, ...]) -> Iterator[str]:
    """The names in the first of these fields that is given: texts, or mappings as Pandoc and CSL write them."""
    value = next((fields[name] for name in names if fields.get(name)), None)
    for one in (value if isinstance(value, list) else [value])[:_MOST_VALUES]:
        if isinstance(one, str):
            yield from filter(None, (tidy(name)[:_LONGEST] for name in one.replace("|", ";").split(";")))
        elif isinstance(one, dict):
            whole = next(_texts(one, ("name", "literal")), "")
            parts = (next(_texts(one, (part,)), "") for part in ("given", "family"))
            if name := whole or " ".join(filter(None, parts)):
                yield name
