"""How large a document and a passage may be."""

from __future__ import annotations

from indexer.errors import DocumentError

# An article with its notes is a tenth of a megabyte, the Bible four. A page of 4 MB of plain paragraphs took 1.6 s and
# 50 MB to read, and one of much markup takes more: what is larger than this was put there by mistake.
MAX_DOCUMENT_BYTES = 16 * 1024 * 1024
# A book of 1,000 pages is 2 MB of Markdown. 4 MB of prose took 3 s and 190 MB: its tokens are heavy.
MAX_MARKDOWN_BYTES = 4 * 1024 * 1024
# Word and EPUB files are mostly pictures, which are not read; what is read of them is bounded in ``zipped.py``.
MAX_ARCHIVE_BYTES = 64 * 1024 * 1024
# A paragraph of 100,000 characters is 15,000 words. We refuse a longer one rather than split it: the splits would be
# ours, not the author's, and a passage's id must not hang on a limit of the program.
MAX_PASSAGE_CHARS = 100_000


def check_length(text: str, where: str) -> None:
    """Raise DocumentError when one paragraph is longer than a passage may be."""
    if len(text) > MAX_PASSAGE_CHARS:
        raise DocumentError(
            f"{where} is one paragraph of {len(text):,} characters; the limit is {MAX_PASSAGE_CHARS:,}",
            cure="part it into paragraphs, or check that the file is text at all",
        )
