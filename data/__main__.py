"""`python -m data`: what is done from the console. A file in data/console/ adds its commands; nothing else names it.

Exit status: 0 done, 1 refused with the reason said, 2 wrong use. It speaks the words of the screens.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pkgutil import iter_modules

from dashboard import problems
from dashboard.i18n import speak
from data import console
from data.console.commands import REFUSED, Commands
from data.database import is_current, use
from data.errors import GongkaiError, RuleBroken
from data.settings import settings


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Answers the exit status."""
    speak(settings().language)
    chosen = _commands().parser.parse_args(arguments)
    use(settings().database_url)
    try:
        if chosen.needs_database and not is_current():
            raise RuleBroken("database_not_current")
        status: int = chosen.run(chosen)
    except GongkaiError as refused:
        print(problems.sentence(refused), file=sys.stderr)
        return REFUSED
    return status


def _commands() -> Commands:
    commands = Commands()
    for module in iter_modules(console.__path__):
        subject = import_module(f"{console.__name__}.{module.name}")
        if add := getattr(subject, "add_to", None):
            add(commands)
    return commands


if __name__ == "__main__":
    raise SystemExit(main())
