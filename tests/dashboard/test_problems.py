"""Every refusal that the code can raise has its sentence, and every sentence can be filled in."""

from __future__ import annotations

import ast
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dashboard import file_problems, label_words, labels, problems
from dashboard.i18n import CHINESE, ENGLISH, speak, t
from data.errors import FileRejected, NotAllowed, RuleBroken
from data.rules.problems import Problem
from data.rules.roles import Permission

PROJECT = Path(__file__).resolve().parents[2]
RAISED = {"GongkaiError", "NotAllowed", "NotFound", "RuleBroken"}


@pytest.fixture(autouse=True)
def _chinese_again():
    yield
    speak(CHINESE)


def _codes_raised() -> set[str]:
    """The first argument of every error made outside the importers, whose codes become problems of a file."""
    found = set()
    for path in (path for folder in ("data", "queries", "dashboard") for path in (PROJECT / folder).rglob("*.py")):
        if "imports" in path.parts or path.stem in ("money", "dates"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in RAISED and node.args:
                code = node.args[0]
                assert isinstance(code, ast.Constant), (
                    f"{path.name}:{node.lineno}: a code is written out, never made up"
                )
                found.add(str(code.value))
    return found


def test_every_code_that_is_raised_has_a_sentence_and_every_sentence_a_code():
    raised = _codes_raised()
    assert raised - set(problems._SENTENCES) == set(), "add a sentence in dashboard/problems.py"
    assert set(problems._SENTENCES) - raised == {"layout_unknown", "layout_unreadable"}, "nothing raises these any more"


def _codes_of_files() -> set[str]:
    """Words in the importers that are written like codes of problems: found in calls of problem, Problem, add, refuse."""
    found = set()
    sources = [
        *(PROJECT / "data" / "imports").rglob("*.py"),
        *((PROJECT / "data" / "rules" / f"{n}.py") for n in ("money", "dates")),
    ]
    for path in sources:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and node.value in file_problems._SENTENCES
            ):
                found.add(node.value)
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if name in ("problem", "Problem", "RuleBroken", "_rejected"):
                    found.add(str(node.args[0].value))
    return found


def test_every_problem_of_a_file_has_a_sentence_and_every_sentence_a_problem():
    used = _codes_of_files() - {"layout_unknown", "layout_unreadable"}
    assert used - set(file_problems._SENTENCES) == set(), "add a sentence in dashboard/file_problems.py"
    console_only = {"file_unreadable", "budget_year_twice"}
    assert set(file_problems._SENTENCES) - used == console_only, "nothing finds these any more"


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_every_fact_of_a_sentence_stands_in_its_translation_too(language):
    speak(language)
    for sentences in (problems._SENTENCES, file_problems._SENTENCES):
        for code, sentence in sentences.items():
            shown = t(sentence)
            assert set(re.findall(r"{(\w+)", shown)) == set(re.findall(r"{(\w+)", sentence)), code


def test_a_refusal_is_said_with_its_facts():
    refused = RuleBroken("period_too_short", days=3, least=5, source="本局规定")
    assert problems.sentence(refused) == "公示期 3 个工作日，不足规定的 5 个工作日（本局规定）。请延长公示期。"


def test_a_refusal_is_said_in_english_with_its_source_and_its_field():
    speak(ENGLISH)
    too_short = RuleBroken("period_too_short", days=3, least=5, source="公务员法第三十二条")
    assert "fewer than the 5 required (Civil Servants Law, art. 32)" in problems.sentence(too_short)
    missing = RuleBroken("field_missing", field="born", person="张三")
    assert problems.sentence(missing).startswith('"Born (year and month)" is not filled in for 张三.')


def test_codes_dates_and_times_are_put_into_words():
    assert "公示" in problems.sentence(NotAllowed("permission_missing", permission=Permission.PUBLISH_NOTICES))
    assert "2026-11-27（周五）" in problems.sentence(RuleBroken("period_not_over", last_day=date(2026, 11, 27)))
    at = datetime(2026, 11, 20, 1, 30, tzinfo=UTC)
    assert "2026-11-20 09:30" in problems.sentence(RuleBroken("already_imported", name="a.csv", at=at, by="财务甲"))


def test_a_problem_of_a_file_names_file_sheet_row_and_column():
    problem = Problem("amount_bad_grouping", file="三月.xlsx", sheet="明细", row=37, column="金额", cell="1,23,4.5")
    said = file_problems.sentence_of(problem)
    assert said == "文件“三月.xlsx”，工作表“明细”，第 37 行“金额”一栏：“1,23,4.5”的千位分隔有误。请改正。"
    assert problems.sentence(FileRejected((problem,))) == said


def test_a_total_that_does_not_add_up_is_said_with_both_figures_and_the_difference():
    facts = {"label": "合计", "printed_fen": 440_000, "sum_fen": 440_050, "difference_fen": -50, "lines": 3}
    said = file_problems.sentence_of(Problem("total_disagrees", file="a.csv", row=7, column="金额", facts=facts))
    assert all(figure in said for figure in ("4,400.00", "4,400.50", "-0.50", "3 笔"))


def test_every_label_has_a_word_of_its_own():
    """The table of words is keyed by codes that are texts: two codes of the same text would hide each other."""
    from data.rules import (
        committee_vote,
        decision_rules,
        leads,
        matter_workflow,
        meeting_rules,
        meeting_workflow,
        notice_kinds,
        notice_workflow,
        opinions,
        questions,
        reviews,
        roles,
        text_size,
    )

    enums = [
        notice_kinds.NoticeKind, notice_workflow.State, notice_workflow.Step, notice_workflow.Outcome,
        meeting_rules.MeetingKind, meeting_rules.Attendance, meeting_rules.MonthState,
        matter_workflow.MatterState, matter_workflow.MatterLevel, matter_workflow.MatterStep,
        meeting_workflow.MeetingState, meeting_workflow.MeetingStep,
        opinions.Channel, opinions.OpinionState, opinions.Interest, committee_vote.Resolution,
        decision_rules.DecisionKind, decision_rules.DecisionRule, decision_rules.Finding, decision_rules.Vote,
        roles.Role, roles.Permission, text_size.TextSize,
        leads.LeadState, leads.LeadOutcome, reviews.ReviewState,
        questions.QuestionState,
    ]  # fmt: skip
    codes = [code for enum in enums for code in enum]
    assert all(labels.label(code) for code in codes)
    assert len({str(code) for code in codes}) == len(codes) == len(label_words.WORDS)
