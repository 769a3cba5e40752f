"""What can go wrong, as a code and facts. Faces turn them into words (dashboard/problems.py)."""

from __future__ import annotations

from data.rules.problems import Problem


class GongkaiError(Exception):
    """An expected refusal: a code that faces know how to say, and the facts to say it with."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts


class NotAllowed(GongkaiError):
    """The viewer lacks the permission, or is the wrong person for this step."""


class NotFound(GongkaiError):
    """No such thing, or none that this viewer may see: the two are never told apart."""


class RuleBroken(GongkaiError):
    """A rule of the field forbids it, whoever asks."""


class FileRejected(GongkaiError):
    """A file that cannot be imported; `problems` name the places. Nothing was stored."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("file_rejected", problems=problems)
        self.problems = problems
