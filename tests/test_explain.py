"""Why a passage has its actors, outlets and dates: every one of them has a reason, and the text bears it out."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer import NotFoundError, Reason, explain
from indexer.cli import main
from indexer.engine.protocol import Engine
from indexer.explaining import DOCUMENT
from tests.folders import run, write
from webapp import create_app


def reasons(library: Engine, name: str) -> set[tuple[str, str, str, str]]:
    """Facet, value, rule, and where the name was introduced."""
    return {(one.facet, one.value, one.rule, one.since.rpartition("/")[2]) for one in explain(library, name)}


def test_every_value_of_every_passage_has_a_reason_that_its_text_bears_out(sample_library: Engine) -> None:
    rules = set()
    for summary in sample_library.articles():
        texts = {passage.id: passage.text for passage in sample_library.article(summary.id).passages}
        for passage in sample_library.article(summary.id).passages:
            found = explain(sample_library, passage.id)
            told = {(one.facet, one.value) for one in found}
            assert told == {
                *(("actor", actor.id) for actor in passage.actors),
                *(("outlet", outlet.id) for outlet in passage.outlets),
                *(("date", date) for date in passage.dates),
            }
            assert all(one.start < one.end <= len(texts[one.passage]) for one in found if one.rule != DOCUMENT)
            rules |= {one.rule for one in found}
    assert {"label", "variant", "surname", "acronym", "day", "year", "same month"} <= rules


def test_a_surname_tells_where_the_full_name_stood(sample_library: Engine) -> None:
    assert ("actor", "fidel-castro", "surname", "p7") in reasons(sample_library, "cuba-y-corea-fusiles-y-azucar/p8")


def test_the_outlet_of_a_note_is_shown_in_the_note(sample_library: Engine) -> None:
    (reason,) = [one for one in explain(sample_library, "cuba-y-corea-fusiles-y-azucar/p8") if one.facet == "outlet"]
    note = sample_library.passage(reason.passage).passage
    assert (reason.value, note.id) == ("chicago-tribune", "cuba-y-corea-fusiles-y-azucar/n7")
    assert note.text[reason.start : reason.end] == "Chicago Tribune"


def test_what_the_document_marks_is_said_to_be_its_own(library: Engine, tmp_path: Path) -> None:
    text = (
        "<TEI><text><body><p>The <persName key='kim-il-sung'>envoy</persName> came to the town.</p></body></text></TEI>"
    )
    run(library, write(tmp_path / "documents", {"a.xml": text}))
    assert explain(library, "a/p1") == (Reason("actor", "kim-il-sung", "a/p1", 0, 0, "", DOCUMENT),)


def test_a_passage_that_isn_t_there(sample_library: Engine) -> None:
    with pytest.raises(NotFoundError):
        explain(sample_library, "nothing/p1")


def test_the_api_explains_when_asked(sample_library: Engine) -> None:
    client = create_app(engine=sample_library).test_client()
    url = "/api/v1/passages/cuba-y-corea-fusiles-y-azucar/p8"
    plain, explained = client.get(url).get_json(), client.get(f"{url}?explain=1").get_json()
    assert plain == client.get(f"{url}?explain=0").get_json()
    assert {key: value for key, value in explained.items() if key != "explained"} == plain
    assert explained["explained"][0] == {
        "facet": "actor", "value": "fidel-castro", "passage": "cuba-y-corea-fusiles-y-azucar/p8", "start": 0, "end": 6,
        "form": "Castro", "rule": "surname", "since": "cuba-y-corea-fusiles-y-azucar/p7",
        "inferred": False,
    }  # fmt: skip
    assert explained["explained"][1]["since"] is None


def test_the_api_refuses_what_is_neither_yes_nor_no(sample_library: Engine) -> None:
    response = create_app(engine=sample_library).test_client().get("/api/v1/passages/a/p1?explain=perhaps")
    assert (response.status_code, response.content_type) == (400, "application/problem+json")


def test_the_command_line_explains(sample_folder: Path) -> None:
    arguments = ["show", "cuba-y-corea-fusiles-y-azucar/p8", "--explain", "--library", str(sample_folder)]
    shown = CliRunner().invoke(main, arguments)
    assert "  actor fidel-castro  p8 0–6 “Castro”, surname, since p7\n" in shown.stdout
    assert "  outlet chicago-tribune  n7 31–46 “Chicago Tribune”, label\n" in shown.stdout
    assert '"explained":[{"facet":"actor"' in CliRunner().invoke(main, [*arguments, "--json"]).stdout


def test_the_command_line_explains_passages_alone(sample_folder: Path) -> None:
    result = CliRunner().invoke(main, ["show", "cuba", "--explain", "--library", str(sample_folder)])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--explain needs a passage" in result.stderr
