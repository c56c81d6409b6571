"""A PDF's characters with their places, sizes and weights: run as a process of its own, for PDFium is native code.

PDFium (BSD-3-Clause/Apache-2.0, https://pdfium.googlesource.com/pdfium) is the parser of Chrome, hardened against files
that mean harm; what still crashes it, or makes it go on for ever, ends this process and not the build. Standard input
is the PDF; standard output one line of JSON a page: ``{"width", "height", "runs": [[text, x0, x1, y, size, bold], …]}``
with lengths in points, y the baseline from the top; before them a line about the document. It imports nothing of ours,
so that it starts quickly.
"""

from __future__ import annotations

import ctypes
import json
import math
import sys
from typing import Any

_BOLD_WEIGHT = 600
_ITALIC_FLAG = 1 << 6  # of a font descriptor, ISO 32000-1, table 123
_HYPHEN = 2  # what PDFium calls a hyphen that parts a word at the end of a line


def main() -> int:
    """Read the PDF on standard input; ``argv`` has the most pages, the most characters and the most memory in bytes."""
    pages, characters, memory = map(int, sys.argv[1:4])
    _limit(memory, seconds=int(sys.argv[4]))
    import pypdfium2  # noqa: PLC0415 - after the limits

    try:
        document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    except pypdfium2.PdfiumError as error:
        _say({"error": "password" if "password" in str(error).lower() else "broken", "reason": str(error)})
        return 0
    info = {key: document.get_metadata_value(key) for key in ("Title", "Author", "Creator", "Producer")}
    _say({"pages": len(document), "info": info})
    if len(document) > pages:
        return 0
    for number in range(len(document)):
        page, found = _page(pypdfium2, document, number, characters)
        characters -= found
        _say(page)
        if characters <= 0:
            break
    return 0


def _limit(memory: int, *, seconds: int) -> None:
    try:
        import resource  # noqa: PLC0415 - not on Windows, where only the clock of the parent bounds this process
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _say(value: object) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=True) + "\n")
    sys.stdout.flush()


def _page(pdfium: Any, document: Any, number: int, most: int) -> tuple[dict[str, object], int]:
    try:
        page = document[number]
        text = page.get_textpage()
    except pdfium.PdfiumError as error:
        return {"width": 0, "height": 0, "runs": [], "error": str(error)}, 0
    width, height = page.get_size()
    count = text.count_chars()
    runs = [] if count > most else _Runs(pdfium.raw, text.raw, height).read(count)
    text.close()
    page.close()
    return {"width": width, "height": height, "runs": runs}, count


class _Runs:
    """Characters of one text object on one baseline, put together."""

    def __init__(self, raw: Any, text: Any, height: float) -> None:
        self.raw, self.text, self.height = raw, text, height
        self.x, self.y, self.box, self.matrix = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF(), raw.FS_MATRIX()
        self.styles: dict[int, tuple[float, bool, bool]] = {}

    def read(self, count: int) -> list[list[Any]]:
        runs: list[list[Any]] = []
        last = None  # object, baseline, right edge
        spaced = False
        for index in range(count):
            code = self.raw.FPDFText_GetUnicode(self.text, index)
            if self.raw.FPDFText_IsGenerated(self.text, index) == 1 or code in (10, 13):
                spaced = True
                if code in (10, 13):
                    last = None
                continue
            char = "\u00ad" if code == _HYPHEN else chr(code) if 0 < code < 0x110000 else "\ufffd"
            thing = self.raw.FPDFText_GetTextObject(self.text, index)
            key = ctypes.cast(thing, ctypes.c_void_p).value or 0
            size, bold, italic = self._style(key, index)
            if not size:
                continue
            left, right, y = self._place(index)
            if char.isspace():  # one of the document's own; it tells where a line was broken
                spaced = spaced or last is None
                if last is not None and not runs[-1][0].endswith(" "):
                    runs[-1][0] += " "
                continue
            same = last is not None and abs(last[1] - y) < 0.1 * size and runs[-1][4:6] == [size, bold]
            near = same and last is not None and -0.5 * size < left - last[2] < 0.6 * size
            if near:
                runs[-1][0] += f" {char}" if spaced and not runs[-1][0].endswith(" ") else char
                if italic != bool(len(runs[-1][6]) % 2):
                    runs[-1][6].append(len(runs[-1][0]) - 1)
                runs[-1][2] = round(right, 1)
            else:
                begun = (" " if spaced and last else "") + char
                turns = [len(begun) - 1] if italic else []  # where italics begin and end by turns
                runs.append([begun, round(left, 1), round(right, 1), y, size, bold, turns])
            last, spaced = (key, y, right), False
        return runs

    def _place(self, index: int) -> tuple[float, float, float]:
        self.raw.FPDFText_GetCharOrigin(self.text, index, self.x, self.y)
        self.raw.FPDFText_GetLooseCharBox(self.text, index, self.box)
        values = (self.box.left, self.box.right, self.height - self.y.value)
        left, right, y = (value if math.isfinite(value) else 0.0 for value in values)
        return left, right, round(y, 1)

    def _style(self, key: int, index: int) -> tuple[float, bool, bool]:
        style = self.styles.get(key)
        if style is None or not key:
            self.raw.FPDFText_GetMatrix(self.text, index, self.matrix)
            upright = abs(self.matrix.b) <= 0.1 * abs(self.matrix.a)  # what is printed up the margin is no line
            scale = math.hypot(self.matrix.c, self.matrix.d) or 1
            size = self.raw.FPDFText_GetFontSize(self.text, index) * scale * upright
            weight = self.raw.FPDFText_GetFontWeight(self.text, index)
            named, flags = self._font(index)
            bold = weight >= _BOLD_WEIGHT or any(word in named for word in (b"bold", b"black", b"heavy"))
            italic = bool(flags & _ITALIC_FLAG) or any(word in named for word in (b"italic", b"oblique"))
            style = round(size, 1) if math.isfinite(size) else 0.0, bold, italic
            self.styles[key] = style
        return style

    def _font(self, index: int) -> tuple[bytes, int]:
        """The name of a character's font in small letters, and the flags of its descriptor."""
        name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
        length = self.raw.FPDFText_GetFontInfo(self.text, index, name, len(name), flags)
        return (name.value.lower(), flags.value) if length > 0 else (b"", 0)


if __name__ == "__main__":
    sys.exit(main())
