from __future__ import annotations

from summarizer.article import Article
from summarizer.questions.choosing import choose


def test_the_article_that_holds_the_words_comes_first_with_and_without_meaning() -> None:
    articles = {
        article.id: article
        for article in [
            *(Article.from_text(f"The market of Orlo sold {n} tons of salt. It rained.") for n in range(40)),
            Article.from_text("The lighthouse keeper of Sarn retired. It rained."),
        ]
    }
    pieces = {key: [article.text] for key, article in articles.items()}
    question = "When did the lighthouse keeper retire?"
    first = choose(question, articles, pieces, 5, None)
    assert (len(first), "lighthouse" in articles[first[0]].text) == (5, True)

    def close(asked: str, texts: object) -> list[float]:
        return [float("lighthouse" in text) for text in texts]  # type: ignore[attr-defined]

    assert choose(question, articles, pieces, 5, close)[0] == first[0]
