"""Writes the gold documents anew, those whose bytes would differ: ``python -m tests.quality.render``."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.quality.render.html import web_page
from tests.quality.render.pdf import pdf
from tests.quality.render.text import markdown, plain_text
from tests.quality.render.xml import jats, tei
from tests.quality.render.zipped import docx, epub
from tests.quality.source import DOCUMENTS, Source, load_sources

WRITERS: Mapping[str, Callable[[Source], bytes]] = {
    "txt": plain_text,
    "html": web_page,
    "md": markdown,
    "docx": docx,
    "epub": epub,
    "tei": tei,
    "jats": jats,
    "pdf": pdf,
}


def main() -> None:
    DOCUMENTS.mkdir(exist_ok=True)
    sources = load_sources()
    for source in sources:
        data = WRITERS[source.format](source)
        if not source.file.is_file() or source.file.read_bytes() != data:
            source.file.write_bytes(data)
            print(f"wrote {source.file.name}")
    wanted = {source.file for source in sources}
    for stray in sorted(set(DOCUMENTS.iterdir()) - wanted):
        print(f"{stray.name} belongs to no gold file")


if __name__ == "__main__":
    main()
