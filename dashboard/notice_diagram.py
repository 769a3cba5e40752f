"""The diagrams of the notice procedures in README.md, drawn from the tables of steps: `python -m dashboard.notice_diagram`
puts them between the marks, as `make fix` does; a house test tells when they no longer agree.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dashboard import labels
from dashboard.i18n import CHINESE, speak
from data.rules.notice_kinds import Procedure
from data.rules.notice_workflow import PROCEDURES
from data.rules.roles import GRANTS, Permission

BEGIN, END = "<!-- drawn by python -m dashboard.notice_diagram -->", "<!-- end of what is drawn -->"
_HEADS = {
    Procedure.BUREAU: "A, the bureau's own rule: awards, assessments, other matters, and Party notices but one",
    Procedure.STATUTORY: "B, the statutory order for promotions",
    Procedure.PARTY: "C, Party development objects (2026)",
}


def drawn() -> str:
    """All three, as Markdown."""
    speak(CHINESE)
    return "\n\n".join(f"{head}:\n\n```mermaid\n{_diagram(procedure)}\n```" for procedure, head in _HEADS.items())


def put_into(readme: str) -> str:
    """The text of README.md with the diagrams between its marks. Raises ValueError where a mark is missing."""
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"README.md lacks the marks {BEGIN} and {END}")
    return f"{before}{BEGIN}\n\n{drawn()}\n\n{END}{after}"


def _diagram(procedure: Procedure) -> str:
    return "\n".join(["stateDiagram-v2", *_states(procedure), *_arrows(procedure)])


def _states(procedure: Procedure) -> Iterator[str]:
    rules = PROCEDURES[procedure]
    for state in dict.fromkeys(state for rule in rules for state in (rule.before, rule.after)):
        yield f"    {state}: {labels.label(state)}"


def _arrows(procedure: Procedure) -> Iterator[str]:
    """One for each row that leads from one state to another; steps that stay where they are would hide the way."""
    for rule in PROCEDURES[procedure]:
        if rule.before is not rule.after:
            yield f"    {rule.before} --> {rule.after}: {labels.label(rule.step)}（{_who(rule.permission)}）"


def _who(permission: Permission) -> str:
    return "、".join(labels.label(role) for role, granted in GRANTS.items() if permission in granted)


def main() -> None:
    """Draw them anew."""
    file = Path(__file__).resolve().parent.parent / "README.md"
    file.write_text(put_into(file.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
