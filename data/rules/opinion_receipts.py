"""Receipt codes: the only thing that ties an anonymous opinion to whoever wrote it, and it is in their hands alone.

A code has 140 random bits, so nobody finds one by trying, and a plain hash of it is enough to keep.
"""

from __future__ import annotations

import hashlib
import secrets

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # without I, L, O and U, which are misread
_LENGTH = 28
_GROUP = 4
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})


def new() -> str:
    """A new code, in groups that can be copied by hand: 7KQF-9M2X and so on."""
    return grouped("".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH)))


def grouped(code: str) -> str:
    """A bare code in groups of four."""
    return "-".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP))


def hash_of(written: str) -> str:
    """What is kept of a code, however it was typed; empty for what cannot be one."""
    code = "".join(c for c in written.upper().translate(_MISREAD) if c.isascii() and c.isalnum())
    if len(code) != _LENGTH or not set(code) <= set(_ALPHABET):
        return ""
    return hashlib.sha256(code.encode()).hexdigest()
