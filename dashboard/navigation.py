"""The pages: one row each, with address, title, icon, permission and the function that shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from dashboard.i18n import N_, t
from dashboard.parts import problem_notes
from dashboard.views import (
    audit_trail,
    budget,
    compare,
    decisions,
    desk,
    discipline_limits,
    home,
    import_budget,
    import_meeting,
    import_notices,
    import_spending,
    lead,
    leads,
    matter,
    matters,
    meeting,
    meetings,
    my_account,
    notice,
    notices,
    opinion,
    opinions,
    opinions_mine,
    payee,
    precision,
    questions,
    refer_leads,
    spending,
    spending_file,
    spending_line,
    unit,
    work_calendar,
    write_meeting,
    write_notice,
)
from data.rules.roles import Permission, Viewer, can, must

READ, WORK, MORE = N_("公开"), N_("办理"), N_("其他")


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page. `permission` None: every viewer; `in_menu` False: reached from another page."""

    address: str
    title: str
    icon: str
    permission: Permission | None
    show: Callable[[Viewer], None]
    section: str = READ
    in_menu: bool = True


PAGES: tuple[PageRow, ...] = (
    PageRow("home", N_("今日公开"), "today", None, home.show),
    PageRow("notices", N_("人事与党务公示"), "campaign", Permission.READ_NOTICES, notices.show),
    PageRow("notice", N_("公示详情"), "campaign", Permission.READ_NOTICES, notice.show, in_menu=False),
    PageRow("my-opinions", N_("我的意见"), "rate_review", Permission.READ_NOTICES, opinions_mine.show),
    PageRow("spending", N_("经费使用"), "payments", Permission.READ_SPENDING, spending.show),
    PageRow("budget", N_("年度预算"), "account_balance", Permission.READ_SPENDING, budget.show),
    PageRow("line", N_("支出明细"), "receipt_long", Permission.READ_SPENDING, spending_line.show, in_menu=False),
    PageRow(
        "spending-file", N_("导入的文件"), "description", Permission.READ_SPENDING, spending_file.show, in_menu=False
    ),
    PageRow("payee", N_("收款人"), "storefront", Permission.READ_SPENDING, payee.show, in_menu=False),
    PageRow("unit", N_("单位经费"), "apartment", Permission.READ_SPENDING, unit.show, in_menu=False),
    PageRow("compare", N_("比较"), "compare_arrows", Permission.READ_SPENDING, compare.show, in_menu=False),
    PageRow("questions", N_("提问与答复"), "contact_support", Permission.READ_SPENDING, questions.show),
    PageRow("leads", N_("疑点"), "search_check", Permission.READ_SPENDING, leads.show),
    PageRow("lead", N_("疑点详情"), "search_check", Permission.READ_SPENDING, lead.show, in_menu=False),
    PageRow("limits", N_("审批权限与标准"), "rule", Permission.READ_SPENDING, discipline_limits.show, in_menu=False),
    PageRow("precision", N_("规则准确率"), "percent", Permission.READ_SPENDING, precision.show, in_menu=False),
    PageRow("meetings", N_("会议"), "groups", Permission.READ_MEETINGS, meetings.show),
    PageRow("meeting", N_("会议纪要"), "groups", Permission.READ_MEETINGS, meeting.show, in_menu=False),
    PageRow("matters", N_("督办台账"), "checklist", Permission.READ_MEETINGS, matters.show),
    PageRow("matter", N_("督办事项"), "checklist", Permission.READ_MEETINGS, matter.show, in_menu=False),
    PageRow("decisions", N_("重大决策"), "gavel", Permission.READ_MEETINGS, decisions.show),
    PageRow("desk", N_("审阅经费"), "fact_check", Permission.REVIEW_SPENDING, desk.show, WORK),
    PageRow("write-notice", N_("起草与发布公示"), "edit_document", Permission.WRITE_NOTICES, write_notice.show, WORK),
    PageRow("write-meeting", N_("录入会议纪要"), "edit_calendar", Permission.WRITE_MEETINGS, write_meeting.show, WORK),
    PageRow(
        "import-meeting",
        N_("导入会议纪要"),
        "upload_file",
        Permission.WRITE_MEETINGS,
        import_meeting.show,
        WORK,
        in_menu=False,
    ),
    PageRow(
        "import-notices",
        N_("批量导入公示"),
        "playlist_add",
        Permission.WRITE_NOTICES,
        import_notices.show,
        WORK,
        in_menu=False,
    ),
    PageRow("opinions", N_("意见办理"), "inbox", Permission.HANDLE_OPINIONS, opinions.show, WORK),
    PageRow("opinion", N_("意见详情"), "inbox", Permission.HANDLE_OPINIONS, opinion.show, WORK, in_menu=False),
    PageRow("import-spending", N_("导入支出"), "upload_file", Permission.IMPORT_SPENDING, import_spending.show, WORK),
    PageRow("import-budget", N_("导入预算"), "request_quote", Permission.IMPORT_SPENDING, import_budget.show, WORK),
    PageRow("refer-leads", N_("交办疑点"), "forward_to_inbox", Permission.HANDLE_LEADS, refer_leads.show, WORK),
    PageRow("calendar", N_("工作日历"), "calendar_month", Permission.MANAGE_CALENDAR, work_calendar.show, WORK),
    PageRow("audit", N_("变更记录"), "history", Permission.READ_AUDIT_LOG, audit_trail.show, WORK),
    PageRow("account", N_("我的账号"), "account_circle", None, my_account.show, MORE),
)


def pages_for(viewer: Viewer) -> tuple[PageRow, ...]:
    """The pages that this viewer may open."""
    return tuple(row for row in PAGES if row.permission is None or can(viewer, row.permission))


def run(viewer: Viewer) -> None:
    """Show the page that the address names; one that the viewer may not open says so and shows nothing else."""
    menu: dict[str, list[st.Page]] = {}
    mine = pages_for(viewer)
    for row in PAGES:
        page = st.Page(
            _guarded(row, viewer),
            title=t(row.title),
            icon=f":material/{row.icon}:",
            url_path=row.address,
            default=row.address == "home",
            visibility="visible" if row.in_menu and row in mine else "hidden",
        )
        menu.setdefault(t(row.section), []).append(page)
    st.navigation(menu, expanded=True).run()


def _guarded(row: PageRow, viewer: Viewer) -> Callable[[], None]:
    """The page with its own permission check: a page left out of the menu is still asked for by address."""

    def show() -> None:
        with problem_notes.told():
            if row.permission is not None:
                must(viewer, row.permission)
            row.show(viewer)

    show.__name__ = row.address.replace("-", "_")
    return show
