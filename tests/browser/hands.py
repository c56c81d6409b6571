"""The ways in which a reader works a page: by keys alone, by touch on a phone, by mouse without any script."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pytest
from playwright.sync_api import Locator

from tests.browser.look import Look

FAR = 400
"""After so many presses of Tab a thing counts as out of reach of the keyboard."""


@dataclass(frozen=True, slots=True)
class Hands:
    """How things are reached and pressed. ``look`` is the browser that goes with it."""

    way: Literal["keys", "touch", "mouse"]
    look: Look

    def press(self, thing: Locator) -> None:
        """Follow the link, press the button, unfold what is folded."""
        if self.way == "keys":
            reach(thing)
            thing.page.keyboard.press("Enter")
        elif self.way == "touch":
            thing.tap()
        else:
            thing.click()

    def write(self, field: Locator, text: str) -> None:
        """Put ``text`` into ``field`` in place of what is there, key by key, and send it off with Enter."""
        if self.way == "keys":
            reach(field)
            field.page.keyboard.press("Control+A")
        elif self.way == "touch":
            field.tap()
            field.clear()
        else:
            field.click()
            field.clear()
        field.page.keyboard.type(text)
        field.page.keyboard.press("Enter")


def reach(thing: Locator) -> None:
    """Press Tab until ``thing`` has the focus, which must be seen there."""
    thing.wait_for(state="attached")
    for _ in range(FAR):
        if thing.evaluate("it => it === document.activeElement"):
            assert thing.evaluate("it => it.matches(':focus-visible')"), f"nothing shows the focus on {thing}"
            return
        thing.page.keyboard.press("Tab")
    pytest.fail(f"Tab never comes to {thing}")


KEYS = Hands("keys", Look(width=1440))
TOUCH = Hands("touch", Look(width=360, touch=True))
NO_SCRIPT = Hands("mouse", Look(width=768, script=False))

every_way = pytest.mark.parametrize(
    "hands",
    [pytest.param(KEYS, id="keys"), pytest.param(TOUCH, id="touch"), pytest.param(NO_SCRIPT, id="no-script")],
)
with_script = pytest.mark.parametrize("hands", [pytest.param(KEYS, id="keys"), pytest.param(TOUCH, id="touch")])
