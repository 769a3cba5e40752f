"""Text that people wrote, set into Markdown as they wrote it: no bold, link, colour, formula or icon comes of it."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([!-/:-@\[-`{-~])")  # all ASCII punctuation: Markdown lets each be escaped
_ICON = re.compile(r":(?=[\w+/-]+:)")  # Streamlit looks for :material/name: and :smile: after escapes are undone
_JOINER = "\N{WORD JOINER}"  # without width; breaks the pattern and no word


def escaped(text: str) -> str:
    """The text on one line, safe inside st.markdown and in labels."""
    one_line = " ".join(text.split())
    return _SPECIAL.sub(r"\\\1", _ICON.sub(f":{_JOINER}", one_line))
