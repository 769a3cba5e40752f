"""A server whose processor time and memory can be read."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: where it answers, and its process."""

    address: str
    pid: int

    def cpu_seconds(self) -> float:
        """Processor time that it has used so far, its ended threads' too. Linux only."""
        clock = ~self.pid << 3 | 2  # the kernel's number for the clock of another process; /proc tells hundredths only
        return time.clock_gettime(clock)

    def megabytes(self) -> float:
        """Memory that it holds now."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text(encoding="utf-8").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


@contextmanager
def floor() -> Iterator[Server]:
    """The floor behind the server that we use ourselves."""
    with _running(
        ["-m", "uvicorn", "tests.benchmarks.floor:app", "--log-level", "warning"], "/_stcore/health"
    ) as server:
        yield server


@contextmanager
def ours(database_file: Path) -> Iterator[Server]:
    """`python -m dashboard` on a database."""
    settings = {"GONGKAI_DATABASE_URL": f"sqlite:///{database_file}", "GONGKAI_CLOCK": "2026-11-22T10:00+08:00"}
    with _running(["-m", "dashboard"], "/healthz", **settings) as server:
        yield server


@contextmanager
def streamlit_alone() -> Iterator[Server]:
    """The floor as `streamlit run` serves it: no compression of scripts, nothing named early."""
    with _running(["-m", "streamlit", "run", "tests/benchmarks/floor_page.py"], "/_stcore/health") as server:
        yield server


@contextmanager
def _running(command: list[str], health: str, **settings: str) -> Iterator[Server]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = str(taken.getsockname()[1])
    kinds = {"uvicorn": ["--port", port], "streamlit": ["--server.port", port, "--server.address", "127.0.0.1"]}
    environment = {**os.environ, **settings, "GONGKAI_PORT": port, "PYTHONPATH": str(PROJECT)}
    whole = [sys.executable, *command, *kinds.get(command[1], [])]
    process = subprocess.Popen(
        whole, cwd=PROJECT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    server = Server(f"http://127.0.0.1:{port}", process.pid)
    try:
        _wait_for(server.address + health, process)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise RuntimeError(f"no answer at {address}")
