"""The sample articles that ship with the program, for a desk that has none yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer import assets

if TYPE_CHECKING:
    from summarizer.newsroom import Newsroom


def add_samples(room: Newsroom) -> int:
    """Add the samples and make their summaries, so that there are questions to try; how many they are."""
    names = assets.sample_names()
    for name in names:
        for article in room.read(assets.sample(name)):
            stored = article.model_copy(update={"source": name})
            [added] = room.add([stored])
            if room.engine.provider is None:
                room.remembered(room.library.get(added.article_id))
    return len(names)
