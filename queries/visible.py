"""The starting select() of each subject, cut down to what this viewer may see. Every query begins here."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Select, or_, select, true
from sqlalchemy.orm import Session

from data import opinion_circle
from data.rules.local_time import begin_of
from data.rules.meeting_rules import CLOSED_CIRCLE, MeetingKind
from data.rules.meeting_workflow import MeetingState
from data.rules.notice_kinds import NoticeKind, procedure_of
from data.rules.notice_workflow import State, needs_discussion
from data.rules.roles import Permission, Viewer, can, must
from data.rules.subjects import Subject
from data.tables.accounts import CalendarLink
from data.tables.attachments import Attachment
from data.tables.audit import AuditEntry
from data.tables.decisions import Decision, DecisionVote
from data.tables.discipline import DisciplineLimit, Finding
from data.tables.leads import Lead
from data.tables.matters import SettledMatter
from data.tables.meetings import Meeting
from data.tables.notices import Notice
from data.tables.opinions import Opinion
from data.tables.questions import Question
from data.tables.receipts import Receipt
from data.tables.reviews import MonthReview
from data.tables.spending import (
    BudgetItem,
    BudgetRecord,
    FileState,
    SpendingFile,
    SpendingLine,
    SpendingPayeeTotal,
    SpendingTotal,
)

DISCUSSED = tuple(kind for kind in NoticeKind if needs_discussion(procedure_of(kind)))
KEPT_WHOLE = timedelta(days=30)  # after closing, as the bureau decided; then personal details leave staff's view


def notices(viewer: Viewer) -> Select[Notice]:
    """Published notices for all staff; drafts, and what became of them, for those who write or publish; reviewed ones
    also for who approves them or records the discussion that comes first.
    """
    must(viewer, Permission.READ_NOTICES)
    if can(viewer, Permission.WRITE_NOTICES) or can(viewer, Permission.PUBLISH_NOTICES):
        return select(Notice)
    published: ColumnElement[bool] = Notice.published_at.is_not(None)
    reviewed = Notice.state.in_((State.REVIEWED, State.APPROVED))
    if can(viewer, Permission.APPROVE_NOTICES):
        return select(Notice).where(published | reviewed)
    if can(viewer, Permission.RECORD_DECISIONS):
        return select(Notice).where(published | (reviewed & Notice.kind.in_(DISCUSSED)))
    return select(Notice).where(published)


def whole_since(today: date) -> datetime:
    """From when on a notice must have closed for its personal details to be shown to staff today."""
    return begin_of(today - KEPT_WHOLE)


def meetings(viewer: Viewer) -> Select[Meeting]:
    """Issued meetings; committee and directors' meetings for their circle; those not yet issued for who writes or checks
    them, and from the moment they are checked for who chaired them and may sign.
    """
    must(viewer, Permission.READ_MEETINGS)
    wanted = select(Meeting)
    if not can(viewer, Permission.READ_COMMITTEE_MEETINGS):
        wanted = wanted.where(Meeting.kind.not_in(CLOSED_CIRCLE))
    if can(viewer, Permission.WRITE_MEETINGS):
        return wanted
    if can(viewer, Permission.SIGN_MEETINGS):
        mine = (Meeting.state != MeetingState.DRAFT) & (Meeting.chair == viewer.name)
        return wanted.where(or_(Meeting.issued_at.is_not(None), mine))
    return wanted.where(Meeting.issued_at.is_not(None))


def meeting_numbers(viewer: Viewer) -> Select[MeetingKind, int]:
    """Kind and number of every meeting in a series that the viewer may read, issued or not: a gap is no secret."""
    must(viewer, Permission.READ_MEETINGS)
    wanted = select(Meeting.kind, Meeting.serial)
    return (
        wanted if can(viewer, Permission.READ_COMMITTEE_MEETINGS) else wanted.where(Meeting.kind.not_in(CLOSED_CIRCLE))
    )


def matters(viewer: Viewer) -> Select[SettledMatter]:
    """Matters settled in the meetings that the viewer may see; joined to their meetings."""
    seen = meetings(viewer).with_only_columns(Meeting.id)
    return select(SettledMatter).join(Meeting, Meeting.id == SettledMatter.meeting_id).where(Meeting.id.in_(seen))


def decisions(viewer: Viewer) -> Select[Decision]:
    """Major decisions that are told to staff; all of them for the circle of the committee."""
    must(viewer, Permission.READ_MEETINGS)
    wanted = select(Decision).join(Meeting, Meeting.id == Decision.meeting_id)
    return wanted if can(viewer, Permission.READ_COMMITTEE_MEETINGS) else wanted.where(Decision.for_staff)


def votes(viewer: Viewer) -> Select[DecisionVote]:
    """How members voted, for who may read that: never staff."""
    must(viewer, Permission.READ_VOTES)
    return select(DecisionVote)


def monthly_meetings(viewer: Viewer) -> Select[Meeting]:
    """Every 局务会议, issued or not: that it was held, and when, is no secret before its brief is out."""
    must(viewer, Permission.READ_MEETINGS)
    return select(Meeting).where(Meeting.kind == MeetingKind.BUREAU_AFFAIRS)


def calendar_links(viewer: Viewer) -> Select[CalendarLink]:
    """The viewer's own address of a calendar feed, while it works."""
    return select(CalendarLink).where(CalendarLink.account_id == viewer.account_id, CalendarLink.ended_at.is_(None))


def spending_lines(viewer: Viewer) -> Select[SpendingLine]:
    """Lines of published ledgers. Names of individuals are cut by `payee`, not here."""
    must(viewer, Permission.READ_SPENDING)
    published = select(SpendingFile.id).where(SpendingFile.state == FileState.PUBLISHED)
    return select(SpendingLine).where(SpendingLine.file_id.in_(published))


