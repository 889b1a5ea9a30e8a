"""What is brought before the first request."""

from __future__ import annotations

import subprocess
import sys

BRINGING = """
import asyncio, sys
from summarizer.providers.addresses import address_of
from summarizer.providers.clients import Clients
from summarizer.settings import load_settings

async def seat():
    return Clients(address_of(load_settings(base_url="http://127.0.0.1:9/v1")), None, 1.0, 1).here()

asyncio.run(seat())
print(hasattr(sys.modules.get("httpx"), "Timeout"))
"""


def test_no_request_meets_a_library_half_brought_by_another_thread() -> None:
    # The client looks whether httpx is loaded, and spaCy brings it whenever a sentence is parsed first.
    done = subprocess.run([sys.executable, "-c", BRINGING], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "True", done.stderr
