"""Who may come to the desk: the token, the cookie, the forms, and those who guess."""

from __future__ import annotations

import pytest

from indexer import IbidError, desk_token
from tests.web.desk_client import TOKEN
from webapp.desk.gate import FREE_TRIES, LONGEST_WAIT, SESSION_SECONDS, Gate, Throttle


@pytest.fixture(scope="module")
def gate() -> Gate:
    return Gate(TOKEN)


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


# --- the token ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("given", ["", TOKEN[:-1], TOKEN + "x", TOKEN.upper(), "토큰", "\ud800"])
def test_only_the_token_is_the_token(gate: Gate, given: str) -> None:
    assert gate.is_token(TOKEN)
    assert not gate.is_token(given)


@pytest.mark.parametrize(
    ("header", "known"),
    [
        (f"Bearer {TOKEN}", True),
        (f"bearer {TOKEN} ", True),
        (f"Basic {TOKEN}", False),
        (TOKEN, False),
        ("Bearer", False),
        ("", False),
    ],
)
def test_a_program_sends_it_in_a_header(gate: Gate, header: str, known: bool) -> None:
    assert gate.is_bearer(header) is known


def test_the_token_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    assert desk_token() == ""
    monkeypatch.setenv("IBID_TOKEN", f" {TOKEN}\n")
    assert desk_token() == TOKEN
    assert desk_token("") == ""
    assert desk_token("another-open-secret") == "another-open-secret"


@pytest.mark.parametrize("token", ["short", "x" * 15, "with\x00control-signs-in-it"])
def test_a_token_that_can_be_guessed_is_refused_without_showing_it(token: str) -> None:
    with pytest.raises(IbidError, match=r"IBID_TOKEN has \d+ characters.*16 or more") as caught:
        desk_token(token)
    assert token not in str(caught.value)


# --- sessions -------------------------------------------------------------------------------------------------------


def test_a_cookie_is_of_a_session_of_its_kind(gate: Gate) -> None:
    librarian, visitor = gate.cookie(librarian=True), gate.cookie(librarian=False)
    assert gate.session(librarian)
    assert gate.session(visitor, librarian=False)
    assert not gate.session(visitor)
    assert not gate.session(librarian, librarian=False)
    assert gate.session(librarian) != gate.session(gate.cookie(librarian=True))


@pytest.mark.parametrize("change", [lambda c: "", lambda c: c[:-1], lambda c: "x" + c, lambda c: c.replace(".", "")])
def test_a_cookie_that_is_not_ours_is_none(gate: Gate, change: object) -> None:
    assert callable(change)
    assert gate.session(change(gate.cookie(librarian=True))) == ""


def test_another_token_ends_all_sessions(gate: Gate) -> None:
    cookie = gate.cookie(librarian=True)
    assert Gate(TOKEN).session(cookie)
    assert not Gate(TOKEN + "2").session(cookie)


def test_a_session_ends(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    cookie = gate.cookie(librarian=True)
    now = gate._signer.get_timestamp()  # noqa: SLF001 - the clock of the signer
    monkeypatch.setattr(gate._signer, "get_timestamp", lambda: now + SESSION_SECONDS)  # noqa: SLF001
    assert gate.session(cookie)
    monkeypatch.setattr(gate._signer, "get_timestamp", lambda: now + SESSION_SECONDS + 1)  # noqa: SLF001
    assert not gate.session(cookie)


def test_the_token_is_not_in_the_cookie(gate: Gate) -> None:
    assert TOKEN not in gate.cookie(librarian=True)


def test_a_form_is_of_its_session(gate: Gate) -> None:
    one, other = (gate.session(gate.cookie(librarian=True)) for _ in range(2))
    assert gate.is_csrf(one, gate.csrf(one))
    assert not gate.is_csrf(other, gate.csrf(one))
    assert not gate.is_csrf("", gate.csrf(""))
    assert not gate.is_csrf(one, "")
    assert not gate.is_csrf(one, "토큰")


def test_who_is_known_by_headers(gate: Gate) -> None:
    assert gate.knows(f"a=b; ibid_desk={gate.cookie(librarian=True)}", "")
    assert gate.knows("", f"Bearer {TOKEN}")
    assert not gate.knows(f"ibid_desk={gate.cookie(librarian=False)}", "Bearer x")
    assert not gate.knows("", "")


# --- those who guess ------------------------------------------------------------------------------------------------


def test_who_guesses_waits_longer_each_time() -> None:
    clock = Clock()
    throttle = Throttle(clock)
    waits = []
    for _ in range(FREE_TRIES + 12):
        throttle.failed("10.0.0.1")
        waits.append(throttle.wait("10.0.0.1"))
        clock.now += waits[-1]
        assert throttle.wait("10.0.0.1") == 0
    assert waits[: FREE_TRIES - 1] == [0.0] * (FREE_TRIES - 1)
    assert waits[FREE_TRIES - 1 : FREE_TRIES + 3] == [1.0, 2.0, 4.0, 8.0]
    assert waits[-1] == LONGEST_WAIT


def test_others_need_not_wait_and_the_right_token_ends_it() -> None:
    throttle = Throttle(Clock())
    for _ in range(FREE_TRIES + 1):
        throttle.failed("10.0.0.1")
    assert throttle.wait("10.0.0.1") > 0
    assert throttle.wait("10.0.0.2") == 0
    throttle.succeeded("10.0.0.1")
    assert throttle.wait("10.0.0.1") == 0


def test_what_was_long_ago_is_forgotten() -> None:
    clock = Clock()
    throttle = Throttle(clock)
    for _ in range(FREE_TRIES + 20):
        throttle.failed("10.0.0.1")
    clock.now += 3601
    assert throttle.wait("10.0.0.1") == 0
    throttle.failed("10.0.0.1")
    assert throttle.wait("10.0.0.1") == 0


def test_many_addresses_take_no_more_room_than_a_thousand() -> None:
    throttle = Throttle(Clock())
    for number in range(3000):
        throttle.failed(str(number))
    assert len(throttle._failures) == 1000  # noqa: SLF001 - the room it takes
