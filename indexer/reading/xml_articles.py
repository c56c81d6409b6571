"""An XML file → RawDocument: which vocabulary it is in is told by its root."""

from __future__ import annotations

from lxml import etree

from indexer.errors import DocumentError
from indexer.model import RawDocument
from indexer.reading.jats import read_jats
from indexer.reading.tei import read_tei
from indexer.reading.xml import local_name, parse_xml

_KINDS = "TEI (its root is TEI) and JATS (its root is article, with front and body)"


def read_xml(data: bytes) -> RawDocument:
    """Read a TEI document or a JATS article. Raises DocumentError for XML of another kind, naming the kinds."""
    root = parse_xml(data, "the file")
    name = local_name(root)
    if name in ("TEI", "TEI.2"):
        return read_tei(root)
    if name == "article" and any(local_name(child) in ("front", "body") for child in root):
        return read_jats(root)
    raise DocumentError(f"its root element is {name[:60]}, and of XML only {_KINDS} are read", cure=_cure(root, name))


def _cure(root: etree._Element, name: str) -> str:
    if name in ("teiCorpus", "teiCorpus.2", "pmc-articleset", "OAI-PMH"):
        return "it holds several documents: save each TEI or article element as a file of its own"
    if name == "html":
        return "it is a web page: let its name end in .xhtml"
    return "convert it to one of these, or to HTML"
