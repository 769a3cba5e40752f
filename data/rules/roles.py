"""Who may do what: roles, permissions and the one matrix between them. Denied unless granted here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from data.errors import NotAllowed
from data.rules.text_size import TextSize


class Permission(StrEnum):
    READ_NOTICES = "read_notices"
    READ_SPENDING = "read_spending"
    READ_MEETINGS = "read_meetings"
    READ_COMMITTEE_MEETINGS = "read_committee_meetings"  # 局党委会、局长办公会: not for circulation
    READ_PAYEE_NAMES = "read_payee_names"  # individuals unmasked; everybody else reads 张**
    WRITE_NOTICES = "write_notices"
    PUBLISH_NOTICES = "publish_notices"
    APPROVE_NOTICES = "approve_notices"
    VERIFY_NOTICES = "verify_notices"
    HANDLE_OPINIONS = "handle_opinions"  # opens the work list; which opinions are on it is for queries/visible.py
    RECEIVE_OPINIONS = "receive_opinions"
    READ_OPINION_AUTHORS = "read_opinion_authors"  # who signed; every reading leaves an entry
    RECORD_DECISIONS = "record_decisions"
    WRITE_MEETINGS = "write_meetings"
    CHECK_MEETINGS = "check_meetings"
    SIGN_MEETINGS = "sign_meetings"  # and only those that one chaired
    READ_VOTES = "read_votes"
    REPORT_MATTERS = "report_matters"  # and only those of one's own unit
    FOLLOW_MATTERS = "follow_matters"
    IMPORT_SPENDING = "import_spending"
    HANDLE_LEADS = "handle_leads"  # see a lead before its unit is heard, and refer it to the unit
    REVIEW_SPENDING = "review_spending"  # close leads, sign a month off
    READ_AUDIT_LOG = "read_audit_log"
    MANAGE_ACCOUNTS = "manage_accounts"
    MANAGE_UNITS = "manage_units"
    MANAGE_CALENDAR = "manage_calendar"


class Role(StrEnum):
    EMPLOYEE = "employee"
    HR = "hr"
    FINANCE = "finance"
    OFFICE = "office"
    OFFICE_HEAD = "office_head"
    VERIFIER = "verifier"
    LEADER = "leader"
    SECRETARY = "secretary"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


_P = Permission
_STAFF = frozenset({_P.READ_NOTICES, _P.READ_SPENDING, _P.READ_MEETINGS, _P.REPORT_MATTERS})

# Opinions are received by 人事 and 纪检, the two that a notice names; with one alone, a notice about that one's own
# people would leave nobody without an interest. Who signed is for 纪检 alone: 人事 proposed those under notice.
_RECEIVERS = frozenset({_P.HANDLE_OPINIONS, _P.RECEIVE_OPINIONS})

# An administrator keeps accounts and calendars and decides nothing: no role holds every permission.
GRANTS: dict[Role, frozenset[Permission]] = {
    Role.EMPLOYEE: _STAFF,
    Role.HR: _STAFF | _RECEIVERS | {_P.WRITE_NOTICES, _P.PUBLISH_NOTICES},
    Role.FINANCE: _STAFF | {_P.IMPORT_SPENDING, _P.READ_PAYEE_NAMES, _P.HANDLE_LEADS},
    Role.OFFICE: _STAFF | {_P.WRITE_MEETINGS, _P.READ_COMMITTEE_MEETINGS, _P.FOLLOW_MATTERS},
    Role.OFFICE_HEAD: _STAFF | {_P.WRITE_MEETINGS, _P.CHECK_MEETINGS, _P.READ_COMMITTEE_MEETINGS, _P.FOLLOW_MATTERS},
    Role.VERIFIER: _STAFF | {_P.VERIFY_NOTICES, _P.HANDLE_OPINIONS},
    Role.LEADER: _STAFF
    | {_P.APPROVE_NOTICES, _P.SIGN_MEETINGS, _P.FOLLOW_MATTERS, _P.HANDLE_LEADS, _P.REVIEW_SPENDING}
    | {_P.READ_PAYEE_NAMES, _P.READ_COMMITTEE_MEETINGS, _P.READ_VOTES},
    Role.SECRETARY: _STAFF | {_P.RECORD_DECISIONS, _P.READ_COMMITTEE_MEETINGS, _P.READ_VOTES},
    Role.AUDITOR: _STAFF
    | _RECEIVERS
    | {_P.HANDLE_LEADS}
    | {_P.READ_OPINION_AUTHORS, _P.READ_AUDIT_LOG, _P.READ_PAYEE_NAMES, _P.READ_COMMITTEE_MEETINGS, _P.READ_VOTES},
    Role.ADMINISTRATOR: _STAFF | {_P.MANAGE_ACCOUNTS, _P.MANAGE_UNITS, _P.MANAGE_CALENDAR},
}


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who is asking. Made from a verified sign-in (dashboard/identity.py) or by the command line, nowhere else."""

    login: str
    roles: frozenset[Role]
    account_id: int | None = None
    person_id: int | None = None
    name: str = ""
    unit: str = ""
    language: str = "zh_CN"
    text_size: TextSize = TextSize.USUAL

    @property
    def permissions(self) -> frozenset[Permission]:
        """All that any of the viewer's roles grants."""
        return _granted(self.roles)


@cache
def _granted(roles: frozenset[Role]) -> frozenset[Permission]:
    return frozenset().union(*(GRANTS[role] for role in roles))


def can(viewer: Viewer, permission: Permission) -> bool:
    """Whether a button may be shown."""
    return permission in viewer.permissions


def must(viewer: Viewer, permission: Permission) -> None:
    """The one check of a write or a page. Raises NotAllowed naming the permission that is missing."""
    if not can(viewer, permission):
        raise NotAllowed("permission_missing", permission=permission)
