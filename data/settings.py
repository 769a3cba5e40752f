"""Every environment variable, read once into one frozen object."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from data.rules.notice_kinds import NoticeKind

PROJECT = Path(__file__).resolve().parent.parent
LANGUAGES = ("zh_CN", "en")


@dataclass(frozen=True, slots=True)
class Settings:
    """How this installation is set. `.env.sample` says the same for the person who sets it."""

    database_url: str
    body_name: str  # shown as whose dashboard it is; empty: the name of the top unit in the database
    currency: str  # of ledgers that do not say theirs
    language: str  # of visitors who have not chosen one, and of the command line
    host: str
    port: int
    allow_demo_accounts: bool  # serve a database with demo accounts on an address other than loopback
    session_hours: int
    largest_file_mb: int
    print_fonts: str  # a folder with the fonts of PDFs; empty: the Chinese fonts of the machine
    files_folder: str  # where attachments are kept; empty: in the database
    largest_attachment_mb: int
    count_publication_day: frozenset[NoticeKind]  # kinds of notices whose period begins with the day of publication
    lead_days: int  # working days in which a unit explains a lead, or answers a question
    leads_shown: int  # open leads of a unit and month that a list shows at first, the largest
    lead_floor_percent: int  # a rule whose share upheld is surely lower becomes a hint
    clock: datetime | None  # a stopped clock, for demonstrations of the sample bureau


def read(environment: Mapping[str, str]) -> Settings:
    """Settings from variables. Raises ValueError naming the variable that cannot be used."""
    language = environment.get("GONGKAI_LANGUAGE") or "zh_CN"
    if language not in LANGUAGES:
        raise ValueError(f"GONGKAI_LANGUAGE is {language!r}; it must be one of {', '.join(LANGUAGES)}")
    return Settings(
        database_url=environment.get("GONGKAI_DATABASE_URL") or f"sqlite:///{PROJECT / 'var' / 'gongkai.db'}",
        body_name=environment.get("GONGKAI_BODY_NAME", ""),
        currency=environment.get("GONGKAI_CURRENCY") or "CNY",
        language=language,
        host=environment.get("GONGKAI_HOST") or "127.0.0.1",
        port=_whole(environment, "GONGKAI_PORT", 8501),
        allow_demo_accounts=environment.get("GONGKAI_ALLOW_DEMO_ACCOUNTS", "") == "yes",
        session_hours=_whole(environment, "GONGKAI_SESSION_HOURS", 12),
        largest_file_mb=_whole(environment, "GONGKAI_LARGEST_FILE_MB", 200),
        print_fonts=environment.get("GONGKAI_PRINT_FONTS", ""),
        files_folder=environment.get("GONGKAI_FILES", ""),
        largest_attachment_mb=_whole(environment, "GONGKAI_LARGEST_ATTACHMENT_MB", 20),
        count_publication_day=_kinds(environment, "GONGKAI_COUNT_PUBLICATION_DAY"),
        lead_days=_whole(environment, "GONGKAI_LEAD_DAYS", 5),
        leads_shown=_whole(environment, "GONGKAI_LEADS_SHOWN", 5),
        lead_floor_percent=_whole(environment, "GONGKAI_LEAD_FLOOR_PERCENT", 30),
        clock=_moment(environment, "GONGKAI_CLOCK"),
    )


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings of this process."""
    return read(os.environ)


def _moment(environment: Mapping[str, str], name: str) -> datetime | None:
    text = environment.get(name)
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise ValueError(f"{name} is {text!r}; it must be a time with its zone, like 2026-11-22T10:00+08:00")
    return moment


def _kinds(environment: Mapping[str, str], name: str) -> frozenset[NoticeKind]:
    words = environment.get(name, "").split()
    unknown = set(words) - set(NoticeKind)
    if unknown:
        raise ValueError(f"{name} names {', '.join(sorted(unknown))}; kinds are {', '.join(NoticeKind)}")
    return frozenset(NoticeKind(word) for word in words)


def _whole(environment: Mapping[str, str], name: str, default: int) -> int:
    text = environment.get(name) or str(default)
    if not text.isdigit() or int(text) == 0:
        raise ValueError(f"{name} is {text!r}; it must be a whole number above zero")
    return int(text)
