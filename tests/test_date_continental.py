"""Days in German, French, Portuguese and Russian: read whole, and not where a number only ends a sentence."""

from __future__ import annotations

import pytest

from indexer.enrich.date_continental import is_behind_day
from indexer.enrich.dates import find_dates


def found(text: str) -> str:
    return " ".join(each.edtf for each in find_dates(text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("„Das Salz“, Niemandsblatt, 3. Mai 1967, S. 2.", id="de"),
        pytest.param("Vermerk vom 3. Mai 1967", id="de-vom"),
        pytest.param("Lima, den 3. Mai 1967", id="de-den"),
        pytest.param("« Le sel », Le Néant, 3 mai 1967, p. 4.", id="fr"),
        pytest.param("le 3 mai 1967", id="fr-le"),
        pytest.param("Lima, 3 de maio de 1967", id="pt"),
        pytest.param("«Соль», Ничто, 3 мая 1967, с. 4.", id="ru"),
        pytest.param("3 мая 1967 г.", id="ru-g"),
        pytest.param("Письмо от 3 мая 1967 года", id="ru-goda"),
    ],
)
def test_a_day_in_each_language(text: str) -> None:
    assert found(text) == "1967-05-03"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        pytest.param("1. März 1919", "1919-03-01", id="umlaut"),
        pytest.param("le 1er août 1967", "1967-08-01", id="1er"),
        pytest.param("Bericht, 21. Oktober 1955", "1955-10-21", id="oktober"),
        pytest.param("„Tor“, Niemandsblatt, 24. September 1952, S. 6", "1952-09-24", id="shared-after-comma"),
        pytest.param("Vermerk vom 7. November 1960", "1960-11-07", id="shared-vom"),
        pytest.param("„Tor“ (12. April 1961)", "1961-04-12", id="shared-in-brackets"),
        pytest.param("“Tor.” Niemandsblatt 24. September 1952: 6", "1952-09-24", id="shared-before-a-page"),
        pytest.param("All told there were 24. September 1952 was cold.", "1952-09", id="a-sentence-ends"),
        pytest.param("See no. 11. September 1952 was cold.", "1952-09", id="an-issue-ends"),
        pytest.param("3.–5. Mai 1967", "1967-05-03/1967-05-05", id="de-range"),
        pytest.param("vom 3. bis 5. Dezember 1967", "1967-12-03/1967-12-05", id="de-bis"),
        pytest.param("du 30 avril au 2 mai 1967", "1967-04-30/1967-05-02", id="fr-au"),
        pytest.param("3-5 июня 1967", "1967-06-03/1967-06-05", id="ru-range"),
        pytest.param("im Oktober 1955", "1955-10", id="de-month"),
        pytest.param("en février 1955", "1955-02", id="fr-month"),
        pytest.param("в июле 1955 года", "1955-07", id="ru-month"),
        pytest.param("The Mars 1971 probe", "1971", id="the-planet"),
        pytest.param("30. Februar 1950", "1950-02", id="no-such-day"),
        pytest.param("Neues vom Salz, 2. Mai-Heft, 1950", "1950", id="no-day-behind-it"),
    ],
)
def test_months_ranges_and_what_is_none(text: str, edtf: str) -> None:
    assert found(text) == edtf


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        pytest.param("Lima, 3. Mai 1967", True, id="a-month-of-its-own"),
        pytest.param("Vermerk vom 24. September 1952", True, id="a-shared-month-behind-vom"),
        pytest.param("Niemandsblatt 24. September 1952: 6", True, id="a-shared-month-before-a-page"),
        pytest.param("All told there were 24. September 1952 was cold.", False, id="a-sentence-ends"),
        pytest.param("Lima, 3. Salt was dear in 1967.", False, id="no-month"),
    ],
)
def test_a_full_stop_behind_a_day_ends_no_sentence(text: str, behind: bool) -> None:
    assert is_behind_day(text, text.index(".")) is behind
