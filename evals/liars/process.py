"""The scripted server as a process of its own, so that its work is not counted as ours.

Not responsible for: the server (tests/llm/server).
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.request import urlopen


@dataclass(frozen=True)
class Remote:
    """Where a scripted server listens."""

    base_url: str

    def state(self) -> dict[str, Any]:
        """What it counted so far: requests, the most at once, tokens."""
        with urlopen(self.base_url.removesuffix("/v1") + "/requests", timeout=30) as reply:  # noqa: S310 (loopback)
            found: dict[str, Any] = json.load(reply)
        return found


@contextmanager
def serving(seed: int, stories: int, share: float, latency: float = 0.0, length: int = 1) -> Iterator[Remote]:
    """Run ``python -m tests.llm.server`` until the block is left."""
    command = [sys.executable, "-m", "tests.llm.server", "--seed", str(seed), "--stories", str(stories)]
    command += ["--share", str(share), "--latency", str(latency), "--length", str(length)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 (our own module)
        try:
            line = process.stdout.readline() if process.stdout else ""
            if not line:
                raise RuntimeError("the scripted server did not start")
            yield Remote(line.split()[0])
        finally:
            process.kill()
