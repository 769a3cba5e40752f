"""What the rules ask of a kind of notice, in sentences: the order of steps, the shortest period, the cells required."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from dashboard.i18n import N_, t, tn
from dashboard.problems import FIELDS
from data.rules.notice_content import required_person_fields
from data.rules.notice_kinds import UNDATED, Minimum, NoticeKind, PeriodUnit, Procedure, minimum, procedure_of
from data.rules.notice_workflow import needs_decision, needs_discussion

_ORDERS: Mapping[Procedure, str] = {
    Procedure.BUREAU: N_("程序：先公示并征求意见，再由相关科室核实，最后由局党委集体决定。"),
    Procedure.STATUTORY: N_("程序：先由局党委讨论决定，再公示、核实；结果不影响的，办理手续。"),
    Procedure.PARTY: N_("程序：先由党支部委员会讨论、上级党委同意，再公示、核实；结果不影响的，列为发展对象。"),
    Procedure.INFORM: N_("这是通报：告知已经作出的决定，不征求意见，没有公示期。"),
}
# As data/rules/notice_kinds.py names them.
SOURCES: tuple[str, ...] = (
    N_("党政领导干部选拔任用工作条例（2002）"),
    N_("党政领导干部选拔任用工作条例（2014）第四十一条"),
    N_("党政领导干部选拔任用工作条例（2019）第四十二条"),
    N_("公务员法第三十二条"),
    N_("公务员职务与职级并行规定（2019）"),
    N_("中国共产党发展党员工作细则（2026）第十三条"),
    N_("本局规定"),
)


def order(kind: NoticeKind) -> str:
    """The order of the steps."""
    return t(_ORDERS[procedure_of(kind)])


def shortest(kind: NoticeKind, on: date) -> str:
    """The shortest period in force on a day, with its source; empty where none is required."""
    least = minimum(kind, on)
    if least is None:
        return ""
    if least.unit is PeriodUnit.WORKING_DAYS:
        return tn("公示期不少于 {n} 个工作日（{source}）。", least.days, source=_source(least))
    return tn("公示期不少于 {n} 日（{source}）。", least.days, source=_source(least))


def required(kind: NoticeKind) -> str:
    """The cells that the person table cannot do without; empty where there are none."""
    cells = required_person_fields(kind)
    return t("每人必填：{fields}。", fields=t("、").join(t(FIELDS[name]) for name in ("name", *cells))) if cells else ""


def before(kind: NoticeKind) -> str:
    """What has to be on record before publication; empty where nothing has."""
    if needs_discussion(procedure_of(kind)):
        return t("须填写研究决定，并由党委秘书记录讨论结果，然后才能审批和发布。")
    return t("发布前须填写研究决定。") if needs_decision(procedure_of(kind)) else ""


def sentences(kind: NoticeKind, on: date) -> list[str]:
    """All of it, in the order in which a person who drafts needs it."""
    return [said for said in (order(kind), shortest(kind, on), required(kind), before(kind)) if said]


def _source(least: Minimum) -> str:
    return t("，").join(_facts(least))


def _facts(least: Minimum) -> Iterator[str]:
    yield t(least.source)
    if least.valid_from != UNDATED:
        yield t("自 {date} 起", date=least.valid_from.isoformat())
    if not least.confirmed:
        yield t("依据待本局核对")
