"""Words in the reader's language. The Chinese in the code is the source; the catalogues hold what is shown for it.

A bureau changes a word (局党委 → 党组) in locales/zh_CN, and nowhere else.
"""

from __future__ import annotations

import gettext
import io
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from data.settings import LANGUAGES

CHINESE, ENGLISH = LANGUAGES
_language: ContextVar[str] = ContextVar("language", default=CHINESE)


def speak(language: str) -> None:
    """Choose the language of this run; one that has no catalogue is taken as Chinese."""
    _language.set(language if language in LANGUAGES else CHINESE)


def language() -> str:
    """The language of this run."""
    return _language.get()


def t(message: str, **facts: object) -> str:
    """The message in the reader's language, its {facts} filled in."""
    return _filled(catalogue(language()).gettext(message), facts)


def tn(message: str, n: int, **facts: object) -> str:
    """As `t`, for a message about {n} things: English has two forms, Chinese one."""
    return _filled(catalogue(language()).ngettext(message, message, n), {"n": n, **facts})


def N_(message: str) -> str:  # noqa: N802 - the name that extractors of messages know
    """Marks a message that is put into words later, by `t`."""
    return message


def either(chinese: str, english: str) -> str:
    """For names that the database holds in both languages."""
    return english if language() == ENGLISH and english else chinese


@lru_cache(maxsize=len(LANGUAGES))
def catalogue(of: str) -> gettext.GNUTranslations:
    """The catalogue of a language, compiled from its .po when first asked for: no compiled files to keep in step."""
    with (Path(__file__).parent / "locales" / of / "LC_MESSAGES" / "gongkai.po").open("rb") as file:
        messages = read_po(file)
    compiled = io.BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def _filled(message: str, facts: dict[str, object]) -> str:
    return message.format(**facts) if facts else message
