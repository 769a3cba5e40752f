"""Attachments as a list of links, photos with their names, and the form that adds and removes them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard import labels
from dashboard.i18n import t
from dashboard.parts.plain import escaped
from data.rules.attachments import ENDINGS

if TYPE_CHECKING:
    from queries.attachments import AttachmentRow

_PHOTO_WIDTH = 150  # pixels


def show(rows: Sequence[AttachmentRow]) -> None:
    """Photos side by side, then the files; what was removed stays named, with its reason."""
    photos = [row for row in rows if row.photo_of and row.removed_at is None]
    if photos:
        with st.container(horizontal=True, gap="medium"):
            for row in photos:
                with st.container(width=_PHOTO_WIDTH, gap="xsmall"):
                    st.markdown(f"![{escaped(row.photo_of)}](/files/{row.id})")
                    st.caption(escaped(row.photo_of))
    for row in rows:
        if row.removed_at is not None:
            st.caption(f":material/block: {escaped(_removed(row))}")
        elif not row.photo_of:
            added = t("{size}，{at} 添加", size=size(row.size), at=labels.moment(row.added_at))
            st.markdown(f":material/attach_file: [{escaped(row.name)}](/files/{row.id}) :gray[{escaped(added)}]")


def _removed(row: AttachmentRow) -> str:
    """Who removed it, as far as the reader may know; when and why."""
    facts = {"name": row.name, "at": labels.moment(row.removed_at), "reason": row.removed_reason}
    if not row.removed_by:
        return t("{name}：{at} 移除，理由：{reason}", **facts)
    return t("{name}：{by} 于 {at} 移除，理由：{reason}", by=row.removed_by, **facts)


def ask(people: Sequence[str], *, key: str, limit_mb: int) -> tuple[Any, str] | None:
    """A file and the person on it where it is a photo; None until the button is pressed."""
    with st.form(f"{key}-attach", clear_on_submit=True, enter_to_submit=False):
        uploaded = upload(limit_mb=limit_mb)
        photo_of = ""
        if people:
            photo_of = st.selectbox(
                t("用途"),
                ["", *people],
                format_func=lambda name: t("{name} 的照片", name=name) if name else t("附件"),
            )
        if st.form_submit_button(t("添加附件"), icon=":material/attach_file:") and uploaded is not None:
            return uploaded, photo_of
    return None


def upload(*, limit_mb: int, several: bool = False) -> Any:
    """The field for a file; with `several` for any number of them."""
    return st.file_uploader(
        t("佐证文件（PDF、图片、Word、Excel、PPT，可多个，可空）")
        if several
        else t("文件（PDF、图片、Word、Excel、PPT）"),
        type=[*(ending.removeprefix(".") for ending in ENDINGS.values()), "jpeg"],
        accept_multiple_files=several,
        max_upload_size=limit_mb,
        help=t("图片会去除拍摄地点等信息后保存。请先确认文件中没有身份证号、私人电话等不得公开的内容。"),
    )


def ask_removal(rows: Sequence[AttachmentRow], *, key: str) -> tuple[int, str] | None:
    """Which attachment to remove, and why; None until the button is pressed."""
    there = {row.id: row for row in rows if row.removed_at is None}
    if not there:
        return None
    with st.expander(t("移除附件"), icon=":material/block:"), st.form(f"{key}-remove", enter_to_submit=False):
        chosen = st.selectbox(t("附件"), list(there), format_func=lambda number: there[number].name)
        reason = st.text_input(t("移除理由（必填，公开显示）"), max_chars=200)
        return (chosen, reason) if st.form_submit_button(t("移除"), icon=":material/block:") else None


def size(count: int) -> str:
    """1.2 MB, 340 KB."""
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{max(1, round(count / 1000))} KB"
