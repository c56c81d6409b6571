"""Presses by their bare names: in an imprint of a note they are meant, elsewhere a century or a part of London."""

from __future__ import annotations

import pytest

from indexer.enrich.press_names import is_in_imprint, press_names
from indexer.model import Record

RECORDS = (
    Record("siglo", "Siglo XXI Editores", "publisher"),
    Record("bloom", "Bloomsbury Publishing", "publisher"),
    Record("mirror", "Mirror Books", "publisher"),
    Record("the-mirror", "The Mirror Press", "publisher"),
    Record("texas", "University of Texas Press", "publisher"),
    Record("faro", "El Faro Editores", "newspaper"),
    Record("sand", "Sand & Company", "publisher", ("Sand",)),
)


def test_a_press_is_called_without_the_word_for_one() -> None:
    found = {name.form: name.ids for name in press_names(RECORDS).values()}
    assert found == {"Siglo XXI": ("siglo",), "Bloomsbury": ("bloom",)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("R. Paz, Sal (México: Siglo XXI, 1977), 3.", "Siglo XXI", id="behind-a-colon"),
        pytest.param("R. Paz, Sal, Buenos Aires, Siglo XXI, 1977, p. 3.", "Siglo XXI", id="behind-a-town"),
        pytest.param("R. Paz, Sal (Bloomsbury 1977) 3.", "Bloomsbury", id="in-a-bracket"),
        pytest.param("R. Paz, Salt (Bloomsbury, London, 1977), p. 3.", "Bloomsbury", id="town-behind"),
        pytest.param("Paz, R. 1977. Salt. London: Bloomsbury; Vale 1980.", "Bloomsbury", id="behind-town-and-colon"),
        pytest.param("R. Paz: Salt, Bloomsbury, Poole (N. C.), 1977.", "Bloomsbury", id="state-in-brackets"),
        pytest.param("Paz, R. (1977). Salt and water. Bloomsbury, p. 3.", "Bloomsbury", id="year-behind-the-author"),
    ],
)
def test_in_an_imprint_it_is_meant(text: str, name: str) -> None:
    start = text.index(name)
    assert is_in_imprint(text, start, start + len(name))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Las minas del Siglo XXI, 1977.", "Siglo XXI", id="century"),
        pytest.param("She lived in Bloomsbury, 1977 to 1979.", "Bloomsbury", id="talk"),
        pytest.param("He left (Bloomsbury knew) in 1977.", "Bloomsbury", id="no-year"),
        pytest.param("She wrote of Bloomsbury.", "Bloomsbury", id="end-of-a-sentence"),
    ],
)
def test_elsewhere_it_is_not(text: str, name: str) -> None:
    start = text.index(name)
    assert not is_in_imprint(text, start, start + len(name))
