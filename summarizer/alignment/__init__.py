"""Find quoted words in a text: exactly, or equal after one fixed typographic folding; never fuzzily.

The door: ``locate`` for a Quote in an Article, ``stands`` for words in any text, ``nearest`` for what to show with
words that stand nowhere. Case is kept, but for the first letter, which a quoter may change at the start of a
sentence. A match never starts or ends inside a word or a number, and never cuts off a "non-" or a "n't".

Not responsible for: deciding what a quote proves (grounding), changing the article's own text (cleaning).
"""

from __future__ import annotations

from summarizer.alignment.folding import Folded, fold, folded_words
from summarizer.alignment.nearness import nearest
from summarizer.alignment.search import locate, stands

__all__ = ["Folded", "fold", "folded_words", "locate", "nearest", "stands"]
