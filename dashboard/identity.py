"""A verified sign-in → a Viewer. The only file that makes one, on every run, from the cookie and the database."""

from __future__ import annotations

from dashboard.clock import now, today
from data.commands.accounts import token_hash
from data.database import reading
from data.rules.roles import Viewer
from data.settings import settings
from queries import sign_ins
from queries.sign_ins import Holder

COOKIE = "gongkai"


def viewer_of(token: str | None) -> Viewer | None:
    """Who holds this token; None for none, an unknown, an ended or an expired one."""
    if not token:
        return None
    with reading() as db:
        holder = sign_ins.holder(db, token_hash=token_hash(token), now=now(), today=today())
    return _viewer(holder)


def viewer_of_link(token: str) -> Viewer | None:
    """Whose calendar feed has this token; None for an unknown or an ended one, and for a disabled account."""
    with reading() as db:
        holder = sign_ins.link_holder(db, token_hash=token_hash(token), today=today())
    return _viewer(holder)


def _viewer(holder: Holder | None) -> Viewer | None:
    if holder is None:
        return None
    return Viewer(
        login=holder.login,
        roles=holder.roles,
        account_id=holder.account_id,
        person_id=holder.person_id,
        name=holder.name,
        unit=holder.unit,
        language=holder.language or settings().language,
        text_size=holder.text_size,
    )
