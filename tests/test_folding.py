"""What is quicker to see in a text gives what looking at each character would."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from indexer.enrich.date_rules import casefolded
from indexer.folding import fold, fold_aligned, nfc, single_spaced
from indexer.reading import encoding

_TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            [*"aZ9 .~", "  ", "\t", "\n", "\r\n", "\xa0", "\u3000", "\x1c", "\u00ad", "’", "é", "김", "\ufffd"]
        ),
        max_size=30,
    ).map("".join),
)


@given(_TEXTS | st.text(st.characters(max_codepoint=127)))
def test_a_text_is_folded_character_by_character(text: str) -> None:
    assert fold(text) == fold_aligned(nfc(text))[0]


@given(_TEXTS)
def test_single_spaced_is_split_and_joined(text: str) -> None:
    assert single_spaced(text) == " ".join(text.split())


@given(_TEXTS)
def test_casefolded_is_remembered_as_it_is(text: str) -> None:
    assert casefolded(text) == casefolded(text) == text.casefold()


@given(_TEXTS)
def test_a_text_is_cleaned_as_if_every_sign_were_looked_for(text: str) -> None:
    slowly = encoding._LINE_END.sub("\n", text)  # noqa: SLF001
    slowly = encoding._INVISIBLE.sub("", encoding._CONTROL.sub("", slowly))  # noqa: SLF001
    assert encoding.clean(text)[0] == nfc(slowly)
