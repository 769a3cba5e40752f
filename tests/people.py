"""Ready-made viewers, one for each role; two where a second person is needed."""

from __future__ import annotations

from data.rules.roles import Role, Viewer


def somebody(login: str, *roles: Role, name: str = "", language: str = "zh_CN", unit: str = "") -> Viewer:
    """A member of staff with these roles besides that of employee."""
    roles_held = frozenset({Role.EMPLOYEE, *roles})
    return Viewer(login=login, roles=roles_held, name=name or login, language=language, unit=unit)


EMPLOYEE = somebody("employee", name="职工甲")
HR = somebody("hr1", Role.HR, name="人事甲")
OTHER_HR = somebody("hr2", Role.HR, name="人事乙")
FINANCE = somebody("finance", Role.FINANCE, name="财务甲")
OFFICE = somebody("office", Role.OFFICE, name="文秘甲")
OFFICE_HEAD = somebody("officehead", Role.OFFICE_HEAD, name="主任甲")
VERIFIER = somebody("verifier", Role.VERIFIER, name="核实甲")
LEADER = somebody("leader", Role.LEADER, name="领导甲")
SECRETARY = somebody("secretary", Role.SECRETARY, name="秘书甲")
AUDITOR = somebody("auditor", Role.AUDITOR, name="纪检甲")
ADMINISTRATOR = somebody("admin", Role.ADMINISTRATOR, name="管理甲")
NOBODY = Viewer(login="nobody", roles=frozenset())

EVERYBODY = (EMPLOYEE, HR, OTHER_HR, FINANCE, OFFICE, OFFICE_HEAD, VERIFIER, LEADER, SECRETARY, AUDITOR, ADMINISTRATOR)
