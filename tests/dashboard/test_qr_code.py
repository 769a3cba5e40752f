"""A code is read back by another program, as a phone would."""

from __future__ import annotations

import io

import pytest
import zxingcpp
from PIL import Image

from dashboard import qr_code


@pytest.mark.parametrize(
    "address", ["http://localhost:8501/notice?id=7", "https://intranet.example/spending?unit=办公室&year=2026"]
)
def test_the_picture_holds_the_address(address):
    found = zxingcpp.read_barcodes(Image.open(io.BytesIO(qr_code.png(address))))
    assert [code.text for code in found] == [address]


def test_the_drawing_is_black_on_white_and_takes_the_size_of_its_frame():
    drawn = qr_code.svg("http://localhost:8501/notice?id=7")
    assert drawn.startswith("<svg")
    assert "viewBox" in drawn
    assert "#fff" in drawn
    assert " width=" not in drawn
