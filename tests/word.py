"""Word files made by hand, part by part, as small as they can be."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ROOT_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{_RELATED}/officeDocument" Target="word/document.xml"/>'
    '<Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"'
    ' Target="docProps/core.xml"/></Relationships>'
)
_STYLES = {
    "Title": "Title", "Subtitle": "Subtitle", "Heading1": "heading 1", "Heading2": "heading 2", "Caption": "caption",
    "FootnoteText": "footnote text", "EndnoteText": "endnote text", "TOC1": "toc 1", "Author": "Author", "Date": "Date",
}  # fmt: skip


def run(text: str, properties: str = "") -> str:
    """A run of text; properties are elements of its ``w:rPr``."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*content: str, style: str = "", properties: str = "") -> str:
    """A paragraph of runs; what doesn't begin as markup is put into a run."""
    runs = "".join(part if part.startswith("<") else run(part) for part in content)
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{styled}{properties}</w:pPr>{runs}</w:p>"


def call(number: int, kind: str = "footnote") -> str:
    """A call of a note by its id."""
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{number}"/></w:r>'


def note(number: int, *paragraphs: str, kind: str = "footnote") -> str:
    """A note; texts are put into paragraphs, the first of which begins with the note's own sign."""
    sign = f"<w:r><w:{kind}Ref/></w:r>"
    inner = [text if text.startswith("<w:") else p(text, style=f"{kind.title()}Text") for text in paragraphs]
    first, *rest = inner or [p("")]
    first = first.replace("</w:pPr>", f"</w:pPr>{sign}", 1)
    return f'<w:{kind} w:id="{number}">{first}{"".join(rest)}</w:{kind}>'


def styles(named: Mapping[str, str] = _STYLES, more: str = "") -> str:
    """The part that names paragraph styles by their ids."""
    listed = "".join(
        f'<w:style w:type="paragraph" w:styleId="{style}"><w:name w:val="{name}"/></w:style>'
        for style, name in named.items()
    )
    return f"<w:styles {_W}>{listed}{more}</w:styles>"


def core(**fields: str) -> str:
    """The core properties: ``title``, ``creator`` and the like of Dublin Core."""
    inner = "".join(f"<dc:{name}>{text}</dc:{name}>" for name, text in fields.items())
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        f"{inner}<dcterms:created>2019-01-02T03:04:05Z</dcterms:created></cp:coreProperties>"
    )


def parts(body: str, *, footnotes: str = "", endnotes: str = "", section: str = "", **more: str) -> dict[str, str]:
    """The parts of a Word file by their names; ``more`` are others, by names with ``__`` for a slash."""
    found = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _ROOT_RELS,
        "word/document.xml": f"<w:document {_W}><w:body>{body}<w:sectPr>{section}</w:sectPr></w:body></w:document>",
        "word/styles.xml": styles(),
    }
    related = [("styles", "styles.xml")]
    for kind, content in (("footnotes", footnotes), ("endnotes", endnotes)):
        if content:
            separators = "".join(
                f'<w:{kind[:-1]} w:type="{name}" w:id="{number}"><w:p/></w:{kind[:-1]}>'
                for number, name in ((-1, "separator"), (0, "continuationSeparator"))
            )
            found[f"word/{kind}.xml"] = f"<w:{kind} {_W}>{separators}{content}</w:{kind}>"
            related.append((kind, f"{kind}.xml"))
    listed = "".join(
        f'<Relationship Id="r{number}" Type="{_RELATED}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(related)
    )
    found["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{listed}</Relationships>'
    )
    return found | {f"{name.replace('__', '/')}.xml": content for name, content in more.items()}


def packed(members: Mapping[str, str | bytes]) -> bytes:
    """An archive with the same bytes for the same members, whenever it is made."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return target.getvalue()


def docx(body: str, **more: str) -> bytes:
    """A Word file; see ``parts``."""
    return packed(parts(body, **more))
