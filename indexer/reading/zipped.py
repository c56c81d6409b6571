"""A ZIP archive as untrusted input: which files are in it, and what is in one of them, within limits.

Nothing is ever unpacked to a disk, so a name that climbs (``../../x``) is a name like any other. What an archive says
of itself may be a lie: sizes are compared with the limits before a member is read and again while it is.
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from urllib.parse import unquote

from indexer.errors import DocumentError
from indexer.folding import nfc

# A book in EPUB has some hundred members, of which pictures are most; an article in Word twenty.
MAX_MEMBERS = 10_000
# All members together as they say of themselves, and any one of them to its packed size. XML of Word packs to a
# twentieth, a made-up one of 70,000 like paragraphs to 1/275; deflate can't do better than 1/1,032, as in bombs.
MAX_UNPACKED = 512 * 1024 * 1024
MAX_RATIO = 500
_SMALL = 1024 * 1024  # what unpacks to less than this does no harm, whatever its ratio
# The members that are read, together: text, for pictures never are.
MAX_READ = 32 * 1024 * 1024

_ENTRY = b"PK\x01\x02"  # each member has such an entry in the central directory
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})  # those that Word and EPUB files may use
_DAMAGED = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, LookupError, OverflowError)
_COPY_AGAIN = "it may have been cut off: copy it again from where it came, or save it again"


class Zipped:
    """An archive open for reading; ``names`` are those of its files, in order."""

    def __init__(self, archive: zipfile.ZipFile, kind: str) -> None:
        self._archive = archive
        self._kind = kind
        self._left = MAX_READ
        self._members = {nfc(info.filename): info for info in archive.infolist() if not info.is_dir()}
        self._refuse_bomb()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._members)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str) -> bytes:
        """The bytes of a member. Raises DocumentError when it isn't there, is damaged, protected or too large."""
        info = self._members.get(name)
        if info is None:
            raise DocumentError(f"{self._kind} has no {name} in it", cure=_COPY_AGAIN)
        if info.flag_bits & 0x1:
            raise DocumentError(
                f"{name} in it is protected by a password", cure="save it without the password, or as another format"
            )
        if info.compress_type not in _METHODS:
            raise DocumentError(f"{name} in it is packed in a way that is not read", cure="save it again")
        if info.file_size > self._left:
            raise DocumentError(
                f"the text in it has more than {MAX_READ // 2**20} MB when it is unpacked", cure="split it"
            )
        self._left -= info.file_size
        try:
            with self._archive.open(info) as member:
                data = member.read(info.file_size)  # without a size it would unpack all there is, whatever was claimed
        except (*_DAMAGED, RuntimeError) as error:
            raise DocumentError(f"{name} in it is damaged ({error})", cure=_COPY_AGAIN) from error
        if len(data) < info.file_size:
            raise DocumentError(f"{name} in it is cut off", cure=_COPY_AGAIN)
        return data

    def _refuse_bomb(self) -> None:
        total = sum(info.file_size for info in self._members.values())
        if total > MAX_UNPACKED:
            raise DocumentError(
                f"it would have {total // 2**20:,} MB when unpacked; the limit is {MAX_UNPACKED // 2**20}",
                cure="split it, or save it without pictures",
            )
        for name, info in self._members.items():
            if info.file_size > max(_SMALL, MAX_RATIO * info.compress_size):
                raise DocumentError(
                    f"{name} in it is packed more than {MAX_RATIO} to 1, as in a bomb",
                    cure="save it again, or remove it",
                )


def open_zip(data: bytes, kind: str) -> Zipped:
    """Open an archive. ``kind`` is what messages call it: “the Word file”. Raises DocumentError for what is none."""
    if not data.startswith(b"PK"):
        raise DocumentError(f"it is no ZIP archive, as {kind} is one", cure=_COPY_AGAIN)
    entries = data.count(_ENTRY)
    if entries > MAX_MEMBERS:
        raise DocumentError(f"it holds {entries:,} files; the limit is {MAX_MEMBERS:,}", cure="split it")
    try:
        return Zipped(zipfile.ZipFile(io.BytesIO(data)), kind)
    except (*_DAMAGED, NotImplementedError) as error:
        raise DocumentError(f"{kind} is damaged ({error})", cure=_COPY_AGAIN) from error


def member_name(base: str, reference: str) -> str:
    """The name of a member that another one, ``base``, refers to; empty for what leads out of the archive.

    A reference is a relative address, escaped as in the web; its fragment and query don't count.
    """
    path = unquote(reference.split("#", 1)[0].split("?", 1)[0])
    if not path or ":" in path.split("/", 1)[0]:
        return ""
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(base), path)).lstrip("/")
    return "" if joined.split("/", 1)[0] == ".." else nfc(joined)
