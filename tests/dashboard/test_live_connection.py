"""What a run of the script says arrives whole and in order, in one piece, and only its long messages compressed."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from uvicorn.config import Config
from uvicorn.server import ServerState
from websockets.client import ClientProtocol
from websockets.extensions.permessage_deflate import ClientPerMessageDeflateFactory
from websockets.frames import Frame
from websockets.uri import parse_uri

from dashboard import live_connection
from dashboard.live_connection import WORTH_PACKING, LiveConnection

pytestmark = pytest.mark.filterwarnings("error")


class Wire(asyncio.Transport):
    """Remembers what is written, each time it is."""

    def __init__(self) -> None:
        super().__init__()
        self.written: list[bytes] = []
        self.is_closed = False

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self.written.append(bytes(data))

    def close(self) -> None:
        self.is_closed = True

    def is_closing(self) -> bool:
        return self.is_closed


def _delta(text: str) -> bytes:
    message = ForwardMsg()
    message.delta.new_element.markdown.body = text
    return bytes(message.SerializeToString())


def _finished() -> bytes:
    message = ForwardMsg()
    message.script_finished = ForwardMsg.FINISHED_SUCCESSFULLY
    return bytes(message.SerializeToString())


async def _connected() -> tuple[LiveConnection, Wire, ClientProtocol]:
    """A browser that is connected to an application that says nothing by itself."""

    async def silent(scope: Any, receive: Any, send: Any) -> None:
        await receive()
        await send({"type": "websocket.accept"})
        await asyncio.Event().wait()

    config = Config(silent, lifespan="off", log_level="critical", ws_ping_interval=None)
    config.load()
    connection, wire = LiveConnection(config, ServerState(), {}), Wire()
    browser = ClientProtocol(parse_uri("ws://localhost/"), extensions=[ClientPerMessageDeflateFactory()])
    browser.send_request(browser.connect())
    connection.connection_made(wire)
    connection.data_received(b"".join(browser.data_to_send()))
    await asyncio.sleep(0.01)
    browser.receive_data(b"".join(wire.written))
    browser.events_received()
    wire.written.clear()
    return connection, wire, browser


def _told(story: Coroutine[Any, Any, None]) -> None:
    """In a thread of its own: a browser of other tests may keep a loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, story).result()


async def _say(connection: LiveConnection, *messages: bytes) -> None:
    for message in messages:
        await connection.send({"type": "websocket.send", "bytes": message})


def _heard(browser: ClientProtocol, wire: Wire) -> list[bytes]:
    browser.receive_data(b"".join(wire.written))
    return [bytes(event.data) for event in browser.events_received() if isinstance(event, Frame)]


def test_a_run_is_sent_at_once_when_it_ends_whole_and_in_order():
    async def story() -> None:
        connection, wire, browser = await _connected()
        said = [_delta("一"), _delta("长" * 500), _delta("三"), _delta("长" * 500)]
        await _say(connection, *said)
        assert wire.written == []
        await _say(connection, _finished())
        assert len(wire.written) == 1
        assert _heard(browser, wire) == [*said, _finished()]

    _told(story())


def test_a_long_run_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(live_connection, "HELD", 0.01)

    async def story() -> None:
        connection, wire, browser = await _connected()
        await _say(connection, _delta("一"), _delta("二"))
        await asyncio.sleep(0.1)
        assert len(wire.written) == 1
        await _say(connection, _delta("三"))
        await asyncio.sleep(0.1)
        assert _heard(browser, wire) == [_delta("一"), _delta("二"), _delta("三")]

    _told(story())


def test_what_is_written_is_not_lost_when_the_connection_closes():
    async def story() -> None:
        connection, wire, browser = await _connected()
        await _say(connection, _delta("一"))
        connection.shutdown()
        assert wire.is_closed
        assert _heard(browser, wire)[0] == _delta("一")

    _told(story())


def test_nothing_is_written_to_somebody_who_left(monkeypatch):
    monkeypatch.setattr(live_connection, "HELD", 0.01)

    async def story() -> None:
        connection, wire, _ = await _connected()
        await _say(connection, _delta("一"))
        wire.is_closed = True
        await asyncio.sleep(0.1)
        assert wire.written == []

    _told(story())


def test_only_long_messages_are_compressed():
    async def story() -> None:
        connection, wire, browser = await _connected()
        short, long = _delta("短"), _delta("长" * 500)
        assert len(short) < WORTH_PACKING < len(long)
        await _say(connection, short, _finished())
        assert short in wire.written[0]
        await _say(connection, long, _finished())
        assert long not in wire.written[1]
        assert len(wire.written[1]) < len(long) / 10
        assert _heard(browser, wire) == [short, _finished(), long, _finished()]

    _told(story())
