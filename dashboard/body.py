"""Whose dashboard it is: the name in the settings, else the top unit's."""

from __future__ import annotations

from dashboard.i18n import t
from data.database import reading
from data.settings import settings
from queries import units


def body_name() -> str:
    """The body's name; 本单位 where neither the settings nor the units give one."""
    if settings().body_name:
        return settings().body_name
    with reading() as db:
        return units.top_name(db) or t("本单位")
