"""The real server for a story: `python -m dashboard` on a free port of this machine, and the end of it."""

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
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
PATIENCE = 60  # seconds for the first answer, on a machine that is busy with other tests


@contextmanager
def serving(database_file: Path, log: Path, **settings: str) -> Iterator[str]:
    """The address of a server of this database; what it printed is in `log`."""
    port = _free_port()
    environment = {
        **os.environ,
        "GONGKAI_DATABASE_URL": f"sqlite:///{database_file}",
        "GONGKAI_HOST": "127.0.0.1",
        "GONGKAI_PORT": str(port),
        **settings,
    }
    with log.open("w", encoding="utf-8") as said:
        server = subprocess.Popen(
            [sys.executable, "-m", "dashboard"], cwd=PROJECT, env=environment, stdout=said, stderr=subprocess.STDOUT
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(f"{address}/healthz", server, log)
            yield address
        finally:
            _end(server)


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise RuntimeError(f"python -m dashboard did not answer at {address}. It said:\n{log.read_text(encoding='utf-8')}")


def _end(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(timeout=10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
