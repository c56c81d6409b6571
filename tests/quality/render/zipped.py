"""The gold documents as DOCX and EPUB: ZIP archives without compression or clock, for the bytes to stay the same."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from html import escape

from indexer.model import Kind
from tests.quality.render.html import inline
from tests.quality.source import Run, Source, SourceBlock

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def _archive(files: Mapping[str, str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), text.encode())
    return held.getvalue()


# --- DOCX -----------------------------------------------------------------------------------------------------------


def docx(source: Source) -> bytes:
    """What a word processor saves: styles for title, headings and captions, real footnotes, core properties."""
    body = [_paragraph((Run(source.title),), "Title"), _paragraph((Run(source.author),), "Author")]
    styles = {None: "Heading1", Kind.CAPTION: "Caption"}
    body += [_paragraph(block.runs, styles.get(block.kind, "")) for block in source.body]
    return _archive(
        {
            "[Content_Types].xml": _content_types(),
            "_rels/.rels": _relations(("officeDocument", "word/document.xml"), ("core", "docProps/core.xml")),
            "docProps/core.xml": _core(source),
            "word/document.xml": f'{_XML}<w:document xmlns:w="{_W}"><w:body>{"".join(body)}</w:body></w:document>',
            "word/_rels/document.xml.rels": _relations(("styles", "styles.xml"), ("footnotes", "footnotes.xml")),
            "word/styles.xml": _styles(),
            "word/footnotes.xml": _footnotes(source),
        }
    )


def _paragraph(runs: Sequence[Run], style: str = "", first: str = "") -> str:
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}{first}{''.join(map(_word_run, runs))}</w:p>"


def _word_run(run: Run) -> str:
    if run.call:
        style = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
        return f'<w:r>{style}<w:footnoteReference w:id="{run.call}"/></w:r>'
    italic = "<w:rPr><w:i/></w:rPr>" if run.italic else ""
    return f'<w:r>{italic}<w:t xml:space="preserve">{escape(run.text, quote=False)}</w:t></w:r>'


def _footnotes(source: Source) -> str:
    mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    space = '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
    notes = "".join(
        f'<w:footnote w:id="{note.label}">{_paragraph(note.runs, "FootnoteText", mark + space)}</w:footnote>'
        for note in source.notes
    )
    rule = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    return f'{_XML}<w:footnotes xmlns:w="{_W}">{rule}{notes}</w:footnotes>'


def _styles() -> str:
    names = {
        "Title": "Title",
        "Author": "Author",
        "Heading1": "heading 1",
        "Caption": "caption",
        "FootnoteText": "footnote text",
    }
    paragraphs = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in names.items()
    )
    reference = (
        '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    )
    return f'{_XML}<w:styles xmlns:w="{_W}">{paragraphs}{reference}</w:styles>'


def _content_types() -> str:
    parts = {"document": "document.main", "styles": "styles", "footnotes": "footnotes"}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_OFFICE}.{kind}+xml"/>' for name, kind in parts.items()
    )
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'{overrides}<Override PartName="/docProps/core.xml" ContentType="{core}"/></Types>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    each = "".join(
        f'<Relationship Id="r{number}" Type="{core if kind == "core" else f"{_R}/{kind}"}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


def _core(source: Source) -> str:
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(source.title)}</dc:title><dc:creator>{source.author}</dc:creator>"
        f"<dc:language>{source.lang}</dc:language></cp:coreProperties>"
    )


# --- EPUB -----------------------------------------------------------------------------------------------------------

_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""


def epub(source: Source) -> bytes:
    """Two chapters; the notes in a file of their own (English) or at the foot of each chapter (the others)."""
    chapters = _chapters(source)
    apart = source.lang == "en"
    files = {f"chapter{number}.xhtml": blocks for number, blocks in enumerate(chapters, start=1)}
    names = [*files, *(["notes.xhtml"] if apart else [])]
    pages = {f"OEBPS/{name}": _chapter(source, name, blocks, apart=apart) for name, blocks in files.items()}
    if apart:
        pages["OEBPS/notes.xhtml"] = _page(source, _endnotes(source, files))
    return _archive(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": _CONTAINER,
            "OEBPS/content.opf": _package(source, names),
            "OEBPS/nav.xhtml": _nav(source, names),
            **pages,
        }
    )


def _chapters(source: Source) -> list[list[SourceBlock]]:
    """All before the second heading, and the rest."""
    headings = [index for index, block in enumerate(source.body) if block.kind is None]
    return [list(source.body[: headings[1]]), list(source.body[headings[1] :])]


def _chapter(source: Source, name: str, blocks: Sequence[SourceBlock], *, apart: bool) -> str:
    target = "notes.xhtml" if apart else ""
    call = f'<a epub:type="noteref" id="call-{{label}}" href="{target}#note-{{label}}">{{label}}</a>'
    lines = [f"<h1>{escape(source.title)}</h1>"] if name == "chapter1.xhtml" else []
    for block in blocks:
        tag = "h2" if block.kind is None else "p"
        lines.append(f"<{tag}>{inline(block, call, 'i')}</{tag}>")
    if not apart:
        called = {label for block in blocks for _, label in block.calls}
        lines += [
            f'<aside epub:type="footnote" id="note-{note.label}"><p>{note.label}. {inline(note, "", "i")}</p></aside>'
            for note in source.notes
            if note.label in called
        ]
    return _page(source, "\n".join(lines))


def _endnotes(source: Source, files: Mapping[str, Sequence[SourceBlock]]) -> str:
    home = {label: name for name, blocks in files.items() for block in blocks for _, label in block.calls}
    notes = "\n".join(
        f'<li epub:type="endnote" id="note-{note.label}"><p>{inline(note, "", "i")} '
        f'<a epub:type="backlink" href="{home[note.label]}#call-{note.label}">↩</a></p></li>'
        for note in source.notes
    )
    return f'<section epub:type="endnotes"><h1>Notes</h1>\n<ol>\n{notes}\n</ol></section>'


def _page(source: Source, body: str) -> str:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
 lang="{source.lang}" xml:lang="{source.lang}">
<head><title>{escape(source.title)}</title></head>
<body>
{body}
</body>
</html>
"""


def _package(source: Source, names: Sequence[str]) -> str:
    items = "\n".join(
        f'<item id="i{number}" href="{name}" media-type="application/xhtml+xml"/>' for number, name in enumerate(names)
    )
    spine = "".join(f'<itemref idref="i{number}"/>' for number in range(len(names)))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:ibid:gold:{source.id}</dc:identifier>
<dc:title>{escape(source.title)}</dc:title>
<dc:creator>{source.author}</dc:creator>
<dc:publisher>{source.publication}</dc:publisher>
<dc:date>{source.published}</dc:date>
<dc:language>{source.lang}</dc:language>
<meta property="dcterms:modified">2000-01-01T00:00:00Z</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>
{items}
</manifest>
<spine>{spine}</spine>
</package>
"""


def _nav(source: Source, names: Sequence[str]) -> str:
    entries = "".join(f'<li><a href="{name}">{name.partition(".")[0]}</a></li>' for name in names)
    return _page(source, f'<nav epub:type="toc"><h1>Contents</h1><ol>{entries}</ol></nav>')
