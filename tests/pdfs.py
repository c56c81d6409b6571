"""PDFs written by hand, so that a test says where every line stands: no library makes them this small or this broken.

A page is a list of lines of text with their places in points from the top left. Latin text is set in Times by the
standard fonts that need no embedding; what these lack (Hangul) is set in a font of which only the map to Unicode is
there, which is all that a reader of text needs.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595.0, 842.0
# The widths of Times-Roman from the space to the tilde, in thousandths of the size.
_ROMAN = (
    "250 333 408 500 500 833 778 333 333 333 500 564 250 564 250 278 500 500 500 500 500 500 500 500 500 500 278 278 "
    "564 564 564 444 921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556 611 722 722 944 "
    "722 722 611 333 278 333 469 500 333 444 500 444 500 444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 "
    "278 500 500 722 500 500 444 480 200 480 541"
)
_WIDTHS = dict(zip(map(chr, range(32, 127)), map(int, _ROMAN.split()), strict=True))


@dataclass(frozen=True, slots=True)
class Text:
    """One piece of text: ``x`` its left edge, ``y`` its baseline from the top."""

    x: float
    y: float
    text: str
    size: float = 11
    bold: bool = False
    italic: bool = False


def width(text: str, size: float) -> float:
    """How wide a text is in Times, nearly."""
    return sum(_WIDTHS.get(char, 500 if ord(char) < 0x1100 else 1000) for char in text) * size / 1000


def pdf(
    pages: Iterable[Sequence[Text]], info: dict[str, str] | None = None, *, compress: bool = True, encrypt: str = ""
) -> bytes:
    """A PDF of these pages; ``info`` is its information dictionary."""
    writer = _Writer()
    catalogue, tree = writer.reserve(), writer.reserve()
    fonts = _Fonts(writer)
    kids = []
    for page in pages:
        content = "\n".join(fonts.show(piece) for piece in page).encode("latin-1")
        body = zlib.compress(content) if compress else content
        how = " /Filter /FlateDecode" if compress else ""
        stream = writer.add(f"<< /Length {len(body)}{how} >>\nstream\n".encode() + body + b"\nendstream")
        kids.append(
            writer.add(
                f"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {WIDTH:g} {HEIGHT:g}] /Contents {stream} 0 R "
                f"/Resources << /Font << {fonts.names} >> >> >>".encode()
            )
        )
    fonts.finish()
    writer.put(tree, f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>".encode())
    writer.put(catalogue, f"<< /Type /Catalog /Pages {tree} 0 R >>".encode())
    trailer = f"/Root {catalogue} 0 R"
    if info:
        entries = " ".join(f"/{key} <feff{value.encode('utf-16-be').hex()}>" for key, value in info.items())
        trailer += f" /Info {writer.add(f'<< {entries} >>'.encode())} 0 R"
    return writer.bytes(trailer + encrypt)


@dataclass(slots=True)
class _Writer:
    objects: list[bytes] = field(default_factory=list)

    def reserve(self) -> int:
        self.objects.append(b"")
        return len(self.objects)

    def put(self, number: int, body: bytes) -> None:
        self.objects[number - 1] = body

    def add(self, body: bytes) -> int:
        self.objects.append(body)
        return len(self.objects)

    def bytes(self, trailer: str) -> bytes:
        out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        places = []
        for number, body in enumerate(self.objects, start=1):
            places.append(len(out))
            out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
        start = len(out)
        out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode()
        out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
        out += f"trailer\n<< /Size {len(places) + 1} {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
        return bytes(out)


class _Fonts:
    """Times in roman, bold and italic, and one font for all letters that these lack."""

    def __init__(self, writer: _Writer) -> None:
        self._writer = writer
        self._other = writer.reserve()
        self._letters: dict[str, int] = {}
        latin = [
            writer.add(f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode())
            for name in ("Times-Roman", "Times-Bold", "Times-Italic")
        ]
        self.names = f"/F0 {latin[0]} 0 R /F1 {latin[1]} 0 R /F3 {latin[2]} 0 R /F2 {self._other} 0 R"

    def show(self, piece: Text) -> str:
        try:
            code, font = piece.text.encode("cp1252").hex(), "F3" if piece.italic else f"F{int(piece.bold)}"
        except UnicodeEncodeError:
            numbers = [self._letters.setdefault(char, len(self._letters) + 1) for char in piece.text]
            code, font = "".join(f"{number:04x}" for number in numbers), "F2"
        return f"BT /{font} {piece.size:g} Tf {piece.x:g} {HEIGHT - piece.y:g} Td <{code}> Tj ET"

    def finish(self) -> None:
        rows = "\n".join(f"<{n:04x}> <{char.encode('utf-16-be').hex()}>" for char, n in self._letters.items())
        narrow = " ".join(f"{n} [{_WIDTHS.get(c, 500)}]" for c, n in self._letters.items() if ord(c) < 0x1100)
        cmap = (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Ibid def /CMapType 2 def\n"
            "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
            f"{len(self._letters)} beginbfchar\n{rows}\nendbfchar\nendcmap end end"
        ).encode()
        unicode = self._writer.add(f"<< /Length {len(cmap)} >>\nstream\n".encode() + cmap + b"\nendstream")
        described = self._writer.add(
            b"<< /Type /FontDescriptor /FontName /Letters /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 "
            b"/Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>"
        )
        inner = self._writer.add(
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Letters /DW 1000 /W [{narrow}] "
            f"/FontDescriptor {described} 0 R "
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>".encode()
        )
        self._writer.put(
            self._other,
            f"<< /Type /Font /Subtype /Type0 /BaseFont /Letters /Encoding /Identity-H /DescendantFonts [{inner} 0 R] "
            f"/ToUnicode {unicode} 0 R >>".encode(),
        )
