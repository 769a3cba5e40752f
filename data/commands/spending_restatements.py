"""Restatements: a corrected ledger takes the place of a published one, and both stay readable."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from data import audit_log
from data.commands import spending
from data.commands.spending import Progress, Recorded
from data.errors import RuleBroken
from data.rules.roles import Permission, Viewer, must
from data.rules.spending_lines import CheckedFile
from data.settings import settings


def restate(
    db: Session,
    *,
    by: Viewer,
    now: datetime,
    file_id: int,
    file: CheckedFile,
    reason: str,
    progress: Progress | None = None,
) -> Recorded:
    """Take the lines of the published ledger `file_id` out of the figures and bring those of `file` in, at one moment.

    The old file stays with its reason and a link to the new one; one entry tells both with their figures. Raises
    NotFound("file_unknown"), RuleBroken: "file_withdrawn", "reason_missing", "already_imported" where the content is
    published already, as the old file or another, or "currency_differs" where the two count in different currencies.
    """
    must(by, Permission.IMPORT_SPENDING)
    spending.refuse_known(db, file.sha256)
    old = spending.take_back(db, by=by, now=now, file_id=file_id, reason=reason)
    currency = file.currency or settings().currency
    if currency != old.currency:
        raise RuleBroken("currency_differs", old=old.currency, new=currency)
    new = spending.store(db, by=by, now=now, file=file, progress=progress)
    old.superseded_by = new.id
    audit_log.append(
        db,
        by=by,
        now=now,
        action="spending_restatements.restate",
        subject="spending_file",
        subject_id=new.id,
        name=new.name,
        sha256=new.sha256,
        lines=new.lines,
        total_fen=new.total_fen,
        replaces=old.id,
        replaced_name=old.name,
        replaced_sha256=old.sha256,
        replaced_lines=old.lines,
        replaced_total_fen=old.total_fen,
        reason=old.withdrawn_reason,
    )
    return spending.recorded(new)
