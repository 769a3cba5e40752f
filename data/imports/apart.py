"""A reader in a process of its own: bytes go in, plain values come out.

A damaged workbook, or one cell at the far end of a sheet, makes a reader ask for more memory than there is and abort its
process. That must not be the process that serves everybody, so packed files are read in another one, with a limit to its
memory, and any end but a good one is taken for a damaged file.
"""

from __future__ import annotations

import io
import pickle
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from data.errors import FileRejected
from data.rules.problems import Problem

MEMORY = 4 * 1024**3  # a full sheet of a million rows and twenty columns needs half of it
DAMAGED, PASSWORD, WRONG_KIND, TOO_LARGE = 3, 4, 5, 6  # exit statuses

_PROJECT = Path(__file__).resolve().parents[2]
_UNPACKED_TIMES = 4  # how much more than the limit of the file its parts may hold together
_SECONDS = 180  # a full sheet takes a tenth of it
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class HasPassword(Exception):
    """A reader found that the file cannot be opened without a password."""


def read_apart(program: str, content: bytes, file: str, *, limit: int) -> Any:
    """What the program (a module's name) made of a file.

    Raises FileRejected: file_damaged, file_has_password, file_wrong_kind or file_too_large.
    """
    command = [sys.executable, "-m", program, str(limit * _UNPACKED_TIMES)]
    try:
        child = subprocess.run(  # noqa: S603  our own program, and the file goes in as its input
            command,
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
            cwd=_PROJECT,
        )
    except subprocess.TimeoutExpired:
        raise FileRejected((Problem("file_damaged", file=file),)) from None
    if child.returncode:
        raise FileRejected((_refusal(child.returncode, content, file, limit),))
    return pickle.loads(child.stdout)  # noqa: S301  written by our own program


def run(read: Callable[[bytes], Any], one_of: frozenset[str]) -> int:
    """The other side: read what comes in, and answer an exit status. A packed file must hold a part of `one_of`."""
    if sys.platform == "linux":  # macOS has the call and does not keep it
        import resource  # noqa: PLC0415  Windows has no such module

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    content = sys.stdin.buffer.read()
    try:
        if status := _refused_unread(content, int(sys.argv[1]), one_of):
            return status
        answer = read(content)
    except HasPassword:
        return PASSWORD
    except Exception:  # noqa: BLE001  a damaged file breaks its readers in ways that nobody has counted
        return DAMAGED
    pickle.dump(answer, sys.stdout.buffer, pickle.HIGHEST_PROTOCOL)
    return 0


def _refused_unread(content: bytes, most_unpacked: int, one_of: frozenset[str]) -> int:
    """An exit status for what need not be unpacked to be refused, or 0."""
    if not content.startswith(b"PK"):
        return PASSWORD if _ENCRYPTED in content else 0
    if _unpacked(content) > most_unpacked:
        return TOO_LARGE
    return 0 if one_of & set(zipfile.ZipFile(io.BytesIO(content)).namelist()) else WRONG_KIND


def _unpacked(content: bytes) -> int:
    """The bytes of all parts, as the package itself says."""
    return sum(part.file_size for part in zipfile.ZipFile(io.BytesIO(content)).infolist())


def _refusal(status: int, content: bytes, file: str, limit: int) -> Problem:
    if status == PASSWORD:
        return Problem("file_has_password", file=file)
    if status == WRONG_KIND:
        return Problem("file_wrong_kind", file=file, facts={"kind": "zip"})
    if status == TOO_LARGE:
        return Problem(
            "file_too_large", file=file, facts={"size": _unpacked(content), "limit": limit * _UNPACKED_TIMES}
        )
    return Problem("file_damaged", file=file)
