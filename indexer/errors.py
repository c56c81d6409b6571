"""The one exception tree of Ibid; every message is safe to show to the person who caused it.

IbidError
├── DocumentError          a document can't be read; the build records it and goes on
├── TableError             a catalogue or authority file is malformed
├── QueryError             what the reader asked for can't be answered as it stands
│   ├── QuerySyntaxError   … the query text; says where, and proposes a repaired one
│   └── ParameterError     … another parameter; names it and its value
├── NotFoundError          no article or passage has this id
├── UploadError            a document that was sent can't be staged; names it
├── BusyError              another job of the desk is at work
└── LibraryError           the library can't serve or be written
    ├── LibraryMissingError    there is none yet
    ├── NotALibraryError       the folder holds something else
    ├── LibraryOutdatedError   made by another version: needs a rebuild
    ├── LibraryDamagedError    a file is missing or differs from its checksum
    ├── LibraryLockedError     another run is writing
    └── LibraryWriteError      read-only, disk full, no permission
"""

from __future__ import annotations


class IbidError(Exception):
    """Base of all errors that Ibid raises on purpose.

    ``cure`` says in a phrase what the person can do about it; it may be empty.
    """

    def __init__(self, message: str, *, cure: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.cure = cure

    def __str__(self) -> str:
        return f"{self.message} ({self.cure})" if self.cure else self.message


class DocumentError(IbidError):
    """A document can't be read."""


class TableError(IbidError):
    """A catalogue or authority file can't be read at all."""


class QueryError(IbidError, ValueError):
    """A question that can't be answered as it stands."""


class QuerySyntaxError(QueryError):
    """A query text that can't be parsed.

    ``position`` is the code-point offset of the trouble in the query text, ``suggestion`` a repaired query text
    (empty when nothing sensible is left).
    """

    def __init__(self, message: str, *, position: int, suggestion: str) -> None:
        super().__init__(message, cure=f"try: {suggestion}" if suggestion else "")
        self.position = position
        self.suggestion = suggestion


class ParameterError(QueryError):
    """A parameter other than the query text has an impossible value."""

    def __init__(self, name: str, value: str, expected: str) -> None:
        super().__init__(f"{name}={_short(value)} is not understood", cure=f"expected {expected}")
        self.name = name
        self.value = value
        self.expected = expected


class NotFoundError(IbidError, LookupError):
    """No article or passage has this id."""


class UploadError(IbidError):
    """A document that was sent to the desk can't be staged; ``too_large`` says that its size or number is why."""

    def __init__(self, message: str, *, cure: str = "", too_large: bool = False) -> None:
        super().__init__(message, cure=cure)
        self.too_large = too_large


class BusyError(IbidError):
    """Another job of the desk is at work, and one works at a time."""


class LibraryError(IbidError):
    """The library can't be read or written."""


class LibraryMissingError(LibraryError):
    """There is no library at this place yet."""


class NotALibraryError(LibraryError):
    """The folder exists but isn't a library, and nothing in it will be touched."""


class LibraryOutdatedError(LibraryError):
    """The library was made by another version of the format, the schema or the analyser."""


class LibraryDamagedError(LibraryError):
    """A file of the library is missing, truncated or differs from its checksum."""


class LibraryLockedError(LibraryError):
    """Another run is writing to the library."""


class LibraryWriteError(LibraryError):
    """The library can't be written: read-only, disk full, no permission."""


def _short(value: str, limit: int = 60) -> str:
    """The value for use in a message: quoted, on one line, cut when long."""
    text = " ".join(value.split())
    return f"“{text[:limit]}…”" if len(text) > limit else f"“{text}”"
