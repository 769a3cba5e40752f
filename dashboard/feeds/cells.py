"""Cells of files that people open in a spreadsheet."""

from __future__ import annotations


def as_text(cell: str) -> str:
    """A cell that a spreadsheet would run as a formula is given a mark that makes it text."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
