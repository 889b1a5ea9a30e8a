"""Times langextract against a server: ``PYTHON langextract_pace.py BASE_URL TASK.json``, in any environment.

All texts are given at once, and how many calls are under way is left to langextract. Prints one object of JSON: seconds
from the first call to the last result, texts, and extractions that it found in them.
Imports nothing of this project. Not responsible for: starting it (rival).
"""

from __future__ import annotations

import json
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any


def extracted(base_url: str, task: dict[str, Any]) -> Any:
    """What langextract finds in the texts of the task."""
    lx, side = import_module("langextract"), import_module("langextract_side")
    examples = [
        lx.data.ExampleData(text=task["example"], extractions=[side.extraction(lx, one) for one in task["extractions"]])
    ]
    config = lx.factory.ModelConfig(
        model_id="gpt-scripted",
        provider="OpenAILanguageModel",
        provider_kwargs={"base_url": base_url, "api_key": "none"},
    )
    return lx.extract(
        text_or_documents=[lx.data.Document(text=text) for text in task["texts"]],
        prompt_description=task["description"], examples=examples, config=config, show_progress=False,
    )  # fmt: skip


def main() -> None:
    """Extract twice: from one text, so that everything is loaded, then from all."""
    sys.path.append(str(Path(__file__).parents[1] / "liars"))
    task = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    extracted(sys.argv[1], {**task, "texts": task["texts"][:1]})
    begun = time.perf_counter()
    found = list(extracted(sys.argv[1], task))
    seconds = time.perf_counter() - begun
    items = sum(len(document.extractions or []) for document in found)
    print(json.dumps({"seconds": seconds, "texts": len(found), "extractions": items}))


if __name__ == "__main__":
    main()
