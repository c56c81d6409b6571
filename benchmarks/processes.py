"""What the operating system says of a process, and jobs that need a process of their own to be measured in."""

from __future__ import annotations

import compileall
import json
import os
import platform
import resource
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
MB: Final = 2**20


def peak_mb(pid: int | None = None) -> float:
    """The most memory that a process ever held, in MB; what its children held at most is added for this one.

    The kernel's high-water mark of the process's own memory: ``ru_maxrss`` counts that of the process from which it
    was started, too. Mapped files count as far as they were touched.
    """
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss if pid in {None, os.getpid()} else 0
    return own_peak_mb(pid) + children / 1024


def own_peak_mb(pid: int | None = None) -> float:
    """As ``peak_mb``, without the children."""
    try:
        peak = _status(pid or os.getpid())["VmHWM"]
    except (OSError, KeyError):  # not Linux
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024


def resident_mb(pid: int) -> tuple[float, float]:
    """What a process holds now: memory of its own, and pages of mapped files, which it shares; in MB."""
    status = _status(pid)
    return status["RssAnon"] / 1024, (status["RssFile"] + status["RssShmem"]) / 1024


def _status(pid: int) -> dict[str, int]:
    """The lines of /proc that count kilobytes."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace").splitlines()
    pairs = (line.split(":", 1) for line in lines if line.endswith("kB"))
    return {name: int(value.split()[0]) for name, value in pairs}


def cpu_seconds(pid: int) -> float:
    """The processor time of a process with all its threads, and of its children that have ended."""
    if pid == os.getpid():
        times = os.times()
        return times.user + times.system + times.children_user + times.children_system
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def disk_bytes(folder: Path) -> int:
    """The size of all files below a folder, one that has several names counted once."""
    stats = [path.stat() for path in folder.rglob("*") if path.is_file()]
    return sum({(stat.st_dev, stat.st_ino): stat.st_size for stat in stats}.values())


def machine() -> str:
    """Processor, cores, memory, system and Python, in one line."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        model = next(line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        model = platform.processor() or platform.machine()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{model}, {os.cpu_count()} cores, {memory:.0f} GB, {platform.system()} {platform.release().split('-')[0]}, "
        f"Python {platform.python_version()}"
    )


def compile_ours() -> None:
    """Compile our modules, as installing them does.

    Where the environment forbids Python to keep what it compiled, a checkout would be compiled at every start.
    """
    for package in ("indexer", "webapp", "benchmarks"):
        compileall.compile_dir(ROOT / package, quiet=1)


def run_job(name: str, **arguments: Any) -> dict[str, Any]:
    """What a function of ``benchmarks.jobs`` answers, run in a process of its own."""
    return run_module("benchmarks.jobs", {"job": name, **arguments})


def run_module(module: str, order: Mapping[str, Any]) -> dict[str, Any]:
    """The last line that a module prints when it is given ``order`` as its argument, both JSON."""
    command = [sys.executable, "-m", module, json.dumps(order)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603 - ourselves
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer
