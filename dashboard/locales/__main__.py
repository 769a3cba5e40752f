"""python -m dashboard.locales: bring the catalogues of words up to date with the code, or with --check only look.

What is sought: every t("…"), tn("…", n) and N_("…"). The Chinese in the code is the source; each
language has one catalogue. In zh_CN every text starts as itself, so that a bureau can put its own word there.
"""

from __future__ import annotations

import ast
import io
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

PROJECT = Path(__file__).resolve().parents[2]
SPEAKING = ("dashboard", "data")  # data, because its program answers people
MARKERS = {"t", "tn", "N_"}  # of i18n.py; their first argument is the text
SOURCE_LANGUAGE = "zh_CN"
PLURALS = {"zh_CN": "nplurals=1; plural=0;", "en": "nplurals=2; plural=(n != 1);"}

# No dates and no names of tools: a catalogue changes when its words do.
HEADER = """msgid ""
msgstr ""
"Language: {language}\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""

Text = str | tuple[str, ...]  # a plural is the text twice, for Chinese has one form


def catalogue_file(language: str) -> Path:
    """Where the words of a language are."""
    return PROJECT / "dashboard" / "locales" / language / "LC_MESSAGES" / "gongkai.po"


@cache
def texts_in_code() -> tuple[Text, ...]:
    """Every text that the code may show, by the syntax tree: babel's own search misses what stands in f-strings."""
    files = [file for folder in SPEAKING for file in (PROJECT / folder).rglob("*.py")]
    found = {text for file in files for text in _texts(ast.parse(file.read_text(encoding="utf-8")))}
    return tuple(sorted(found, key=_first))


def read(language: str) -> Catalog:
    """The catalogue as it is; an empty one where there is none."""
    file = catalogue_file(language)
    if not file.exists():
        return Catalog(locale=language)
    with file.open("rb") as text:
        return read_po(text, locale=language)


def written(language: str) -> str:
    """What the catalogue's file should say: the texts in order, with the translations that there are."""
    known = read(language)
    catalogue = Catalog(locale=language)
    for text in texts_in_code():
        before = known.get(_first(text))
        string = before.string if before else ""
        if language == SOURCE_LANGUAGE and not _filled(string):
            string = text if isinstance(text, str) else (text[0],)
        message = catalogue.add(text, string, user_comments=before.user_comments if before else ())
        message.flags.clear()  # guesses about % signs
    body = io.BytesIO()
    write_po(body, catalogue, no_location=True, omit_header=True, sort_output=True, width=110)
    return HEADER.format(language=language, plurals=PLURALS[language]) + body.getvalue().decode("utf-8")


def problems(language: str) -> Iterator[str]:
    """What is wrong with a catalogue, a sentence each."""
    file = catalogue_file(language)
    if not file.exists() or file.read_text(encoding="utf-8") != written(language):
        yield f"{language}: the catalogue is not what the code says; run make fix"
    catalogue = read(language)
    for text in texts_in_code():
        message = catalogue.get(_first(text))
        if message is None or not _filled(message.string):
            yield f"{language}: no words for {text!r}; write them into {file.relative_to(PROJECT)}"
        elif _facts(message.string) != _facts(message.id):
            yield f"{language}: {message.string!r} must hold the facts of {text!r}"


def update(language: str) -> Iterator[str]:
    """Write the catalogue; answers the translations that were dropped, for they may fit a text that was reworded."""
    file = catalogue_file(language)
    before, wanted = read(language), {_first(text) for text in texts_in_code()}
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(written(language), encoding="utf-8")
    for message in before:
        if message.id and _first(message.id) not in wanted and language != SOURCE_LANGUAGE and _filled(message.string):
            yield f"{language}: dropped {message.id!r} = {message.string!r}"


def main(arguments: list[str]) -> int:
    """With --check, 1 when words are missing or a catalogue is not up to date; without, 0 and the words that wait."""
    only_look = arguments == ["--check"]
    for language in sorted(PLURALS):
        for line in () if only_look else update(language):
            print(line)
    found = [problem for language in sorted(PLURALS) for problem in problems(language)]
    print(*found, f"{len(texts_in_code())} texts, {len(found)} problems", sep="\n")
    return 1 if found and only_look else 0


def _texts(tree: ast.Module) -> Iterator[Text]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=marker), args=[ast.Constant(value=str(text)), *_]) if marker in MARKERS:
                yield (text, text) if marker == "tn" else text


def _first(text: Text | list[str]) -> str:
    return text if isinstance(text, str) else text[0]


def _filled(string: Text | list[str] | None) -> bool:
    return bool(string) if isinstance(string, str) else all(string or [""])


def _facts(text: Text | list[str] | None) -> set[str]:
    forms = [text] if isinstance(text, str) else list(text or ())
    return {name for form in forms for _, name, _, _ in Formatter().parse(form) if name}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
