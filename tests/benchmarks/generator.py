"""Ledgers of any size, the same every time: Chinese purposes and payees, three years, a bureau's units and sections.

Lines follow one another by the day, and each ledger holds a stretch of days, as finance exports them period by period.
"""

from __future__ import annotations

import csv
import hashlib
import io
import random
from collections.abc import Iterator
from datetime import date, timedelta

from data.rules.spending_lines import CheckedFile, LedgerLine

FIRST_DAY, DAYS = date(2024, 1, 1), 1050
UNITS = ("办公室", "财务科", "人事科", "业务一科", "业务二科", "监督科", "信息中心", "服务大厅", "机关党委", "后勤中心")
SECTIONS = {
    "30201": ("办公费", ("购买打印纸", "购买硒鼓墨盒", "购买文件柜", "订制档案盒")),
    "30202": ("印刷费", ("印制宣传册", "印制会议材料", "印制公文信封")),
    "30207": ("邮电费", ("支付电话费", "支付专线租用费", "寄送挂号信")),
    "30211": ("差旅费", ("赴省局开会", "赴区县调研", "参加业务培训")),
    "30213": ("维修(护)费", ("维修空调", "修缮屋面", "更换电梯配件")),
    "30215": ("会议费", ("召开年度工作会", "租用会场", "会议用餐")),
    "30217": ("公务接待费", ("接待调研组工作餐", "接待考察团用餐")),
    "30226": ("劳务费", ("支付专家评审费", "支付临时用工费")),
    "30231": ("公务用车运行维护费", ("车辆加油", "车辆保险", "车辆年检")),
    "31002": ("办公设备购置", ("购置笔记本电脑", "购置复印机", "购置投影仪")),
}
CODES = tuple(SECTIONS)
PLACES = ("东港", "南岭", "西河", "北桥", "新城", "滨海", "长宁", "安平", "金山", "青田", "石门", "白云")
TRADES = ("文具", "印务", "电信", "物业", "建材", "餐饮", "酒店", "汽修", "保险", "科技", "咨询", "物流")
SURNAMES, GIVEN = "王李张刘陈杨黄赵周吴徐孙", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平"
COMMON, RARE, ABSENT = "购买", "琥珀", "龘靐"  # as words to search for; rare: about one line in 50,000
RARE_ONCE_IN = 50_000


def line(draw: random.Random, number: int, lines: int) -> LedgerLine:
    """The next line that is drawn, so-many-th of so many."""
    code = draw.choice(CODES)
    name, purposes = SECTIONS[code]
    paid_on = FIRST_DAY + timedelta(days=number * DAYS // lines)
    person = code in ("30211", "30226") and draw.random() < 0.7
    payee = _person(draw) if person else f"{draw.choice(PLACES)}市{draw.choice(PLACES)}{draw.choice(TRADES)}有限公司"
    rare = "琥珀标本" if number % RARE_ONCE_IN == 7 else ""
    summary = f"{draw.choice(UNITS)}{draw.choice(purposes)}{rare}（{paid_on.month}月第{draw.randrange(1, 400)}批）"
    fen = round(10 ** draw.uniform(3.5, 7))
    return LedgerLine(
        row=number + 2,
        amount_fen=fen,
        paid_on=paid_on,
        fiscal_year=paid_on.year,
        month=paid_on.month,
        unit=draw.choice(UNITS),
        econ_code=code,
        category=name,
        fund="一般公共预算",
        spend_type="project" if draw.random() < 0.4 else "basic",
        voucher_no=f"记-{paid_on:%y%m}-{number % 100_000:05}",
        summary=summary,
        payee=payee,
        payee_kind="person" if person else "body",
        handler=_person(draw),
        original={"摘要": summary, "收款人": payee, "金额": f"{fen / 100:.2f}"},
    )


def ledgers(lines: int, each: int = 100_000) -> Iterator[CheckedFile]:
    """So many lines, as checked files of at most `each`: ten million do not fit in memory."""
    for first in range(0, lines, each):
        draw = random.Random(first)
        made = [line(draw, number, lines) for number in range(first, min(first + each, lines))]
        name = f"支出明细-{first // each + 1}.csv"
        sha256 = hashlib.sha256(name.encode()).hexdigest()
        yield CheckedFile(name, "", sha256, "built-in", made, sum(each_line.amount_fen for each_line in made))


def as_csv(ledger: CheckedFile) -> bytes:
    """The same ledger as a finance system exports it."""
    out = io.StringIO()
    out.write("支出明细表\n单位：元\n")
    rows = csv.writer(out)
    rows.writerow(
        ("支付日期", "科室", "经济分类编码", "经济分类名称", "资金性质", "摘要", "收款人", "凭证号", "经办人", "金额")
    )
    for each in ledger.lines:
        named = (each.unit, each.econ_code, each.category, each.fund, each.summary, each.payee, each.voucher_no)
        rows.writerow((each.paid_on, *named, each.handler, f"{each.amount_fen / 100:.2f}"))
    return out.getvalue().encode()


def _person(draw: random.Random) -> str:
    return f"{draw.choice(SURNAMES)}{draw.choice(GIVEN)}{draw.choice(GIVEN) if draw.random() < 0.7 else ''}"
