"""When are two citations of one work? The id is made of a citation alone, and spellings fold away in it."""

from __future__ import annotations

import itertools

import pytest

from indexer.citations.fullest import fullest
from indexer.citations.known.resolve import resolve
from indexer.citations.model import NoteCitations, Work
from indexer.citations.parse import parse
from indexer.citations.works import label_of, title_key, work_of

SAME = {
    "ruiz-salt-road": [
        "Ana Ruiz, The Salt Road: A History (Utopia: Nowhere Press, 2004), 5.",
        "Ana Ruiz, The Salt Road (Utopia: Nowhere Press, 2004).",
        "Ruiz, Ana. The Salt Road: A History. Utopia: Nowhere Press, 2004.",
        "A. Ruíz, The Salt Road (Utopia: Nowhere Press, 2008).",
        "Ana Ruiz, THE SALT ROAD (Utopia, 2004), 77.",
        "Ana Ruiz, “The Salt Road,” (unpublished doctoral thesis, University of Utopia, 2003).",
    ],
    "lee-communism": [
        "Chong-Sik Lee, Communism: A Primer (Berkeley: University of California Press, 1972).",
        "Yi, Chong-sik. Communism. Berkeley: University of California Press, 1972.",
        "Yi Chong-sik, Communism (Berkeley: University of California Press, 1972).",
        "Lee, Chong-Sik, Communism, Berkeley: University of California Press, 1972, p. 3.",
    ],
    "resolution-1718-2006": [
        "United Nations Security Council, resolution 1718 (2006), October 14, 2006.",
        "Security Council resolution 1718 (2006).",
        "Consejo de Seguridad, resolución 1718 (2006), 14 de octubre de 2006.",
    ],
    "조선의-소금-1967": [
        "“조선의 소금,” Rodong Sinmun, May 11, 1967, 1.",
        "「조선의 소금」, 『로동신문』, 1967년 5월 11일, 1면.",
        "“조선의 소금,” Nodong Sinmun, 11 de mayo de 1967, 1.",
    ],
    "rodong-sinmun-1967-05-11": ["Rodong Sinmun, May 11, 1967, 1.", "Rodong Sinmun, 11 May 1967, 2."],
    "can-venezuela-ever-wipe-the-slate-clean-again": [
        "“Can Venezuela Ever Wipe the Slate Clean Again?,” 38 North.",
        "“Can Venezuela Ever Wipe the Slate Clean Again?,” 38 North, December 20, 2019.",
    ],
    "amnesty-international-ali-lameda": [
        "Amnesty International, Ali Lameda: A Personal Account (London: Amnesty International, 1979).",
    ],
}  # fmt: skip


def works(text: str) -> list[Work]:
    (citations,) = resolve([NoteCitations("a/n1", "1", text, parse(text).citations)])
    return [work for one in citations if (work := work_of(one))]


@pytest.mark.parametrize(("id_", "text"), [(id_, text) for id_, texts in SAME.items() for text in texts])
def test_spellings_of_one_work_have_one_id(id_: str, text: str) -> None:
    assert [work.id for work in works(text)] == [id_]


DIFFERENT = [
    "Ana Ruiz, The Salt Road (Utopia: Nowhere Press, 2004).",
    "Ana Ruiz, The Smoke Road (Utopia: Nowhere Press, 2004).",
    "Luis Paz, The Salt Road (Utopia: Nowhere Press, 2004).",
    "“Salt Again,” The Nowhere Times, May 3, 1967.",
    "“Salt Again,” The Nowhere Times, May 3, 1977.",
    "Memorandum of conversation, January 3, 1974, National Archives.",
    "Memorandum of conversation, January 4, 1974, National Archives.",
    "Interview with Ana Ruiz, Caracas, May 3, 2015.",
    "Interview with Luis Paz, Caracas, May 3, 2015.",
    "Rodong Sinmun, May 11, 1967, 1.",
    "Rodong Sinmun, May 12, 1967, 1.",
    "https://salt.example/today.",
    "https://salt.example/tomorrow.",
]


@pytest.mark.parametrize("pair", list(itertools.combinations(DIFFERENT, 2)))
def test_two_works_have_two_ids(pair: tuple[str, str]) -> None:
    (one,), (other,) = works(pair[0]), works(pair[1])
    assert one.id != other.id


def test_an_id_is_fit_for_urls_and_filters() -> None:
    long = (
        "“위대한 수령 김일성동지께서 먼 나라에서 온 손님들을 접견하시고 오래 담화하시였다 그리고 또 담화하시였다,” "
        "Rodong Sinmun, May 11, 1967, 1."
    )
    for text in [*DIFFERENT, *itertools.chain.from_iterable(SAME.values()), long]:
        (work,) = works(text)
        assert len(work.id) <= 60
        assert all(char.isalnum() or char == "-" for char in work.id)


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("The Salt Road: A History", ("salt", "road")),
        ("El camino de la sal", ("camino", "de", "la", "sal")),
        ("Tyranny of the Weak, 1950–1992", ("tyranny", "of", "the", "weak")),
        ("1984", ("1984",)),
        ("The", ("the",)),
    ],
)
def test_the_words_by_which_a_title_is_known(title: str, key: tuple[str, ...]) -> None:
    assert title_key(title) == key


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Ruiz, Ana. The Salt Road: A History. Utopia: Nowhere Press, 2004.", "Ana Ruiz, The Salt Road (2004)"),
        ("Ann Ash, Bo Bay, and Al Cay, Three Hands (Utopia, 2001).", "Ann Ash, Bo Bay and Al Cay, Three Hands (2001)"),
        ("“Salt Again,” The Nowhere Times, May 3, 1967.", "Salt Again, The Nowhere Times (1967)"),
        ("Rodong Sinmun, May 11, 1967, 1.", "Rodong Sinmun (1967-05-11)"),
        ("Security Council resolution 1718 (2006).", "Security Council, resolution 1718 (2006)"),
    ],
)  # fmt: skip
def test_what_a_person_reads_for_a_work(text: str, label: str) -> None:
    assert label_of(parse(text).citations[0]) == label


def test_the_fullest_record_stands_whatever_the_order() -> None:
    found = [works(text)[0] for text in SAME["ruiz-salt-road"]]
    best = {fullest(order) for order in itertools.permutations(found)}
    assert len(best) == 1
    assert best.pop().first("title") == "The Salt Road: A History"
