"""One event loop on one background thread, for as many calling threads as there are.

An async client belongs to the loop it was first used on; so the loop lives as long as the engine does. After a fork
the thread is gone with all that hung on it: ``alive`` tells. Not responsible for: what runs on it.
"""

from __future__ import annotations

import asyncio
import os
import queue
import threading
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

T = TypeVar("T")
_END = object()


class Loop:
    """A running event loop. Close it, or let it end with the process: its thread is a daemon."""

    def __init__(self) -> None:
        self._pid = os.getpid()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="summarizer-llm", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_forever()

    @property
    def alive(self) -> bool:
        """Whether it runs, in this very process."""
        return self._pid == os.getpid() and self._thread.is_alive() and not self._loop.is_closed()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Run ``work`` and wait for what it returns or raises. An interrupted wait cancels it."""
        return self.run_telling(lambda _: work, None)

    def run_telling(
        self, work: Callable[[Callable[[Any], None]], Coroutine[Any, Any, T]], heard: Callable[[Any], None] | None
    ) -> T:
        """Run ``work(tell)``; whatever it tells is handed to ``heard`` on the calling thread, in order, as it comes.

        So the loop goes on while somebody listens. When ``heard`` raises, the work is cancelled.
        """
        if threading.current_thread() is self._thread:
            raise RuntimeError("the engine's own loop cannot wait for itself")
        said: queue.SimpleQueue[Any] = queue.SimpleQueue()
        future = asyncio.run_coroutine_threadsafe(work(said.put), self._loop)
        future.add_done_callback(lambda _: said.put(_END))
        try:
            while (item := said.get()) is not _END:
                if heard is not None:
                    heard(item)
            return future.result()
        finally:
            future.cancel()

    def close(self) -> None:
        """Stop the loop and cancel what still runs on it. Closing twice does no harm."""
        if not self.alive:
            return
        self.run(_cancel_others())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=5)
        if not self._thread.is_alive():
            self._loop.close()


async def _cancel_others() -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
