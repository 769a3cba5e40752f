"""What other records may belong to: receipts and attachments name their subject by a word and a number."""

from __future__ import annotations

from enum import StrEnum


class Subject(StrEnum):
    NOTICE = "notice"
    MEETING = "meeting"
    MATTER = "matter"
    LEAD = "lead"
