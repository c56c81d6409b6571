"""The librarian's desk at /desk: there only where a token is set, and only for those who have it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from flask import Flask

from indexer import UPLOAD_BYTES, Desk, desk_token
from webapp.desk import actions, pages, words
from webapp.desk.gate import Gate
from webapp.desk.room import Room, install_room

__all__ = ["body_limit", "install"]


def install(app: Flask) -> None:
    """Open the desk of ``app``'s library if ``config["TOKEN"]`` or ``$IBID_TOKEN`` is set; without, nothing is there.

    Raises ``IbidError`` for a token that can be guessed.
    """
    given = app.config.get("TOKEN")
    token = desk_token(None if given is None else str(given))
    app.config.pop("TOKEN", None)  # what shows a configuration doesn't show it
    if token:
        install_room(app, Room(Gate(token), Desk(Path(str(app.config["LIBRARY"])))))
        app.jinja_env.globals["desk_words"] = words
        for blueprint in (pages.bp, actions.bp):
            app.register_blueprint(blueprint)


def body_limit(app: Flask) -> Callable[[str, Mapping[str, str]], int]:
    """How many bytes a request may send: many to the desk, from those who may, and few anywhere else.

    The limit is a function of the path and of the headers ``COOKIE`` and ``AUTHORIZATION``, before the body is read.
    """
    usual = int(app.config["MAX_CONTENT_LENGTH"])
    room = app.extensions.get(Room.KEY)

    def limit(path: str, headers: Mapping[str, str]) -> int:
        if room is None or path != actions.UPLOAD_PATH:
            return usual
        known = room.gate.knows(headers.get("COOKIE", ""), headers.get("AUTHORIZATION", ""))
        return UPLOAD_BYTES if known else usual

    return limit
