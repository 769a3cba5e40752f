"""A QR code that leads from paper, or from a colleague's screen, to a page."""

from __future__ import annotations

import io

import segno

_QUIET = 4  # modules of white around it, as the standard asks


def svg(address: str) -> str:
    """The code as an SVG document, black on white, of the size that its frame gives it."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        out, kind="svg", border=_QUIET, light="white", xmldecl=False, svgclass=None, lineclass=None, omitsize=True
    )
    return out.getvalue().decode()


def png(address: str) -> bytes:
    """The code as a picture, eight pixels a module."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="png", scale=8, border=_QUIET)
    return out.getvalue()
