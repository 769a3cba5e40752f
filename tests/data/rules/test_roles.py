"""Who may do what. The matrix is written out here a second time, so that a grant is never widened by accident."""

from __future__ import annotations

import pytest

from data.errors import NotAllowed
from data.rules.roles import GRANTS, Permission, Role, Viewer, can, must
from tests.people import ADMINISTRATOR, AUDITOR, EMPLOYEE, EVERYBODY, FINANCE, HR, NOBODY, OFFICE

P = Permission
EVERY_STAFF_MEMBER = {P.READ_NOTICES, P.READ_SPENDING, P.READ_MEETINGS, P.REPORT_MATTERS}
BESIDES = {
    Role.EMPLOYEE: set(),
    Role.HR: {P.WRITE_NOTICES, P.PUBLISH_NOTICES, P.HANDLE_OPINIONS, P.RECEIVE_OPINIONS},
    Role.FINANCE: {P.IMPORT_SPENDING, P.READ_PAYEE_NAMES, P.HANDLE_LEADS},
    Role.OFFICE: {P.WRITE_MEETINGS, P.READ_COMMITTEE_MEETINGS, P.FOLLOW_MATTERS},
    Role.OFFICE_HEAD: {P.WRITE_MEETINGS, P.CHECK_MEETINGS, P.READ_COMMITTEE_MEETINGS, P.FOLLOW_MATTERS},
    Role.VERIFIER: {P.VERIFY_NOTICES, P.HANDLE_OPINIONS},
    Role.LEADER: {
        *(P.APPROVE_NOTICES, P.READ_PAYEE_NAMES, P.READ_COMMITTEE_MEETINGS, P.SIGN_MEETINGS, P.READ_VOTES),
        *(P.FOLLOW_MATTERS, P.HANDLE_LEADS, P.REVIEW_SPENDING),
    },
    Role.SECRETARY: {P.RECORD_DECISIONS, P.READ_COMMITTEE_MEETINGS, P.READ_VOTES},
    Role.AUDITOR: {
        *(P.READ_AUDIT_LOG, P.READ_PAYEE_NAMES, P.READ_COMMITTEE_MEETINGS, P.READ_VOTES),
        *(P.HANDLE_OPINIONS, P.RECEIVE_OPINIONS, P.READ_OPINION_AUTHORS, P.HANDLE_LEADS),
    },
    Role.ADMINISTRATOR: {P.MANAGE_ACCOUNTS, P.MANAGE_UNITS, P.MANAGE_CALENDAR},
}


@pytest.mark.parametrize("role", Role)
def test_a_role_grants_what_is_written_here_and_nothing_else(role):
    assert GRANTS[role] == EVERY_STAFF_MEMBER | BESIDES[role]


def test_no_role_and_no_pair_of_roles_holds_every_permission():
    for one in Role:
        for other in Role:
            assert GRANTS[one] | GRANTS[other] != set(Permission)


def test_every_permission_is_granted_to_somebody():
    assert frozenset().union(*GRANTS.values()) == set(Permission)


def test_permissions_of_several_roles_add_up():
    both = Viewer("x", frozenset({Role.HR, Role.FINANCE}))
    assert both.permissions == GRANTS[Role.HR] | GRANTS[Role.FINANCE]


def test_who_has_no_role_may_do_nothing():
    assert not any(can(NOBODY, permission) for permission in Permission)


def test_every_member_of_staff_reads_the_three_disclosures():
    assert all(can(viewer, permission) for viewer in EVERYBODY for permission in EVERY_STAFF_MEMBER)


@pytest.mark.parametrize("permission", Permission)
@pytest.mark.parametrize(
    "viewer", [EMPLOYEE, HR, FINANCE, OFFICE, AUDITOR, ADMINISTRATOR, NOBODY], ids=lambda v: v.login
)
def test_must_refuses_exactly_where_can_says_no_and_names_the_permission(viewer, permission):
    if can(viewer, permission):
        must(viewer, permission)
    else:
        with pytest.raises(NotAllowed) as refused:
            must(viewer, permission)
        assert (refused.value.code, refused.value.facts) == ("permission_missing", {"permission": permission})
