"""The gold documents as web pages: four conventions for notes, with the furniture that such pages carry."""

from __future__ import annotations

from html import escape

from indexer.model import Kind
from tests.quality.source import Run, Source, SourceBlock


def web_page(source: Source) -> bytes:
    """A page in the layout that the gold file names."""
    return {"wordpress": _wordpress, "ftn": _word_export, "korean": _korean, "asides": _asides}[source.layout](
        source
    ).encode()


def inline(block: SourceBlock, call: str, italic: str = "em") -> str:
    """The runs of a block as mark-up; ``call`` is a format with ``{label}``."""
    return "".join(_run(run, call, italic) for run in block.runs)


def _run(run: Run, call: str, italic: str) -> str:
    if run.call:
        return call.format(label=run.call)
    text = escape(run.text, quote=False)
    return f"<{italic}>{text}</{italic}>" if run.italic else text


def _body(source: Source, call: str, heading: str = "h2") -> str:
    return "\n".join(_block(block, call, heading) for block in source.body)


def _block(block: SourceBlock, call: str, heading: str = "h2", italic: str = "em") -> str:
    text = inline(block, call, italic)
    if block.kind is None:
        return f"<{heading}>{text}</{heading}>"
    if block.kind is Kind.CAPTION:
        return f'<figure><img src="plate.png" alt=""><figcaption>{text}</figcaption></figure>'
    return f"<p>{text}</p>"


def _wordpress(source: Source) -> str:
    call = '<sup id="fnref-{label}" class="footnote-ref"><a href="#fn-{label}">{label}</a></sup>'
    notes = "\n".join(
        f'<li id="fn-{note.label}">{inline(note, "")} <a class="footnote-backref" href="#fnref-{note.label}">↩︎</a></li>'
        for note in source.notes
    )
    title = escape(source.title)
    return f"""<!DOCTYPE html>
<html lang="{source.lang}" class="no-js">
<head>
<meta charset="utf-8">
<title>{title} – {source.publication}</title>
<meta name="generator" content="WordPress 5.5.1">
<meta name="author" content="{source.author}">
<meta property="og:title" content="{title}">
<meta property="og:site_name" content="{source.publication}">
<meta property="article:published_time" content="{source.published}T09:30:00+00:00">
<style>.entry-content {{ max-width: 60ch }}</style>
</head>
<body class="post-template-default single single-post postid-417">
<a class="skip-link screen-reader-text" href="#content">Skip to content</a>
<header id="masthead" class="site-header"><p class="site-title"><a href="/">{source.publication}</a></p>
<nav><ul class="menu"><li><a href="/">Home</a></li>
<li><a href="/about/">About</a></li><li><a href="/donate/">Donate</a></li></ul></nav></header>
<div id="content"><main id="main" class="site-main">
<article id="post-417" class="post-417 post type-post status-publish hentry category-archives">
<header class="entry-header"><h1 class="entry-title">{title}</h1>
<div class="entry-meta">
<span class="posted-on">Posted on <time datetime="{source.published}">October 2, 2020</time></span>
<span class="byline"> by <a href="/author/adeyemi/">{source.author}</a></span></div></header>
<div class="entry-content">
{_body(source, call)}
<hr class="footnotes-sep">
<section class="footnotes"><h2 class="screen-reader-text">Notes</h2>
<ol class="footnotes">
{notes}
</ol></section>
<div class="sharedaddy"><h3>Share this:</h3>
<ul><li><a href="#">Twitter</a></li><li><a href="#">Facebook</a></li></ul></div>
<div id="jp-relatedposts"><h3>Related</h3>
<p><a href="/seals/">A seal and its bearers</a></p><p><a href="/ink/">Ink, 1950–1970</a></p></div>
</div>
<footer class="entry-footer"><span class="cat-links">Posted in <a href="/archives/">Archives</a></span>
<span class="tags-links">Tagged <a href="/tag/film/">film</a>, <a href="/tag/1973/">1973</a></span></footer>
</article>
<div id="comments" class="comments-area"><h2>Leave a comment</h2>
<form><p>Your email address will not be published.</p></form></div>
</main>
<aside id="secondary" class="widget-area"><h2>Subscribe to our newsletter</h2>
<p>One letter a month, no more.</p></aside></div>
<footer id="colophon" class="site-footer"><p>Proudly powered by WordPress</p><p>© 2020 {source.publication}</p></footer>
</body>
</html>
"""


