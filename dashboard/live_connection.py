"""The connection over which Streamlit sends a page: in one piece, and only what is long compressed.

A rerun is some fifty messages, most of them shorter than two hundred bytes, within 20 ms. A browser that gets them as
they come draws the page twice; held back until the script has run, they are drawn once. From a click to the page drawn
took 344 to 524 ms as they came, and 312 to 352 ms held, four clicks each, at ten million lines.

Uvicorn compresses every message by what the last 4 KB held. Compressing only the long ones, by what the last 32 KB held,
sends half as much (9 for 17 KB a rerun) for a twentieth less processor time and a quarter of a megabyte a connection.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.extensions import Extension
from websockets.extensions.permessage_deflate import PerMessageDeflate, ServerPerMessageDeflateFactory
from websockets.frames import Frame, Opcode
from websockets.typing import ExtensionParameter

WORTH_PACKING = 200  # bytes
HELD = 0.05  # seconds: nobody notices, and a script that runs longer is shown as it goes


class LongPacked(PerMessageDeflate):
    """The usual compression, which lets a message go uncompressed where the sender thinks it better (RFC 7692, 6)."""

    def encode(self, frame: Frame) -> Frame:
        """The frame to send; a message in several frames is packed whole."""
        is_short = frame.opcode is not Opcode.CONT and frame.fin and len(frame.data) < WORTH_PACKING
        return frame if is_short else super().encode(frame)


class Packing(ServerPerMessageDeflateFactory):
    """Agrees with the browser as usual; what was agreed is then done by LongPacked."""

    def process_request_params(
        self, params: Sequence[ExtensionParameter], accepted_extensions: Sequence[Extension]
    ) -> tuple[list[ExtensionParameter], PerMessageDeflate]:
        """What to answer the browser, and the extension."""
        answer, agreed = super().process_request_params(params, accepted_extensions)
        packed = LongPacked(
            agreed.remote_no_context_takeover,
            agreed.local_no_context_takeover,
            agreed.remote_max_window_bits,
            agreed.local_max_window_bits,
            agreed.compress_settings,
        )
        return answer, packed


class Gathering(asyncio.Transport):
    """A transport that holds what is written until it is released or HELD is over. It can what uvicorn asks of it."""

    def __init__(self, transport: asyncio.Transport) -> None:
        super().__init__()
        self._transport, self._held = transport, list[bytes]()
        self._due: asyncio.TimerHandle | None = None

    def write(self, data: bytes | bytearray | memoryview) -> None:
        """Hold it behind what is held already."""
        self._held.append(bytes(data))
        if self._due is None:
            self._due = asyncio.get_running_loop().call_later(HELD, self.release)

    def release(self) -> None:
        """Send all that is held."""
        if self._due is not None:
            self._due.cancel()
            self._due = None
            if not self._transport.is_closing():  # nobody is there any more
                self._transport.write(b"".join(self._held))
            self._held.clear()

    def close(self) -> None:
        """Nothing that was written is lost."""
        self.release()
        self._transport.close()

    def is_closing(self) -> bool:
        """Whether the browser is gone, or will be."""
        return self._transport.is_closing()

    def pause_reading(self) -> None:
        """Hear nothing more for now."""
        self._transport.pause_reading()

    def resume_reading(self) -> None:
        """Hear again."""
        self._transport.resume_reading()


class LiveConnection(WebSocketsSansIOProtocol):
    """Uvicorn's connection with our packing, and what a run of the script says gathered."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.conn.available_extensions = [Packing(client_max_window_bits=12)]

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Called by the loop; the transport stays the same, but for when it sends."""
        super().connection_made(transport)
        self.transport = self.gathering = Gathering(self.transport)

    async def send(self, message: Any) -> None:
        """Called by the application for each message."""
        await super().send(message)
        if message["type"] != "websocket.send" or not _draws(message.get("bytes") or b""):
            self.gathering.release()


def _draws(message: bytes) -> bool:
    """Whether a message is a part of the page, and not about the run of the script."""
    kind: str | None = ForwardMsg.FromString(message).WhichOneof("type")
    return kind == "delta"
