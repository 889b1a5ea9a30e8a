"""A reply's bytes, counted as they come: no more is let in than a reply can have.

Imported only where a client is made, for httpx2 is heavy. Not responsible for: what the bytes say (said).
"""

from __future__ import annotations

from collections.abc import AsyncIterator

from httpx2 import AsyncByteStream, Response

from summarizer.providers.said import LONGEST_REPLY, TooLong, Unreadable

PLAIN_BYTES = 2 * LONGEST_REPLY + 100_000
"""Bytes of a plain reply, JSON escapes included."""
STREAM_BYTES = 50 * LONGEST_REPLY
"""Bytes of a streamed reply: every word comes in an envelope of some 200."""


class Bounded(AsyncByteStream):
    """The bytes of ``stream``, at most ``left`` of them. Raises TooLong beyond."""

    def __init__(self, stream: AsyncByteStream, left: int) -> None:
        self._stream = stream
        self._left = left

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Pass the bytes on."""
        async for some in self._stream:
            self._left -= len(some)
            if self._left < 0:
                raise TooLong
            yield some

    async def aclose(self) -> None:
        """Close what is under it."""
        await self._stream.aclose()


async def bound(response: Response) -> None:
    """Bound a reply's body. Raises Unreadable for a compressed one, which was not asked for and has no known size."""
    if response.headers.get("content-encoding", "identity").strip().lower() not in {"identity", ""}:
        raise Unreadable
    streamed = response.headers.get("content-type", "").startswith("text/event-stream")
    response.stream = Bounded(response.stream, STREAM_BYTES if streamed else PLAIN_BYTES)  # type: ignore[arg-type]
