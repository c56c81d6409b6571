"""Values of metadata as documents write them → as ``Metadata`` asks for them. What isn't understood is None."""

from __future__ import annotations

import re

from indexer.reading.dates import is_edtf, published_date

_CODE = re.compile(r"([a-z]{2,3})(?:[-_][\w-]*)?", re.IGNORECASE | re.ASCII)


def edtf_date(written: str) -> str | None:
    """An EDTF date as it stands, or the EDTF of a date in words (“14 October 2025”)."""
    return written if is_edtf(written) else published_date(written)


def language_code(written: str) -> str | None:
    """The primary language of a BCP 47 tag: ``es`` of “es-VE”."""
    match = _CODE.fullmatch(written.strip())
    return match[1].lower() if match else None


def is_address(written: str) -> bool:
    """Whether a text is an address in the web."""
    return written.startswith(("http://", "https://")) and " " not in written
