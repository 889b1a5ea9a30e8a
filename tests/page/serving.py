"""The desk as it runs, in a thread of the tests: a home of its own, a port of its own."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from summarizer.newsroom import Newsroom
from summarizer.page import server
from summarizer.page.access import access
from summarizer.page.desk import Desk

PATIENCE = 60.0


class Served(NamedTuple):
    """A desk that can be reached."""

    address: str
    desk: Desk
    home: Path

    @property
    def host(self) -> str:
        return self.address.partition("://")[2]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(home: Path, engine: str = "offline", **settings: Any) -> Iterator[Served]:
    """Serve a desk over ``home`` until the block ends."""
    room = Newsroom(home, engine, port=free_port(), **settings)
    desk = Desk(room)
    ui = server.widgets()
    where = access(room.settings)
    with running(server.application(ui.build(desk), desk, where, ui.theme()), where.port) as address:
        yield Served(address, desk, home)


@contextmanager
def running(app: Any, port: int) -> Iterator[str]:
    """Serve an application on this machine until the block ends."""
    import uvicorn

    config = uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error", timeout_graceful_shutdown=1)
    serving = uvicorn.Server(config)
    thread = threading.Thread(target=serving.run, daemon=True)
    thread.start()
    until = time.monotonic() + PATIENCE
    while not serving.started:
        assert thread.is_alive(), "the server did not start"
        assert time.monotonic() < until, "the server did not start in time"
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    serving.should_exit = True
    thread.join(10)
