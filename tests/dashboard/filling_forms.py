"""Filling in the forms of a drawn page, for tests."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import TextArea, TextInput


def press(app: AppTest, label: str) -> AppTest:
    """Press the first button of this name."""
    button = next(button for button in app.button if button.label == label)
    button.click()
    app.run()
    assert not app.exception, app.exception
    return app


def fill(app: AppTest, **fields: str) -> None:
    """Fill fields in by their labels; the first of a label where there are several."""
    for label, value in fields.items():
        field(app, label).set_value(value)


def field(app: AppTest, label: str) -> TextInput | TextArea:
    """The first field of this label, whatever else its label says in brackets."""
    fields: list[TextInput | TextArea] = [*app.text_input, *app.text_area]
    return next(found for found in fields if found.label.startswith(label))


def unfold(app: AppTest, key: str) -> AppTest:
    """Open the box of this key, and draw what is in it."""
    app.session_state[key] = True
    app.run()
    assert not app.exception, app.exception
    return app
