"""Bytes that should be XML → a tree, without any of the harm that XML can do.

Nothing is loaded from elsewhere: no DTD, no external entity, no network. An entity that the document declares as plain
text is that text, one that HTML knows by name (``&nbsp;``, ``&eacute;``) is its character; one made of other entities,
as a bomb is, or kept in another file is refused by its name. libxml2 bounds depth, names and attributes by itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from html.entities import html5

from lxml import etree

from indexer.errors import DocumentError

# libxml2's own bound without huge_tree (2.14, which lxml 6 brings). TEI and JATS need twenty.
MAX_DEPTH = 256
_LONGEST_ENTITY = 1_000  # characters; entities of honest documents are single letters and names
_MOST_ENTITY_CHARS = 100_000  # of all references together
_MADE_OF_OTHERS = re.compile(rb"<!ENTITY\s{1,9}([\w.-]{1,40})\s{1,9}[\"'][^\"'<>]{0,200}?&")
_HEAD = 65_536  # bytes in which the entities to be named are looked for

_CURE = "check it in an XML editor, mend that place and save it again"
_RESOLVE = "save it with its entities resolved, as XML editors offer"


def parse_xml(data: bytes, name: str) -> etree._Element:
    """The root element of a document, comments and processing instructions removed.

    ``name`` is what messages call the bytes (“the file”, “chapter1.xhtml”). Raises DocumentError, which gives the line,
    when they aren't well-formed, nest more than 256 deep, or use an entity that isn't safe.
    """
    if not data.strip():
        raise DocumentError(f"{name} is empty", cure="remove it, or put the text into it")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _broken(error, name, data) from error
    except (ValueError, LookupError) as error:  # what lxml refuses before it parses
        raise DocumentError(f"{name} is not well-formed XML: {error}", cure=_CURE) from error
    _replace_entities(root, name)
    return root


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def within(element: etree._Element, names: Collection[str]) -> bool:
    """Whether an element stands, at any depth, in one that has one of these names."""
    return any(local_name(one) in names for one in element.iterancestors())


def _broken(error: etree.XMLSyntaxError, name: str, data: bytes) -> DocumentError:
    reason, line = error.msg.split(", line ")[0], error.lineno
    where = f"{name}, line {line}"
    if "amplification" in reason:
        bomb = b", ".join(_MADE_OF_OTHERS.findall(data[:_HEAD])[:5]).decode("ascii", "replace")
        named = f" ({bomb})" if bomb else ""
        return DocumentError(f"{where}: its entities{named} grow without bound, as those of a bomb do", cure=_RESOLVE)
    if "Excessive depth" in reason:
        return DocumentError(f"{where}: its elements are nested more than {MAX_DEPTH} deep", cure=_CURE)
    if reason.startswith("Entity ") and "not defined" in reason:
        return DocumentError(f"{where}: {reason[0].lower()}{reason[1:]}", cure="write the character itself instead")
    return DocumentError(f"{where}: it is not well-formed XML: {reason}", cure=_CURE)


def _replace_entities(root: etree._Element, name: str) -> None:
    """Put characters in place of the references to entities that are left in a tree."""
    references = list(root.iter(etree.Entity))
    if not references:
        return
    declared = _declared(root)
    room = _MOST_ENTITY_CHARS
    for reference in references:
        text = _value(reference.name, declared, name)
        room -= len(text)
        if room < 0:
            raise DocumentError(f"{name} uses its entity “{reference.name}” too often", cure=_RESOLVE)
        _replace(reference, text)


def _declared(root: etree._Element) -> dict[str, str | None]:
    dtd = root.getroottree().docinfo.internalDTD
    return {entity.name: entity.content for entity in dtd.iterentities()} if dtd is not None else {}


def _value(entity: str, declared: Mapping[str, str | None], name: str) -> str:
    if entity not in declared:
        if (known := html5.get(f"{entity};")) is None:
            raise DocumentError(f"{name} uses an entity “{entity}” that it doesn't declare", cure=_RESOLVE)
        return known
    content = declared[entity]
    if content is None:
        raise DocumentError(f"{name} keeps its entity “{entity}” in another file, which is not loaded", cure=_RESOLVE)
    if "&" in content or "<" in content or len(content) > _LONGEST_ENTITY:
        raise DocumentError(f"{name} makes its entity “{entity}” of other entities, markup or long text", cure=_RESOLVE)
    return content


def _replace(reference: etree._Element, text: str) -> None:
    parent = reference.getparent()
    if parent is None:
        return
    text += reference.tail or ""
    before = reference.getprevious()
    if before is None:
        parent.text = (parent.text or "") + text
    else:
        before.tail = (before.tail or "") + text
    reference.tail = None
    parent.remove(reference)
