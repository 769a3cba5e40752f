"""The chain of the audit log: each entry carries the hash of the one before, so a change anywhere shows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

BEGINNING = "0" * 64


class Entry(Protocol):
    """What of an entry is hashed, with the hash that it carries."""

    @property
    def id(self) -> int: ...
    @property
    def at(self) -> datetime: ...
    @property
    def login(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def action(self) -> str: ...
    @property
    def subject(self) -> str: ...
    @property
    def subject_id(self) -> str: ...
    @property
    def facts(self) -> Mapping[str, Any]: ...
    @property
    def previous_hash(self) -> str: ...
    @property
    def hash(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Verdict:
    """What `check` found: how many entries were checked, and the id of the first that does not fit, if any.

    `last_id` and `last_hash` are those of the last entry that fits.
    """

    entries: int
    broken_at: int | None
    last_hash: str
    last_id: int | None


def hash_of(entry: Entry) -> str:
    """The hash that an entry must carry."""
    content = [
        entry.previous_hash,
        entry.at.astimezone(UTC).isoformat(timespec="microseconds"),  # the same moment, however its zone was given
        entry.login,
        entry.name,
        entry.action,
        entry.subject,
        entry.subject_id,
        entry.facts,
    ]
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def check(entries: Iterable[Entry]) -> Verdict:
    """Walk the chain from its beginning and recompute every hash.

    Says nothing about entries cut off at the end: compare `last_hash` with one written down elsewhere for that.
    """
    checked, last_hash, last_id = 0, BEGINNING, None
    for entry in entries:
        checked += 1
        if entry.previous_hash != last_hash or entry.hash != hash_of(entry):
            return Verdict(checked, entry.id, last_hash, last_id)
        last_hash, last_id = entry.hash, entry.id
    return Verdict(checked, None, last_hash, last_id)