def _word_export(source: Source) -> str:
    call = (
        '<a href="#_ftn{label}" name="_ftnref{label}" title=""><span class="MsoFootnoteReference">[{label}]</span></a>'
    )
    notes = "\n".join(
        f'<div id="ftn{note.label}"><p class="MsoFootnoteText"><a href="#_ftnref{note.label}" name="_ftn{note.label}"'
        f' title=""><span class="MsoFootnoteReference">[{note.label}]</span></a> {inline(note, "", "i")}</p></div>'
        for note in source.notes
    )
    body = "\n".join(_block(block, call, "h3", "i") for block in source.body)
    body = body.replace("<p>", '<p class="MsoNormal" style="text-align:justify">')
    title = escape(source.title)
    return f"""<html lang="{source.lang}">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<meta name="Generator" content="Microsoft Word 15 (filtered)">
<meta name="DC.creator" content="{source.author}">
<meta name="DC.publisher" content="{source.publication}">
<meta name="DC.date" content="{source.published}">
<title>{title}</title>
</head>
<body lang="ES">
<div id="cabecera"><a href="/">Inicio</a> | <a href="/numeros">Números anteriores</a> |
<a href="/suscripcion">Suscríbase</a></div>
<div class="WordSection1">
<h1>{title}</h1>
<p class="autor"><b>{source.author}</b></p>
{body}
</div>
<div><br clear="all"><hr align="left" size="1" width="33%">
{notes}
</div>
<div id="pie"><p>Compartir: <a href="#">Facebook</a> <a href="#">Twitter</a> <a href="#">Imprimir</a></p>
<p>© 2019 {source.publication}. Todos los derechos reservados.</p></div>
</body>
</html>
"""


def _korean(source: Source) -> str:
    call = '<sup><a href="#note{label}" id="ref{label}">{label})</a></sup>'
    notes = "\n".join(
        f'<p id="note{note.label}"><a href="#ref{note.label}">{note.label})</a> {inline(note, "", "i")}</p>'
        for note in source.notes
    )
    title = escape(source.title)
    return f"""<!DOCTYPE html>
<html lang="{source.lang}">
<head>
<meta charset="utf-8">
<title>{title} | {source.publication}</title>
<meta property="og:title" content="{title}">
<meta property="og:site_name" content="{source.publication}">
<meta property="article:published_time" content="{source.published}">
<meta name="author" content="{source.author}">
</head>
<body>
<div id="header"><a href="/">처음으로</a> <a href="/list">목록</a> <a href="/login">로그인</a></div>
<div id="container">
<h1>{title}</h1>
<div class="writer">{source.author} · 2024.09.10</div>
<div class="article-body">
{_body(source, call, "h3")}
</div>
<div class="footnotes">
<h3>주</h3>
{notes}
</div>
<div class="related"><h4>관련 글</h4><ul><li><a href="/12">복도의 외교, 그 뒤</a></li></ul></div>
</div>
<div id="footer"><p>저작권 © 2024 {source.publication}</p></div>
</body>
</html>
"""


def _asides(source: Source) -> str:
    call = '<a class="noteref" role="doc-noteref" href="#note-{label}" id="call-{label}">{label}</a>'
    notes = {note.label: note for note in source.notes}
    lines = []
    for block in source.body:
        lines.append(_block(block, call))
        lines += [
            f'<aside role="doc-footnote" class="sidenote" id="note-{label}">'
            f'<a role="doc-backlink" href="#call-{label}">{label}</a> {inline(notes[label], "")}</aside>'
            for _, label in block.calls
        ]
    title = escape(source.title)
    body = "\n".join(lines)
    return f"""<!doctype html>
<html lang="{source.lang}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<script type="application/ld+json">
{{"@context": "https://schema.org", "@type": "ScholarlyArticle", "headline": "{title}",
 "author": {{"@type": "Person", "name": "{source.author}"}}, "datePublished": "{source.published}",
 "publisher": {{"@type": "Organization", "name": "{source.publication}"}}}}
</script>
</head>
<body>
<nav><a href="/">{source.publication}</a> <a href="/issues">Issues</a> <a href="/search">Search</a></nav>
<main>
<h1>{title}</h1>
<p class="byline">By {source.author}</p>
{body}
</main>
<section class="cta"><h2>Enjoyed this?</h2><p>Sign up for our newsletter.</p></section>
<footer>© 2019 {source.publication}</footer>
</body>
</html>
"""
