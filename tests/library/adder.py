"""Adds articles to a library and prints the id of each when it is acknowledged: a process to be killed.

Arguments: home, a file with an article's JSON on each line, and "together" or "singly".
"""

from __future__ import annotations

import sys
from pathlib import Path

from summarizer.article import Article
from summarizer.library.catalogue import Catalogue

if __name__ == "__main__":
    home, lines, way = Path(sys.argv[1]), Path(sys.argv[2]).read_text(encoding="utf-8").splitlines(), sys.argv[3]
    articles = [Article.model_validate_json(line) for line in lines]
    with Catalogue.open(home) as catalogue:
        for added in catalogue.add_all(articles) if way == "together" else map(catalogue.add, articles):
            print(added.article_id, flush=True)
