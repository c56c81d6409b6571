"""The language of a passage: by its script, by its words, else as the article has it."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.engine import kernels
from indexer.enrich import language_model
from indexer.enrich.language import detect, detect_all, language_code
from indexer.enrich.language_model import LanguageModel

GOLD = Path(__file__).parent / "quality" / "documents"
ENGLISH = "The delegation stayed for three weeks and visited several factories."
SPANISH = "La delegación permaneció tres semanas y visitó varias fábricas."
KOREAN = "대표단은 세 주일 동안 머무르면서 여러 공장을 방문하였다."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param(ENGLISH, "en", id="english"),
        pytest.param(SPANISH, "es", id="spanish"),
        pytest.param(KOREAN, "ko", id="korean"),
        pytest.param(SPANISH.upper(), "es", id="capitals"),
        pytest.param("김", "ko", id="one-syllable-is-enough"),
        pytest.param(
            "“여러 공장을 방문한 대표단,” Rodong Sinmun, May 11, 1967, 1.", "ko", id="korean-title-in-a-citation"
        ),
        pytest.param(f"{ENGLISH} See “대표단을 만나셨다,” Rodong Sinmun, 1.", "en", id="english-remark-quoting-korean"),
        pytest.param(f"{SPANISH} (주체사상)", "es", id="spanish-with-a-korean-word"),
        pytest.param("朝鮮民主主義人民共和國", None, id="han-alone"),
        pytest.param("これはペンです。それは本です。", None, id="kana"),
        pytest.param("Делегация осталась на три недели.", None, id="cyrillic"),
    ],
)
def test_what_the_text_tells(text: str, language: str | None) -> None:
    assert detect(text) == language
    assert detect(text, "en") == language, "the article's language doesn't change it"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("1967, 112–114.", id="figures"),
        pytest.param("Taylor, 112.", id="short"),
        pytest.param("La Habana, 1987.", id="place"),
        pytest.param("Rodong Sinmun, Nodong Chongnyon, 1967", id="names-only"),
    ],
)
@pytest.mark.parametrize("fallback", ["en", "es", "ko", None])
def test_what_doesn_t_tell_is_as_the_article(text: str, fallback: str | None) -> None:
    assert detect(text, fallback) == fallback


def test_an_article_in_a_language_beyond_ours_keeps_it() -> None:
    french = "La poésie de la liberté dans les montagnes."
    assert detect(french, "fr") == "fr"
    assert detect(KOREAN, "fr") == "ko"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        pytest.param("en", "en", id="code"),
        pytest.param("en-US", "en", id="region"),
        pytest.param("es_VE", "es", id="underscore"),
        pytest.param("KO", "ko", id="capitals"),
        pytest.param("spa", "es", id="three-letters"),
        pytest.param("Español", "es", id="name"),
        pytest.param("fr", "fr", id="other"),
        pytest.param("  ", None, id="blank"),
        pytest.param(None, None, id="none"),
    ],
)
def test_languages_as_metadata_name_them(name: str | None, code: str | None) -> None:
    assert language_code(name) == code


def test_threads_share_the_model() -> None:
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(detect, [ENGLISH, SPANISH] * 32)) == ["en", "es"] * 32


def test_the_model_is_not_loaded_before_it_is_needed() -> None:
    script = (
        "import sys; from indexer.enrich import language\n"
        f"assert language.detect({KOREAN!r}) == 'ko'; assert 'py3langid' not in sys.modules\n"
        f"assert language.detect({SPANISH!r}) == 'es'; assert 'py3langid' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True)  # noqa: S603 (our own words, no shell)


PROSE = "By the time that they had weighed the salt, it was dark, and the mules were not fed from it."
PROSA = "Cuando la sal fue pesada, que los muleros no vieron, era de noche y las mulas se dieron por perdidas."

SPREAD = "".join(f"{word} {'Nowhere ' * 20}" for word in ("the", "of", "and", "was", "they"))


@pytest.mark.parametrize(
    ("text", "language"), [(PROSE, "en"), (PROSA, "es"), (f"{PROSA} (소금)", "es"), (SPREAD, "en")]
)
def test_common_words_tell_without_the_model(text: str, language: str) -> None:
    with mock.patch.object(LanguageModel, "classify", side_effect=AssertionError):
        assert detect(text) == language


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The mules of Lima and the salt they carried", id="few-words"),
        pytest.param("THE MULES OF LIMA AND THE SALT THAT WAS THERE FROM WHICH THEY HAD BREAD", id="capitals"),
        pytest.param(f"{PROSE} {PROSA}", id="both"),
    ],
)
def test_the_model_is_asked_where_common_words_do_not_tell(text: str) -> None:
    with mock.patch.object(LanguageModel, "classify", return_value=[("es", 1.0)]) as classify:
        assert detect(text) == "es"
    assert classify.called


def test_the_model_agrees_with_common_words(model: LanguageModel) -> None:
    files = [file.read_text(encoding="utf-8") for file in sorted(GOLD.glob("*.txt"))]
    texts = [text for file in files for text in file.split("\n\n")]
    with mock.patch.object(LanguageModel, "classify", side_effect=lambda texts: [("en", 0.0)] * len(texts)):
        found = detect_all(texts)
    told = {text: language for text, language in zip(texts, found, strict=True) if language in ("en", "es")}
    assert {*told.values()} == {"en", "es"}
    assert [language for language, _ in model.classify(list(told))] == [*told.values()]


@given(st.text(), st.sampled_from(["en", None]))
def test_any_text_has_a_language_or_none(text: str, fallback: str | None) -> None:
    assert detect(text, fallback) in ("en", "es", "ko", None)


# --- all at once ----------------------------------------------------------------------------------------------------

WORDS = [
    *ENGLISH.split(),
    *SPANISH.split(),
    *KOREAN.split(),
    "1967,",
    "ª",
    "Ångström",
    "ﬁ",
    "Ⅳ",
    "Делегация",
    "朝鮮",
    "🙂",
]
MIXED = st.lists(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), max_size=6)


@pytest.fixture(scope="module")
def model() -> LanguageModel:
    return LanguageModel("en", "es")


@pytest.fixture(scope="module")
def package() -> Any:
    """py3langid itself, as it comes."""
    langid = pytest.importorskip("py3langid.langid")
    identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
    identifier.set_languages(["en", "es"])
    return identifier


@pytest.mark.parametrize("compiled", [pytest.param(True, id="by-kernel"), pytest.param(False, id="by-arrays")])
@given(texts=MIXED | st.lists(st.text(), max_size=6))
def test_the_model_tells_what_the_package_tells(
    model: LanguageModel, package: Any, compiled: bool, texts: list[str]
) -> None:
    with mock.patch.object(kernels, "COMPILED", compiled and kernels.COMPILED):
        classified = model.classify(texts)
    for text, (language, confidence) in zip(texts, classified, strict=True):
        told, sure = package.classify(text)
        assert confidence == pytest.approx(sure, abs=1e-4)
        assert language == told or sure < 0.5001


def test_many_texts_are_looked_at_in_parts_and_lanes(model: LanguageModel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernels, "COMPILED", False)
    texts = [ENGLISH, "", SPANISH, "x", SPANISH.upper()] * 3
    whole = model.classify(texts)
    assert [language for language, _ in whole[:5:2]] == ["en", "es", "es"]
    for limit, value in (("_MOST_BYTES", 100), ("_MOST_TEXTS", 2), ("_BYTES_A_CALL", 1), ("_BYTES_A_CALL", 1 << 20)):
        with monkeypatch.context() as patch:
            patch.setattr(language_model, limit, value)
            assert model.classify(texts) == whole
    assert model.classify([]) == []


@given(MIXED, st.sampled_from(["en", "fr", "und", None]))
def test_a_text_among_others_is_what_it_is_alone(texts: list[str], fallback: str | None) -> None:
    assert detect_all(texts, fallback) == [detect(text, fallback) for text in texts]


@given(st.text(st.sampled_from("aZé ẞḀªµ1．.김ᄀㄱя金🙂½")), st.sampled_from(["xx", None]))
def test_scripts_are_counted_letter_by_letter(text: str, fallback: str | None) -> None:
    """Against the obvious count; “xx”, a language beyond ours, keeps the model out of it."""
    hangul = sum(char in "김ᄀㄱ" for char in text)
    latin = sum(char in "aZéẞḀ" for char in text)
    other = sum(char.isalpha() for char in text) - hangul - latin
    if other > latin + 2 * hangul:
        expected = None
    elif 2 * hangul > latin:
        expected = "ko"
    elif fallback or latin < 20:
        expected = fallback
    else:
        return
    assert detect(text, fallback) == expected
