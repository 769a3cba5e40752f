"""A paper made up for a test."""

from __future__ import annotations

from dashboard.feeds.paper import Facts, Foot, Heading, Paper, Table, Text

ADDRESS = "http://intranet.example/notice?id=7"
PAPER = Paper(
    issuer="局人事科",
    title="关于年度先进个人的公示",
    number="〔2026〕第7号",
    blocks=(
        Text("现将推荐对象予以公示。"),
        Facts(((("姓名", "职工甲"), ("性别", "女")), (("现任职务", "办公室科员"),))),
        Heading("受理"),
        Table(("科目", "金额（元）"), (("办公费", "1,234.50"),), figures=1),
    ),
    signed=("局人事科", "2026年11月20日"),
    foot=Foot(ADDRESS, "9fa7 0881 c84f 328e", "2026-11-22 10:00", "公示中"),
)
WORDS = (
    "局人事科", "关于年度先进个人的公示", "第7号", "现将推荐对象予以公示。", "职工甲", "办公室科员", "受理", "办公费", "1,234.50",
    "2026年11月20日", "9fa7 0881 c84f 328e", "2026-11-22 10:00", "公示中", ADDRESS,
)  # fmt: skip
