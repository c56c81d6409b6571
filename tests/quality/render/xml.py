"""The gold documents as TEI and as JATS."""

from __future__ import annotations

from html import escape

from indexer.model import Kind
from tests.quality.source import Run, Source, SourceBlock


def tei(source: Source) -> bytes:
    """TEI with notes in place (English) or gathered at the end and aimed at (the others)."""
    in_place = source.lang == "en"
    notes = "" if in_place else f'<back><div type="notes">\n{_tei_notes(source)}\n</div></back>\n'
    body = "\n".join(_sections(source, in_place=in_place))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="{source.lang}">
<teiHeader>
<fileDesc>
<titleStmt><title>{_safe(source.title)}</title><author>{source.author}</author></titleStmt>
<publicationStmt><publisher>{source.publication}</publisher><date when="{source.published}">{source.published}</date>
<availability><licence target="https://www.apache.org/licenses/LICENSE-2.0">Apache-2.0</licence></availability></publicationStmt>
<sourceDesc><p>Written in TEI for the gold set of Ibid.</p></sourceDesc>
</fileDesc>
<profileDesc><langUsage><language ident="{source.lang}"/></langUsage></profileDesc>
</teiHeader>
<text>
<body>
{body}
</body>
{notes}</text>
</TEI>
""".encode()


def _sections(source: Source, *, in_place: bool) -> list[str]:
    lines, opened = ["<div>"], False
    for block in source.body:
        text = "".join(_tei_run(run, source, in_place=in_place) for run in block.runs)
        for plain, marked in block.xml:
            assert text.count(plain) == 1, plain
            text = text.replace(plain, marked)
        if block.kind is None:
            lines += ["</div>", "<div>", f"<head>{text}</head>"]
        elif block.kind is Kind.CAPTION:
            lines.append(f'<figure><graphic url="table.png"/><head>{text}</head></figure>')
        else:
            lines.append(f"<p>{text}</p>")
        opened = True
    return [*lines, "</div>"] if opened else []


def _tei_run(run: Run, source: Source, *, in_place: bool) -> str:
    if run.call and in_place:
        (note,) = (note for note in source.notes if note.label == run.call)
        inner = "".join(_tei_run(each, source, in_place=False) for each in note.runs)
        return f'<note place="foot" n="{run.call}">{inner}</note>'
    if run.call:
        return f'<ref type="note" target="#note{run.call}">{run.call}</ref>'
    return f'<hi rend="italic">{_safe(run.text)}</hi>' if run.italic else _safe(run.text)


def _tei_notes(source: Source) -> str:
    return "\n".join(
        f'<note xml:id="note{note.label}" n="{note.label}" place="end">'
        f"<p>{''.join(_tei_run(run, source, in_place=False) for run in note.runs)}</p></note>"
        for note in source.notes
    )


def jats(source: Source) -> bytes:
    """JATS with numbered notes in an ``fn-group``."""
    surname, given = source.author.rpartition(" ")[2], source.author.rpartition(" ")[0]
    lines, in_section = [], False
    for block in source.body:
        text = _jats_inline(block)
        if block.kind is None:
            lines += ["</sec>"] * in_section + ["<sec>", f"<title>{text}</title>"]
            in_section = True
        elif block.kind is Kind.CAPTION:
            lines.append(f'<fig><caption><p>{text}</p></caption><graphic xlink:href="figure.png"/></fig>')
        else:
            lines.append(f"<p>{text}</p>")
    lines += ["</sec>"] * in_section
    body = "\n".join(lines)
    notes = "\n".join(
        f'<fn id="fn{note.label}"><label>{note.label}</label><p>{_jats_inline(note)}</p></fn>' for note in source.notes
    )
    year, month, day = (*source.published.split("-"), "", "")[:3]
    parts = f"<day>{day}</day><month>{month}</month>" if day else ""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<article xmlns:xlink="http://www.w3.org/1999/xlink" article-type="research-article" xml:lang="{source.lang}">
<front>
<journal-meta><journal-title-group><journal-title>{source.publication}</journal-title></journal-title-group></journal-meta>
<article-meta>
<title-group><article-title>{_safe(source.title)}</article-title></title-group>
<contrib-group><contrib contrib-type="author">
<name><surname>{surname}</surname><given-names>{given}</given-names></name></contrib></contrib-group>
<pub-date pub-type="epub">{parts}<year>{year}</year></pub-date>
<fpage>1</fpage><lpage>19</lpage>
</article-meta>
</front>
<body>
{body}
</body>
<back>
<fn-group>
{notes}
</fn-group>
</back>
</article>
""".encode()


def _jats_inline(block: SourceBlock) -> str:
    return "".join(
        f'<xref ref-type="fn" rid="fn{run.call}"><sup>{run.call}</sup></xref>'
        if run.call
        else f"<italic>{_safe(run.text)}</italic>"
        if run.italic
        else _safe(run.text)
        for run in block.runs
    )


def _safe(text: str) -> str:
    return escape(text, quote=False)
