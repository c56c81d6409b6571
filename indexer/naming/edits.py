"""What an edit of an authority file makes of it, or why it is refused; the file itself is not touched here."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.enrich.names import ambiguous, names_of
from indexer.errors import IbidError
from indexer.folding import nfc
from indexer.model import Record
from indexer.naming.table import Table


class EditError(IbidError):
    """An edit that would not do what it says, or leave the file worse than before."""


def add_record(table: Table, record: Record) -> Table:
    """A new record; raises ``EditError``."""
    if any(one.id == record.id for one in table.records):
        raise EditError(f"{table.name} has a record “{record.id}” already", cure="add its variants without --label")
    record = _clean(record)
    cells = {"id": record.id, "label": record.label, "type": record.type, "variants": "|".join(record.variants)}
    return _checked(table, table.with_record({**cells, "wikidata": record.wikidata, "note": record.note}), {record.id})


def add_variants(table: Table, name: str, variants: Sequence[str]) -> Table:
    """More variants for a record; raises ``EditError``."""
    record = find(table, name)
    new = [form for form in map(_form, variants) if form not in record.forms]
    if not new:
        raise EditError(f"“{name}” has {'these variants' if variants else 'nothing to be added to it'} already")
    return _checked(table, _with_variants(table, record, [*record.variants, *new]), {name})


def merge(table: Table, kept: str, gone: Sequence[str]) -> Table:
    """All forms of some records become forms of another, and they go; raises ``EditError``."""
    target = find(table, kept)
    variants, note, wikidata = list(target.variants), target.note, target.wikidata
    for name in dict.fromkeys(gone):
        record = find(table, name)
        if name == kept:
            raise EditError(f"“{name}” can't be merged into itself")
        if record.type != target.type:
            raise EditError(
                f"the types differ: “{kept}” is “{target.type}”, “{name}” is “{record.type}”",
                cure="give both one type in the file first",
            )
        if record.wikidata and wikidata and record.wikidata != wikidata:
            raise EditError(f"“{kept}” is {wikidata} in Wikidata, “{name}” is {record.wikidata}",
                            cure="they are two, or one of the items is wrong")  # fmt: skip
        variants += [form for form in record.forms if form not in (target.label, *variants)]
        wikidata, note = wikidata or record.wikidata, note or record.note
        table = table.without(name)
    cells = {"variants": "|".join(variants), "wikidata": wikidata, "note": note}
    before = {"variants": "|".join(target.variants), "wikidata": target.wikidata, "note": target.note}
    changed = {column: value for column, value in cells.items() if value != before[column]}
    return _checked(table, table.changed(kept, changed), {kept})


def split(table: Table, name: str, new: Record) -> Table:
    """Some forms of a record become a record of their own; raises ``EditError``.

    ``new`` has the label and variants that go over. The label of the old record stays with it.
    """
    record, new = find(table, name), _clean(new)
    strange = [form for form in new.variants if form not in record.variants]
    if strange:
        raise EditError(f"“{strange[0]}” is no variant of “{name}”", cure=f"it has: {', '.join(record.variants)}")
    if not new.variants and new.label not in record.variants:
        raise EditError(f"nothing would be split from “{name}”", cure="name variants of it with --variant")
    kept = [form for form in record.variants if form not in new.forms]
    return add_record(_with_variants(table, record, kept), new)


def find(table: Table, name: str) -> Record:
    """The record of an id; raises ``EditError``."""
    for record in table.records:
        if record.id == name:
            return record
    raise EditError(f"{table.name} has no record “{name}”")


def _with_variants(table: Table, record: Record, variants: Sequence[str]) -> Table:
    return table.changed(record.id, {"variants": "|".join(variants)})


def _clean(record: Record) -> Record:
    variants = tuple(form for form in dict.fromkeys(map(_form, record.variants)) if form != record.label)
    return Record(record.id, _form(record.label), record.type, variants, record.wikidata, record.note)


def _form(text: str) -> str:
    form = " ".join(nfc(text).split())
    if "|" in form or not form:
        raise EditError(f"“{text}” can't be a name", cure="variants are given one by one, without “|”")
    return form


def _checked(before: Table, after: Table, touched: set[str]) -> Table:
    """The table after an edit, if it is whole, differs in what it should, and makes no name ambiguous."""
    after = Table.parse(after.data, after.name)
    old = {record.id: record for record in before.records}
    for record in after.records:
        if record.id not in touched and old.get(record.id) != record:
            raise EditError(f"the edit would change “{record.id}” as well; edit the file by hand")
    known = ambiguous(names_of(before.records)).values()
    for form, ids in ambiguous(names_of(after.records)).items():
        if ids not in known:
            others = [one for one in ids if one not in touched] or list(ids)
            raise EditError(
                f"“{form}” is a form of “{others[0]}” already, and would mean neither", cure="merge or split them"
            )
    return after
