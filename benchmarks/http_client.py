"""Clients of a web server, in one process: ``python -m benchmarks.http_client '{"port": …, "paths": […], …}'``.

Each client keeps one connection and asks again as soon as it is answered. Prints one line of JSON: how many answers,
the latencies at the quantiles, and what went wrong.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

HOST: Final = "127.0.0.1"
_OK = 200


@dataclass(slots=True)
class Tally:
    """What all clients saw."""

    latencies: list[float] = field(default_factory=list)
    failures: int = 0
    connections: int = 0
    received: int = 0


class Client:
    """One visitor with one connection, made anew when the server closes it."""

    def __init__(self, port: int, tally: Tally) -> None:
        self._port, self._tally = port, tally
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, path: str) -> None:
        """One request and its whole answer."""
        began = time.perf_counter()
        try:
            status, size = await self._exchange(path)
        except (OSError, asyncio.IncompleteReadError):
            self._tally.failures += 1
            self.leave()
            return
        self._tally.latencies.append(time.perf_counter() - began)
        self._tally.received += size
        self._tally.failures += status != _OK

    async def _exchange(self, path: str) -> tuple[int, int]:
        if self._streams is None:
            self._streams = await asyncio.open_connection(HOST, self._port)
            self._tally.connections += 1
        reader, writer = self._streams
        writer.write(f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\nConnection: keep-alive\r\n\r\n".encode("ascii"))
        await writer.drain()
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        headers = dict(line.lower().split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
        size = await _body(reader, headers)
        if headers.get("connection") == "close":
            self.leave()
        return int(head.split(" ", 2)[1]), size

    def leave(self) -> None:
        """Close the connection."""
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None


async def _body(reader: asyncio.StreamReader, headers: dict[str, str]) -> int:
    """Read a body; gives its length."""
    if headers.get("transfer-encoding") != "chunked":
        return len(await reader.readexactly(int(headers.get("content-length", "0"))))
    total = 0
    while size := int((await reader.readline()).split(b";")[0], 16):
        await reader.readexactly(size + 2)
        total += size
    await reader.readline()
    return total


async def load(port: int, paths: Sequence[str], clients: int, seconds: float) -> dict[str, float]:
    """Keep ``clients`` busy for so long."""
    tally = Tally()
    end = time.monotonic() + seconds

    async def visit(number: int) -> None:
        client, order = Client(port, tally), random.Random(number)  # noqa: S311 - the order of a benchmark
        while time.monotonic() < end:
            await client.ask(order.choice(paths))
        client.leave()

    began = time.perf_counter()
    await asyncio.gather(*map(visit, range(clients)))
    taken = time.perf_counter() - began
    ordered = sorted(tally.latencies) or [float("nan")]
    return {
        "requests": len(tally.latencies),
        "per_second": len(tally.latencies) / taken,
        "p50": ordered[len(ordered) // 2],
        "p99": ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))],
        "failures": tally.failures,
        "connections": tally.connections,
        "mean_bytes": tally.received / max(1, len(tally.latencies)),
    }


def main() -> None:
    """Do what the first argument says."""
    print(json.dumps(asyncio.run(load(**json.loads(sys.argv[1])))))


if __name__ == "__main__":
    main()