def spending_lines_of_file(viewer: Viewer, file_id: int) -> Select[SpendingLine]:
    """Lines of one ledger, withdrawn or not: what no longer counts can still be read. Names as in `spending_lines`."""
    must(viewer, Permission.READ_SPENDING)
    return select(SpendingLine).where(SpendingLine.file_id == file_id)


def spending_totals(viewer: Viewer) -> Select[SpendingTotal]:
    """The totals kept beside the published lines."""
    must(viewer, Permission.READ_SPENDING)
    return select(SpendingTotal)


def spending_payee_totals(viewer: Viewer) -> Select[SpendingPayeeTotal]:
    """The totals by payee kept beside the published lines. They name no individual."""
    must(viewer, Permission.READ_SPENDING)
    return select(SpendingPayeeTotal)


def spending_files(viewer: Viewer) -> Select[SpendingFile]:
    """Imported ledgers, withdrawn ones with their reason among them: that a figure was taken back is no secret."""
    must(viewer, Permission.READ_SPENDING)
    return select(SpendingFile)


def budget_items(viewer: Viewer) -> Select[BudgetItem]:
    """Items of the budgets in force, for all who read spending."""
    must(viewer, Permission.READ_SPENDING)
    in_force = select(BudgetRecord.id).where(BudgetRecord.ended_at.is_(None))
    return select(BudgetItem).where(BudgetItem.record_id.in_(in_force))


def budget_records(viewer: Viewer) -> Select[BudgetRecord]:
    """Recorded budgets, those that were replaced or taken back among them."""
    must(viewer, Permission.READ_SPENDING)
    return select(BudgetRecord)


def budget_items_of_record(viewer: Viewer, record_id: int) -> Select[BudgetItem]:
    """Items of one recorded budget, in force or not: what no longer counts can still be read."""
    must(viewer, Permission.READ_SPENDING)
    return select(BudgetItem).where(BudgetItem.record_id == record_id)


def own_receipts(viewer: Viewer) -> Select[Receipt]:
    """What the viewer has said to have read."""
    return select(Receipt).where(Receipt.account_id == viewer.account_id)


def receipts(viewer: Viewer, subject: Subject) -> Select[Receipt]:
    """Everybody's receipts of a subject, to be counted and never listed, for those who publish it."""
    must(viewer, Permission.WRITE_NOTICES if subject is Subject.NOTICE else Permission.WRITE_MEETINGS)
    return select(Receipt).where(Receipt.subject == subject)


def keeps_archive(viewer: Viewer) -> bool:
    """Whether a reader keeps the whole of a notice for good: those who write notices, and the discipline office."""
    return can(viewer, Permission.WRITE_NOTICES) or can(viewer, Permission.READ_AUDIT_LOG)


def attachments(viewer: Viewer, subject: Subject, *, today: date) -> Select[Attachment]:
    """Attachments of what the viewer may see. Those of a notice leave with the personal details."""
    whole = true() if keeps_archive(viewer) else or_(Notice.closed_at.is_(None), Notice.closed_at >= whole_since(today))
    seen = {
        Subject.NOTICE: lambda: notices(viewer).where(whole).with_only_columns(Notice.id),
        Subject.MEETING: lambda: meetings(viewer).with_only_columns(Meeting.id),
        Subject.MATTER: lambda: matters(viewer).with_only_columns(SettledMatter.id),
        Subject.LEAD: lambda: leads(viewer, today=today).with_only_columns(Lead.id),
    }
    return select(Attachment).where(Attachment.subject == subject, Attachment.subject_id.in_(seen[subject]()))


def leads(viewer: Viewer, *, today: date) -> Select[Lead]:
    """Leads that were explained, or whose days for it are over, for all staff. Before that only for the unit that is asked
    and for those who refer leads or review spending: nobody is named before he could speak.
    """
    must(viewer, Permission.READ_SPENDING)
    if can(viewer, Permission.HANDLE_LEADS):
        return select(Lead)
    published = or_(Lead.explained_at.is_not(None), Lead.due_on < today)
    return select(Lead).where(or_(published, Lead.unit == viewer.unit) if viewer.unit else published)


def discipline_limits(viewer: Viewer) -> Select[DisciplineLimit]:
    """What the bureau recorded of its limits, for all who read spending: the rules explain themselves."""
    must(viewer, Permission.READ_SPENDING)
    return select(DisciplineLimit)


def findings(viewer: Viewer) -> Select[Finding]:
    """What the rules found and nobody has referred yet, for those who refer leads."""
    must(viewer, Permission.HANDLE_LEADS)
    return select(Finding).where(Finding.gone_run_id.is_(None))


def questions(viewer: Viewer) -> Select[Question]:
    """Questions about totals and published lines, for all who read spending; those about a line leave with its ledger."""
    seen = spending_lines(viewer).with_only_columns(SpendingLine.id)
    return select(Question).where(Question.line_id.is_(None) | Question.line_id.in_(seen))


def month_reviews(viewer: Viewer) -> Select[MonthReview]:
    """Sign-offs of months, for all who read spending."""
    must(viewer, Permission.READ_SPENDING)
    return select(MonthReview)


def audit_entries(viewer: Viewer) -> Select[AuditEntry]:
    """The audit log, for the discipline office."""
    must(viewer, Permission.READ_AUDIT_LOG)
    return select(AuditEntry)


def opinions(db: Session, viewer: Viewer) -> Select[Opinion]:
    """Opinions for their receivers, and for the verifier to whom each is assigned; for nobody who must keep away."""
    must(viewer, Permission.HANDLE_OPINIONS)
    return opinion_circle.in_reach(db, viewer)
