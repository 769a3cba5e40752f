"""What stands around every page."""

from __future__ import annotations

from dataclasses import replace

from streamlit.testing.v1 import AppTest

from tests.people import EMPLOYEE


def _around(viewer, done, speaks="zh_CN"):
    from dashboard.i18n import speak
    from dashboard.parts import frame

    speak(speaks)
    frame.sidebar(
        viewer,
        "滨海市市场监督管理局",
        choose_language=lambda who, code: done.append((who.login, code)),
        sign_out=lambda: done.append("out"),
    )


def _draw(viewer, done, speaks="zh_CN") -> AppTest:
    app = AppTest.from_function(_around, kwargs={"viewer": viewer, "done": done, "speaks": speaks}).run()
    assert not app.exception
    return app


def test_the_sidebar_says_whose_dashboard_it_is_and_who_reads():
    sidebar = _draw(replace(EMPLOYEE, name="*职工*", unit="办公室"), []).sidebar
    assert sidebar.markdown[0].value == ":small[:gray[滨海市市场监督管理局]]\n\n" + r"**\*职工\*** · 办公室"


def test_the_other_language_is_one_click_away():
    done: list[object] = []
    chinese = _draw(EMPLOYEE, done)
    assert [button.label for button in chinese.sidebar.button] == ["English", "退出登录"]
    chinese.sidebar.button[0].click().run()
    _draw(EMPLOYEE, done, "en").sidebar.button[0].click().run()
    assert done == [("employee", "en"), ("employee", "zh_CN")]


def test_the_way_out_is_one_click_away():
    done: list[object] = []
    _draw(EMPLOYEE, done).sidebar.button[1].click().run()
    assert done == ["out"]


def test_who_is_signed_out_sees_the_way_back_in_and_nothing_else():
    def signed_out():
        from dashboard.parts import frame

        frame.signed_out()

    app = AppTest.from_function(signed_out).run()
    assert [box.value for box in app.info] == ["登录已结束，请重新登录。"]
    assert [element.proto.url for element in app.main if element.type == "link_button"] == ["/sign-in"]
    assert not list(app.sidebar.markdown)
