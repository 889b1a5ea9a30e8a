"""Run as a process of its own: open the library in argv[1] and drain it, slowly enough to be killed in between.

Prints "owner" or "busy", then the number embedded. argv[2]: seconds per batch; argv[3]: how long to stay afterwards.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from summarizer.library import vectors
from summarizer.library.catalogue import Catalogue
from tests.library.hashing import Hashing

if __name__ == "__main__":
    home, seconds, stay = Path(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3])
    vectors.EMBED_AT_ONCE = 5
    with Catalogue.open(home) as catalogue, vectors.Vectors(home, embedding=Hashing(seconds=seconds)) as opened:
        print(opened.state, flush=True)
        print(opened.drain(catalogue), flush=True)
        time.sleep(stay)
