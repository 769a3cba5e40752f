"""No drawer that swallows everything: the cap is cheap while it holds, and dear to bring back."""

from __future__ import annotations

from tests.house.reading_code import functions, modules

LONGEST_FILE = 300
LONGEST_FUNCTION = 60
LISTS = "data/migrations/versions/"  # a migration is one list of columns, and reads best as one


def test_no_file_is_longer_than_three_hundred_lines():
    too_long = [f"{m.path}: {lines} lines" for m in modules() if (lines := len(m.text.splitlines())) > LONGEST_FILE]
    assert not too_long, f"Find the second idea in it and give it a file of its own: {too_long}"


def test_no_function_is_longer_than_sixty_lines():
    too_long = [
        f"{m.at(function)} {function.name}: {lines} lines"
        for m in modules()
        if not m.path.startswith(LISTS)
        for function in functions(m)
        if (lines := (function.end_lineno or 0) - function.lineno + 1) > LONGEST_FUNCTION
    ]
    assert not too_long, f"Name what its parts do and let each be a function: {too_long}"
