"""The demonstration accounts, one for each face of the work, each held by a person whose post fits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from data.commands import accounts as commands
from data.rules.roles import Role, Viewer
from data.samples import organisation
from data.samples.staffing import FIRST_DAY

DEMO_PASSWORD = "gongkai-demo"  # noqa: S105  printed on the console for whoever tries the sample bureau
CONSOLE = Viewer(login="console", roles=frozenset({Role.ADMINISTRATOR}), name="系统")


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """A login, the role that it has beside that of an employee, and its holder's staff number."""

    login: str
    role: Role
    staff_no: str

    @property
    def name(self) -> str:
        """Its holder's name."""
        return organisation.people()[self.staff_no].name

    @property
    def post(self) -> str:
        """Its holder's unit and post on the first day of the sample."""
        return organisation.title(self.staff_no, FIRST_DAY)


DEMO_ACCOUNTS = (
    DemoAccount("employee", Role.EMPLOYEE, "0067"),
    DemoAccount("hr1", Role.HR, "0021"),
    DemoAccount("hr2", Role.HR, "0017"),
    DemoAccount("finance", Role.FINANCE, "0023"),
    DemoAccount("office", Role.OFFICE, "0009"),
    DemoAccount("officehead", Role.OFFICE_HEAD, "0008"),
    DemoAccount("director", Role.LEADER, "0001"),
    DemoAccount("verifier", Role.VERIFIER, "0032"),
    DemoAccount("leader", Role.LEADER, "0002"),
    DemoAccount("secretary", Role.SECRETARY, "0028"),
    DemoAccount("auditor", Role.AUDITOR, "0031"),
    DemoAccount("admin", Role.ADMINISTRATOR, "0014"),
)

Actors = Mapping[str, Viewer]  # by login


def add_all(db: Session, *, by: Viewer, now: datetime, people: Mapping[str, int]) -> Actors:
    """Add the accounts; `people` holds the persons' numbers by staff number."""
    actors: dict[str, Viewer] = {}
    for demo in DEMO_ACCOUNTS:
        roles = frozenset({demo.role, Role.EMPLOYEE})
        account_id = commands.add(
            db,
            by=by,
            now=now,
            login=demo.login,
            password=DEMO_PASSWORD,
            roles=roles,
            person_id=people[demo.staff_no],
            is_demo=True,
        )
        unit = organisation.units()[organisation.on(FIRST_DAY)[demo.staff_no].unit].name
        actors[demo.login] = Viewer(demo.login, roles, account_id, people[demo.staff_no], demo.name, unit)
    return actors
