"""A real model server: llama.cpp with a model of 135 million parameters, as its own process on a port of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import model_file, require

CONTEXT = 4096
SERVING = Path(__file__).with_name("serving.py")


@pytest.fixture(scope="session")
def real_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The base URL of a server with the small model; it ends with its standard input."""
    require("model")
    log = tmp_path_factory.mktemp("server") / "log"
    command = [sys.executable, str(SERVING), str(model_file()), str(CONTEXT)]
    with (
        log.open("w") as said,
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said, text=True) as server,
    ):
        assert server.stdin is not None
        assert server.stdout is not None
        address = server.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:"), log.read_text()[-2_000:]
        yield f"{address}/v1"
        server.stdin.close()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
