"""How large a reader wants the text."""

from __future__ import annotations

from enum import StrEnum


class TextSize(StrEnum):
    USUAL = "usual"
    LARGE = "large"
    LARGEST = "largest"
