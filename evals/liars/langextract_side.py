"""Runs langextract against a server: ``PYTHON langextract_side.py BASE_URL TASK.json``, in any environment.

Imports nothing of this project. Not responsible for: counting tokens; the server does.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any


def extraction(lx: Any, raw: dict[str, Any]) -> Any:
    """One extraction of the example, as langextract has them."""
    name = next(key for key in raw if not key.endswith("_attributes"))
    attributes = raw[f"{name}_attributes"]
    return lx.data.Extraction(extraction_class=name, extraction_text=raw[name], attributes=attributes)


def main() -> None:
    """Extract from every text of the task with langextract's defaults."""
    base_url, task = sys.argv[1], json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    lx = import_module("langextract")
    examples = [
        lx.data.ExampleData(text=task["example"], extractions=[extraction(lx, one) for one in task["extractions"]])
    ]
    config = lx.factory.ModelConfig(
        model_id="gpt-scripted",
        provider="OpenAILanguageModel",
        provider_kwargs={"base_url": base_url, "api_key": "none"},
    )
    for text in task["texts"]:
        lx.extract(
            text_or_documents=text, prompt_description=task["description"], examples=examples, config=config,
            max_char_buffer=task["buffer"], show_progress=False,
        )  # fmt: skip


if __name__ == "__main__":
    main()
