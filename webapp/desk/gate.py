"""Who may come to the desk? Those who have the token: typed once into a form, or sent with each request by a program.

The token is compared in constant time. A browser then gets a signed cookie, of which no other site can make use; what
signs it is made of the token, so that another token ends all sessions. Whoever guesses has to wait longer each time.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Final

from itsdangerous import BadSignature, TimestampSigner
from werkzeug.http import parse_cookie

COOKIE: Final = "ibid_desk"
SESSION_SECONDS: Final = 12 * 3600
"""A working day; then the token is asked for again."""
FREE_TRIES: Final = 5
LONGEST_WAIT: Final = 300.0
"""In seconds: with a token of 16 characters, some hundred tries a day are none."""
_REMEMBERED: Final = 1_000
_FORGOTTEN_AFTER: Final = 3600.0


class Throttle:
    """Makes those wait who have failed: after five times a second, then double each time, up to five minutes.

    ``clock`` gives seconds. Kept in memory, of the last thousand addresses.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._failures: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def wait(self, who: str) -> float:
        """How many seconds ``who`` has to wait before the next try; 0 when there is no need."""
        with self._lock:
            count, last = self._failures.get(who, (0, 0.0))
        passed = self._clock() - last
        if count < FREE_TRIES or passed > _FORGOTTEN_AFTER:
            return 0.0
        return max(0.0, min(2.0 ** min(count - FREE_TRIES, 30), LONGEST_WAIT) - passed)

    def failed(self, who: str) -> None:
        """Note a wrong token."""
        with self._lock:
            count, last = self._failures.pop(who, (0, 0.0))
            now = self._clock()
            self._failures[who] = (1 if now - last > _FORGOTTEN_AFTER else count + 1), now
            while len(self._failures) > _REMEMBERED:
                self._failures.popitem(last=False)

    def succeeded(self, who: str) -> None:
        """Forget what ``who`` got wrong."""
        with self._lock:
            self._failures.pop(who, None)


class Gate:
    """Knows the token, and signs cookies."""

    def __init__(self, token: str, throttle: Throttle | None = None) -> None:
        self.throttle = throttle or Throttle()
        self._token = hashlib.sha256(token.encode()).digest()
        # Slow on purpose (some 50 ms, once): a cookie that got lost must not help to guess the token.
        self._key = hashlib.scrypt(token.encode(), salt=b"ibid desk", n=2**14, r=8, p=1)
        self._signer = TimestampSigner(self._key, salt="ibid.desk", digest_method=hashlib.sha256)

    def is_token(self, given: str) -> bool:
        """Whether this is the token, found in a time that tells nothing of it."""
        return hmac.compare_digest(hashlib.sha256(given.encode(errors="replace")).digest(), self._token)

    def is_bearer(self, authorization: str) -> bool:
        """Whether a header ``Authorization`` has the token."""
        kind, _, given = authorization.partition(" ")
        return kind.lower() == "bearer" and self.is_token(given.strip())

    def cookie(self, *, librarian: bool) -> str:
        """A new cookie: of a librarian, or of a visitor who may try to become one."""
        return self._signer.sign(f"{'librarian' if librarian else 'visitor'}.{secrets.token_hex(16)}").decode()

    def session(self, cookie: str, *, librarian: bool = True) -> str:
        """The name of a cookie's session; empty for a cookie that isn't ours, or too old, or of another kind."""
        try:
            name = self._signer.unsign(cookie, max_age=SESSION_SECONDS).decode()
        except (BadSignature, UnicodeDecodeError):
            return ""
        return name if name.startswith("librarian." if librarian else "visitor.") else ""

    def csrf(self, session: str) -> str:
        """What every form of a session must carry, and no other site can know."""
        return hmac.new(self._key, f"form {session}".encode(), hashlib.sha256).hexdigest()

    def is_csrf(self, session: str, given: str) -> bool:
        return bool(session) and hmac.compare_digest(self.csrf(session).encode(), given.encode(errors="replace"))

    def knows(self, cookies: str, authorization: str) -> bool:
        """Whether the headers of a request are those of one who may; nothing is counted."""
        return bool(self.session(parse_cookie(cookies).get(COOKIE, ""))) or self.is_bearer(authorization)
