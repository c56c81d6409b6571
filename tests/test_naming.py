"""``ibid names``: authority files are edited row by row, the effect is shown before, and each edit can be undone."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.cli import main
from indexer.enrich.authority import load_records
from indexer.errors import IbidError, TableError
from indexer.model import Record
from indexer.naming import edits, journal, labels
from indexer.naming.candidates import Candidate, _latin
from indexer.naming.proposals import slug_of
from indexer.naming.table import Table
from tests.folders import tree, write

ACTORS = (
    "# our actors\r\n"
    "id,label,type,variants,wikidata,note\r\n"
    'castro-f,"Fidel Castro",person,"Castro|F. Castro",Q1,\r\n'
    "\r\n"
    "castro-r,Raúl Castro,person,Raul,,\"brother, younger\"\r\n"
    "# the north\r\n"
    "kim,Kim Il Sung,person,김일성|Kim Jong Il|김정일,,\r\n"
    "pcv,Communist Party,organisation,PCV,,"
)  # fmt: skip


def table(text: str = ACTORS) -> Table:
    return Table.parse(text.encode(), "actors.csv")


def rows(after: Table, before: str = ACTORS) -> tuple[list[str], list[str]]:
    """What rows an edit took out and put in."""
    old, new = before.splitlines(keepends=True), after.data.decode().splitlines(keepends=True)
    return [row for row in old if row not in new], [row for row in new if row not in old]


# --- the file -------------------------------------------------------------------------------------------------------


def test_comments_are_no_records() -> None:
    assert [record.id for record in table().records] == ["castro-f", "castro-r", "kim", "pcv"]
    assert load_records(b"# a\nid,label\n#x,y,z\na,A\n", "a.csv") == ((Record("a", "A", ""),), ())


def test_a_file_that_is_read_is_written_as_it_was() -> None:
    assert table().data == ACTORS.encode()
    assert Table.parse(b"\xef\xbb\xbfid,label\na,A", "a").data == b"\xef\xbb\xbfid,label\na,A"


@pytest.mark.parametrize("data", [b"id,label\na\n", b"id,label\na,A\na,B\n", b"x\n", b'id,label\na,"A\n', b"\xff"])
def test_a_file_with_a_problem_is_not_edited(data: bytes) -> None:
    with pytest.raises(TableError):
        Table.parse(data, "a.csv")


def test_a_variant_is_added_in_its_cell_alone() -> None:
    after = edits.add_variants(table(), "castro-f", ["Comandante", "Castro"])
    assert rows(after) == (
        ['castro-f,"Fidel Castro",person,"Castro|F. Castro",Q1,\r\n'],
        ['castro-f,"Fidel Castro",person,"Castro|F. Castro|Comandante",Q1,\r\n'],
    )


def test_a_variant_with_a_comma_is_quoted() -> None:
    after = edits.add_variants(table(), "pcv", ["Party, Communist"])
    assert rows(after)[1] == ['pcv,Communist Party,organisation,"PCV|Party, Communist",,']


def test_a_new_record_stands_in_the_order_of_ids() -> None:
    after = edits.add_record(table(), Record("cuba", "Cuba", "state", ("꾸바",)))
    assert rows(after) == ([], ["cuba,Cuba,state,꾸바,,\r\n"])
    assert [record.id for record in after.records] == ["castro-f", "castro-r", "cuba", "kim", "pcv"]


def test_a_new_last_record_comes_after_a_line_end() -> None:
    after = edits.add_record(table(), Record("zanu", "ZANU", "organisation"))
    assert after.data.decode().endswith("pcv,Communist Party,organisation,PCV,,\r\nzanu,ZANU,organisation,,,\r\n")


def test_a_new_record_comes_last_where_there_is_no_order() -> None:
    after = edits.add_record(table("id,label\nb,B\na,A\n"), Record("aa", "AA", ""))
    assert after.data == b"id,label\nb,B\na,A\naa,AA\n"


def test_columns_keep_their_order() -> None:
    after = edits.add_record(table("shelf,label,variants,id\n3,B,,b\n"), Record("a", "A", "person", ("Aa",)))
    assert after.data == b"shelf,label,variants,id\n,A,Aa,a\n3,B,,b\n"


def test_a_short_row_grows() -> None:
    assert edits.add_variants(table("id,label,type,variants\na,A\n"), "a", ["Aa"]).data == (
        b"id,label,type,variants\na,A,,Aa\n"
    )


def test_merging_takes_over_all_forms() -> None:
    after = edits.merge(table(), "castro-f", ["castro-r"])
    assert rows(after) == (
        [
            'castro-f,"Fidel Castro",person,"Castro|F. Castro",Q1,\r\n',
            'castro-r,Raúl Castro,person,Raul,,"brother, younger"\r\n',
        ],
        ['castro-f,"Fidel Castro",person,"Castro|F. Castro|Raúl Castro|Raul",Q1,"brother, younger"\r\n'],
    )  # fmt: skip


def test_splitting_takes_forms_along() -> None:
    after = edits.split(table(), "kim", Record("kim-jong-il", "Kim Jong Il", "person", ("김정일",)))
    assert rows(after) == (
        ["kim,Kim Il Sung,person,김일성|Kim Jong Il|김정일,,\r\n"],
        ["kim,Kim Il Sung,person,김일성,,\r\n", "kim-jong-il,Kim Jong Il,person,김정일,,\r\n"],
    )


REFUSED: dict[str, Callable[[Table], Table]] = {
    "no record “x”": lambda t: edits.add_variants(t, "x", ["y"]),
    "has these variants already": lambda t: edits.add_variants(t, "kim", ["김일성"]),
    "nothing to be added": lambda t: edits.add_variants(t, "kim", []),
    "can't be a name": lambda t: edits.add_variants(t, "kim", ["a|b"]),
    "“ ” can't be": lambda t: edits.add_variants(t, "kim", [" "]),
    "“Raul” is a form of “castro-r”": lambda t: edits.add_variants(t, "kim", ["Raul"]),
    "“RAÚL castro” is a form of|“Raúl Castro” is a form of": lambda t: edits.add_variants(t, "kim", ["RAÚL castro"]),
    "has a record “kim” already": lambda t: edits.add_record(t, Record("kim", "Kim", "person")),
    "may hold only letters": lambda t: edits.add_record(t, Record("a b", "Kim", "person")),
    "starts a comment|may hold only": lambda t: edits.add_record(t, Record("a,b", "Kim", "person")),
    "has no label": lambda t: edits.add_record(t, Record("dash", "—", "person")),
    "is a form of “pcv”": lambda t: edits.add_record(t, Record("p", "PCV", "organisation")),
    "can't be merged into itself": lambda t: edits.merge(t, "kim", ["kim"]),
    "the types differ": lambda t: edits.merge(t, "kim", ["pcv"]),
    "is no variant of": lambda t: edits.split(t, "kim", Record("new", "New", "person", ("nobody",))),
    "nothing would be split": lambda t: edits.split(t, "kim", Record("new", "New", "person")),
    "record “castro-r” already": lambda t: edits.split(t, "kim", Record("castro-r", "New", "person", ("김정일",))),
}


@pytest.mark.parametrize("message", REFUSED)
def test_an_edit_is_refused(message: str) -> None:
    with pytest.raises(IbidError, match=message):
        REFUSED[message](table())


def test_two_wikidata_items_are_two() -> None:
    with pytest.raises(edits.EditError, match="Q1 in Wikidata"):
        edits.merge(table(ACTORS.replace("Raul,,", "Raul,Q2,")), "castro-f", ["castro-r"])


_TEXT = st.text(st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="|"), min_size=1, max_size=8)
_LABEL = _TEXT.filter(lambda text: any(char.isalnum() for char in text))


@given(st.lists(st.tuples(_LABEL, st.booleans()), min_size=1, max_size=5), _LABEL, st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=60)
def test_an_edit_changes_one_row_and_can_be_taken_back(
    labels_drawn: list[tuple[str, bool]], new: str, end: str
) -> None:
    lines = ["id,label,type,variants"]
    for number, (label, quoted) in enumerate(labels_drawn):
        cell = '"' + label.replace('"', '""') + '"'
        lines.append(f"{'' if not quoted else ' '}r{number},{cell},person,v{number}")
    before = table(end.join([*lines, ""]))
    try:
        after = edits.add_variants(before, "r0", [new])
    except edits.EditError:
        return
    assert [row.raw for row in after.rows[2:]] == [row.raw for row in before.rows[2:]]
    assert after.records[0].label == before.records[0].label
    edit = journal.make_edit("add", "actors.csv", before, after)
    back = journal.undone(Path(), edit, after)
    assert back is not None
    assert back.data == before.data


# --- the journal ----------------------------------------------------------------------------------------------------


def done(folder: Path, edit: Callable[[Table], Table]) -> None:
    before = Table.parse((folder / "actors.csv").read_bytes(), "actors.csv")
    after = edit(before)
    journal.apply(folder, journal.make_edit("edit", "actors.csv", before, after), before, after)


def take_back(folder: Path) -> None:
    edit = journal.last_edit(folder)
    assert edit is not None
    before = Table.parse((folder / "actors.csv").read_bytes(), "actors.csv")
    after = journal.undone(folder, edit, before)
    assert after is not None
    journal.replace_file(folder / "actors.csv", before, after)
    journal.forget(folder)


def test_edits_are_taken_back_one_after_the_other_to_the_byte(tmp_path: Path) -> None:
    write(tmp_path, {"actors.csv": ACTORS})
    states = []
    for edit in (
        lambda t: edits.add_variants(t, "pcv", ["Party, Communist"]),
        lambda t: edits.add_record(t, Record("zanu", "ZANU", "organisation")),
        lambda t: edits.merge(t, "castro-f", ["castro-r"]),
        lambda t: edits.split(t, "kim", Record("kim-jong-il", "Kim Jong Il", "person", ("김정일",))),
    ):
        states.append((tmp_path / "actors.csv").read_bytes())
        done(tmp_path, edit)
    for state in reversed(states):
        take_back(tmp_path)
        assert (tmp_path / "actors.csv").read_bytes() == state
    assert journal.last_edit(tmp_path) is None


def test_what_was_edited_by_hand_elsewhere_stays(tmp_path: Path) -> None:
    write(tmp_path, {"actors.csv": ACTORS})
    done(tmp_path, lambda t: edits.merge(t, "castro-f", ["castro-r"]))
    edited = (tmp_path / "actors.csv").read_bytes().replace(b"# our actors\r\n", b"")
    write(tmp_path, {"actors.csv": edited})
    take_back(tmp_path)
    records = {record.id: record for record in table((tmp_path / "actors.csv").read_bytes().decode()).records}
    assert records == {record.id: record for record in table().records}
    assert b"# our" not in (tmp_path / "actors.csv").read_bytes()


def test_rows_that_were_changed_since_are_not_overwritten(tmp_path: Path) -> None:
    write(tmp_path, {"actors.csv": ACTORS})
    done(tmp_path, lambda t: edits.add_variants(t, "kim", ["Great Leader"]))
    write(tmp_path, {"actors.csv": (tmp_path / "actors.csv").read_bytes().replace(b"Great", b"Dear")})
    with pytest.raises(IbidError, match="were changed since"):
        take_back(tmp_path)


def test_an_edit_that_was_noted_and_never_done_is_known(tmp_path: Path) -> None:
    write(tmp_path, {"actors.csv": ACTORS})
    done(tmp_path, lambda t: edits.add_variants(t, "kim", ["Great Leader"]))
    write(tmp_path, {"actors.csv": ACTORS.encode()})
    edit = journal.last_edit(tmp_path)
    assert edit is not None
    assert journal.undone(tmp_path, edit, table()) is None


def test_a_file_that_changes_while_it_is_edited_is_left(tmp_path: Path) -> None:
    write(tmp_path, {"actors.csv": ACTORS + "\r\nother,Other,person,,,"})
    with pytest.raises(IbidError, match="changed meanwhile"):
        journal.replace_file(tmp_path / "actors.csv", table(), edits.add_variants(table(), "kim", ["x"]))
    assert b"other" in (tmp_path / "actors.csv").read_bytes()


@pytest.mark.parametrize("text", ["{", "[]\n", '{"what": 1}\n', '{"what":"a","file":"b","hunks":3}\n'])
def test_a_journal_that_can_t_be_read_is_named(tmp_path: Path, text: str) -> None:
    write(tmp_path, {journal.JOURNAL: text})
    with pytest.raises(IbidError, match="names-journal"):
        journal.last_edit(tmp_path)


# --- the commands ---------------------------------------------------------------------------------------------------

Ibid = Callable[..., Result]
COLUMNS = "id,label,type,variants,wikidata,note\n"
TEXTS = {
    "envoys.txt": "The Envoys\n\nThe envoys met Kim Il Sung and Ana Ruiz in the palace.\n\n"
    "Then Ana Ruiz wrote to Marta Ceballos.\n",
    "letters.txt": "The Letters\n\nThe letters of Ana Ruis and Marta Ceballos lie in the Archivo Nacional there.\n\n"
    "The Liga Obrera had them, and the Liga Obrera lost them. Nobody knows whether Kim Jong Il saw them.\n",
    "corea.txt": "조선의 편지\n\n라틴아메리카친선협회가 편지를 받았다. 라틴아메리카친선협회는 답장을 보냈다.\n",
}  # fmt: skip


@pytest.fixture
def ibid(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ibid:
    """The command in a folder with a library over three documents and an authority of three records."""
    monkeypatch.chdir(tmp_path)
    actors = (
        f"{COLUMNS}kim,Kim Il Sung,person,김일성|Kim Jong Il,,\nruiz,Ana Ruiz,person,,,\nzuñiga,Eva Zúñiga,person,,,\n"
    )
    write(tmp_path / "documents", {**TEXTS, "authority/actors.csv": actors})

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(main, list(arguments), catch_exceptions=False)

    assert run("index").exit_code == 0
    return run


def actors_of(ibid: Ibid, passage: str) -> list[str]:
    shown: dict[str, Any] = json.loads(ibid("show", passage, "--json").stdout)
    return [actor["id"] for actor in shown["actors"]]


def test_without_yes_the_effect_is_shown_and_nothing_is_done(ibid: Ibid, tmp_path: Path) -> None:
    before = tree(tmp_path)
    result = ibid("names", "split", "kim", "kim-jong-il", "--label", "Kim Jong Il")
    assert result.exit_code == 0
    assert tree(tmp_path) == before
    assert result.stdout.splitlines() == [
        "split kim-jong-il from kim",
        "  actors.csv: - kim,Kim Il Sung,person,김일성|Kim Jong Il,,",
        "  actors.csv: + kim,Kim Il Sung,person,김일성,,",
        "  actors.csv: + kim-jong-il,Kim Jong Il,person,,,",
        "  1 passage loses the actor kim",
        "      letters/p2  …abora lost them. Nobody knows whether [Kim Jong Il] saw them."
        if False else "      letters/p2  …Obrera lost them. Nobody knows whether [Kim Jong Il] saw them.",
        "  1 passage gains the actor kim-jong-il",
        "      letters/p2  …Obrera lost them. Nobody knows whether [Kim Jong Il] saw them.",
        "  2 articles to be read again by ibid index: envoys, letters",
        "Nothing was changed; add --yes to do it.",
    ]  # fmt: skip


def test_an_edit_and_back_again(ibid: Ibid, tmp_path: Path) -> None:
    before = (tmp_path / "documents/authority/actors.csv").read_bytes()
    assert (
        "Done; take it back" in ibid("names", "split", "kim", "kim-jong-il", "--label", "Kim Jong Il", "--yes").stdout
    )
    assert "2 changed, 1 unchanged" in ibid("index").stdout
    assert actors_of(ibid, "letters/p2") == ["kim-jong-il"]
    shown = ibid("names", "undo").stdout
    assert shown.startswith("undo: split kim-jong-il from kim\n")
    assert "add --yes" in shown
    assert ibid("names", "undo", "--yes").stdout.endswith("Done.\n")
    assert (tmp_path / "documents/authority/actors.csv").read_bytes() == before
    assert ibid("names", "undo").exit_code == 2
    assert "2 changed, 1 unchanged" in ibid("index").stdout
    assert actors_of(ibid, "letters/p2") == ["kim"]


def test_adding_tells_what_is_gained(ibid: Ibid) -> None:
    shown = json.loads(ibid("names", "add", "ruiz", "--variant", "Ana Ruis", "--yes", "--json").stdout)
    assert (shown["edit"], shown["done"], shown["articles"]) == ("add to ruiz", True, ["envoys", "letters"])
    assert shown["rows"] == {"removed": ["ruiz,Ana Ruiz,person,,,"], "added": ["ruiz,Ana Ruiz,person,Ana Ruis,,"]}
    (change,) = shown["passages"]
    assert (change["facet"], change["id"], change["change"], change["count"]) == ("actor", "ruiz", "gains", 1)
    assert change["examples"] == [
        {"passage": "letters/p1", "context": "The letters of [Ana Ruis] and Marta Ceballos lie in the Archivo N…"}
    ]


def test_merging_and_a_new_outlet(ibid: Ibid, tmp_path: Path) -> None:
    assert ibid("names", "add", "ceballos", "--label", "Marta Ceballos", "--type", "person", "--yes").exit_code == 0
    assert ibid("names", "merge", "ruiz", "ceballos", "--yes").exit_code == 0
    assert "ruiz,Ana Ruiz,person,Marta Ceballos,," in (tmp_path / "documents/authority/actors.csv").read_text("utf-8")
    ibid("names", "add", "archivo", "--label", "Archivo Nacional", "--type", "archive", "--outlet", "--yes")
    assert (tmp_path / "documents/authority/outlets.csv").read_text("utf-8") == (
        f"{COLUMNS}archivo,Archivo Nacional,archive,,,\n"
    )
    ibid("index")
    outlets = json.loads(ibid("show", "letters/p1", "--json").stdout)["outlets"]
    assert [outlet["id"] for outlet in outlets] == ["archivo"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["add", "nobody", "--variant", "X"], "has a record “nobody”", id="nobody"),
        pytest.param(["merge", "ruiz", "nobody"], "no record “nobody”", id="merge-nobody"),
        pytest.param(["undo"], "no edit that could be taken back", id="undo-nothing"),
        pytest.param(["add", "kim", "--label", "Kim"], "has a record “kim” already", id="there-already"),
        pytest.param(["add", "x", "--label", "Ana Ruiz"], "is a form of “ruiz” already", id="ambiguous"),
    ],
)
def test_what_is_refused_says_why(ibid: Ibid, tmp_path: Path, arguments: list[str], message: str) -> None:
    before = tree(tmp_path)
    result = ibid("names", *arguments, "--authority", "documents/authority")
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert tree(tmp_path) == before


def test_an_edit_needs_no_library(ibid: Ibid) -> None:
    result = ibid("names", "add", "ruiz", "--variant", "Ana Ruis", "--library", "nowhere")
    assert "No article of the library has these names." in result.stdout


def test_the_effect_is_what_the_next_run_does(ibid: Ibid) -> None:
    """Of every edit that the table of actors allows, the passages told are those that differ after the run."""
    names = [f"{name}/{kind}{number}" for name in ("envoys", "letters", "corea") for kind in "p" for number in (1, 2)]
    passages = [name for name in names if ibid("show", name).exit_code == 0]
    for arguments in (
        ["add", "ruiz", "--variant", "Ana Ruis"],
        ["add", "ceballos", "--label", "Marta Ceballos", "--type", "person"],
        ["merge", "kim", "ruiz"],
        ["split", "kim", "someone", "--label", "Someone", "--variant", "Ana Ruiz"],
    ):
        before = {name: set(actors_of(ibid, name)) for name in passages}
        told = json.loads(ibid("names", *arguments, "--yes", "--json").stdout)
        again = json.loads(ibid("index", "--json").stdout)
        after = {name: set(actors_of(ibid, name)) for name in passages}
        read = {one["article"] for one in again["documents"] if one["status"] == "changed"}
        assert read == set(told["articles"])
        gained = sum(len(after[name] - before[name]) for name in passages)
        lost = sum(len(before[name] - after[name]) for name in passages)
        counted = {
            kind: sum(one["count"] for one in told["passages"] if one["change"] == kind) for kind in ("gains", "loses")
        }
        assert counted == {"gains": gained, "loses": lost}


# --- candidates -----------------------------------------------------------------------------------------------------


def candidates(ibid: Ibid, *arguments: str) -> dict[str, dict[str, Any]]:
    shown = json.loads(ibid("names", "candidates", "--json", *arguments).stdout)
    return {one["label"]: one for one in shown["candidates"]}


def test_candidates_are_the_names_that_no_authority_has(ibid: Ibid) -> None:
    found = candidates(ibid, "--least", "1")
    assert set(found) == {"Marta Ceballos", "Liga Obrera", "Archivo Nacional", "Ana Ruis", "라틴아메리카친선협회"}
    ceballos = found["Marta Ceballos"]
    assert (ceballos["count"], ceballos["articles"]) == (2, ["envoys", "letters"])
    assert ceballos["record"] == {
        "id": "marta-ceballos", "label": "Marta Ceballos", "type": "person", "variants": [], "wikidata": "", "note": "",
    }  # fmt: skip
    assert ceballos["contexts"][0] == {"passage": "envoys/p2", "text": "Then Ana Ruiz wrote to [Marta Ceballos]."}
    assert set(candidates(ibid)) == {"Marta Ceballos", "Liga Obrera", "라틴아메리카친선협회"}


def test_near_variants_name_their_record(ibid: Ibid) -> None:
    assert candidates(ibid, "--least", "1")["Ana Ruis"]["near"] == [
        {"form": "Ana Ruiz", "likeness": 87.5, "record": "ruiz"}
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("They met again in Hanoi. Taylor said so.", ["Hanoi"], id="end-of-a-sentence"),
        pytest.param("Así se vio en La Habana. Ruiz Paz lo dijo.", ["La Habana", "Ruiz Paz"], id="two-names"),
        pytest.param("He asked Ana Ruiz. Luis Paz had left.", ["Ana Ruiz", "Luis Paz"], id="two-persons"),
        pytest.param("He asked J. R. Ruiz in St. Louis.", ["J. R. Ruiz", "St. Louis"], id="initials-and-saint"),
        pytest.param("He asked Ana M. Ruiz, as Dr. Park knew.", ["Ana M. Ruiz", "Park"], id="initial-within"),
        pytest.param(
            "It is kept in Mt. Vernon by Gral. Ruiz Paz.", ["Mt. Vernon", "Gral. Ruiz Paz"], id="other-short-words"
        ),
    ],
)
def test_a_candidate_ends_with_its_sentence(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end, _ in _latin(text)] == names


def test_candidates_of_one_language(ibid: Ibid) -> None:
    assert set(candidates(ibid, "--lang", "ko", "--least", "1")) == {"라틴아메리카친선협회"}


def test_proposals_as_an_authority_file(ibid: Ibid) -> None:
    text = ibid("names", "candidates", "--csv").stdout
    records, problems = load_records(text.encode(), "proposed")
    assert problems == ()
    assert {record.id for record in records} == {"marta-ceballos", "liga-obrera", "라틴아메리카친선협회"}
    assert ibid("names", "candidates", "--csv", "--least", "50").stdout == COLUMNS


def test_candidates_for_a_person(ibid: Ibid) -> None:
    text = ibid("names", "candidates", "--size", "1").stdout
    assert text.endswith("1 of 3 names that no authority has.\n")


def test_an_id_is_made_of_the_label() -> None:
    assert slug_of("José Martí & Co.", []) == "jose-marti-co"
    assert slug_of("José Martí", ["jose-marti", "jose-marti-2"]) == "jose-marti-3"
    assert slug_of("김일성", []) == "김일성"


def test_a_language_model_is_asked_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    one = Candidate("liga", contexts=[("a/p1", "…of the [Liga] there")], lang="en")
    monkeypatch.setattr(labels, "find_spec", lambda name: None)
    assert labels.Labels().of(one) == ""
    entity = SimpleNamespace(start_char=7, end_char=11, label_="ORG")
    model = SimpleNamespace(
        util=SimpleNamespace(get_installed_models=lambda: ["en_core_web_sm"]),
        load=lambda name: lambda text: SimpleNamespace(ents=[entity]),
    )
    monkeypatch.setattr(labels, "find_spec", lambda name: True)
    monkeypatch.setattr(labels, "import_module", lambda name: model)
    assert labels.Labels().of(one) == "ORG"
    assert labels.Labels().of(replace(one, lang="ko")) == ""
