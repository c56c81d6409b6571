"""Documents as they are after an accident: bytes flipped, cut out, cut off, put twice, put in."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

_places = st.floats(0, 1, exclude_max=True)


@st.composite
def broken(draw: st.DrawFn, data: bytes, pieces: Sequence[bytes] = (b"",)) -> bytes:
    """``data`` after at most six accidents; ``pieces`` are what may be put in, beside any bytes."""
    for _ in range(draw(st.integers(0, 6))):
        at = int(draw(_places) * len(data))
        end = min(len(data), at + draw(st.integers(0, 40)))
        kind = draw(st.sampled_from(("flip", "cut", "twice", "put", "end")))
        if kind == "flip" and data:
            data = data[:at] + bytes([data[at] ^ draw(st.integers(1, 255))]) + data[at + 1 :]
        elif kind == "cut":
            data = data[:at] + data[end:]
        elif kind == "twice":
            data = data[:end] + data[at:]
        elif kind == "put":
            data = data[:at] + draw(st.sampled_from(pieces) | st.binary(max_size=4)) + data[at:]
        elif kind == "end" and draw(st.booleans()):
            data = data[:at]
    return data
