"""What a drawn page says, for tests: all its words in order, and where its links lead."""

from __future__ import annotations

from typing import Any

from streamlit.testing.v1 import AppTest


def words(app: AppTest) -> str:
    """Everything that stands on the page as text, tables included, a line each; escapes of Markdown taken out."""
    return as_sent(app).replace("\\", "")


def as_sent(app: AppTest) -> str:
    """The same with the escapes of Markdown."""
    return "\n".join(text for element in app.main for text in _texts(element) if text)


def links(app: AppTest) -> list[tuple[str, str]]:
    """Links to other pages: (where to, with what in the address)."""
    protos = [element.proto for element in app.main if getattr(element, "type", "") == "page_link"]
    return [(proto.page, proto.query_string) for proto in protos]


def _texts(element: Any) -> list[str]:
    proto = getattr(element, "proto", None)
    texts = [str(getattr(proto, name, "")) for name in ("label", "body") if isinstance(getattr(proto, name, None), str)]
    if element.type in ("arrow_data_frame", "arrow_table", "dataframe", "table"):
        texts.append(element.value.to_string())
    return texts
