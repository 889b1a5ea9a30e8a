from __future__ import annotations

from summarizer.article import Article
from summarizer.draft import DraftCasualty, DraftClaim, DraftLink, Quote
from summarizer.rules import draft
from summarizer.rules.lede import MOST, abstract
from summarizer.rules.parse import load_model, parse

MARKET = """The market in Orlo opened late on Monday.

Baker Sila Torve said the flour had not come. The square was empty at noon.

Nine people were killed when the roof of the hall fell. Three people were injured. Two men are still missing.

The mayor promised a new roof. The choir sang in the evening."""


def sentence(article: Article, opening: str) -> Quote:
    index = next(i for i, span in enumerate(article.sentences) if article.text[span.start :].startswith(opening))
    span = article.sentences[index]
    return Quote(text=article.text[span.start : span.end], sentence=index, start=span.start)


def casualty(article: Article, kind: str, opening: str, count: str | None = None) -> DraftCasualty:
    whole = sentence(article, opening)
    number = Quote(text=count, sentence=whole.sentence, start=whole.start) if count else None
    return DraftCasualty.model_validate(
        {"claim": "c", "kind": kind, "victims": whole.model_dump(), "count": number.model_dump() if number else None}
    )


def claim(article: Article, opening: str) -> DraftClaim:
    whole = sentence(article, opening)
    return DraftClaim(key=opening, content=[whole], attribution=[DraftLink(source="s", mention=whole)])


def printed(article: Article, claims: list[DraftClaim], casualties: list[DraftCasualty]) -> list[str]:
    return [item.text for item in abstract(article, claims, casualties)]


def test_the_lede_alone_when_nothing_else_is_known() -> None:
    assert printed(Article.from_text(MARKET), [], []) == ["The market in Orlo opened late on Monday."]


def test_the_lede_is_of_the_body_and_not_the_headline() -> None:
    article = Article.from_text(MARKET, title="Roof falls on market hall")
    assert printed(article, [], []) == ["The market in Orlo opened late on Monday."]


def test_figures_and_claims_follow_in_the_order_of_the_article() -> None:
    article = Article.from_text(MARKET)
    rows = [casualty(article, "injured", "Three", "Three"), casualty(article, "killed", "Nine", "Nine")]
    assert printed(article, [claim(article, "Baker")], rows) == [
        "The market in Orlo opened late on Monday.",
        "Baker Sila Torve said the flour had not come.",
        "Nine people were killed when the roof of the hall fell.",
        "Three people were injured.",
    ]


def test_the_gravest_figures_are_kept_when_there_are_too_many() -> None:
    article = Article.from_text(MARKET)
    claims = [claim(article, opening) for opening in ("Baker", "The mayor", "The choir", "The square")]
    rows = [casualty(article, kind, opening, opening) for kind, opening in (("killed", "Nine"), ("missing", "Two"))]
    texts = printed(article, claims, [*rows, casualty(article, "injured", "Three", "Three")])
    assert len(texts) == MOST == 5
    assert texts[0].startswith("The market")
    assert {text.split()[0] for text in texts} >= {"Nine", "Three", "Two"}


def test_half_a_quotation_does_not_stand_alone() -> None:
    article = Article.from_text(
        'The hall fell in.\n\n"We ran out at once. Nine people were killed beside me," baker Sila Torve said.'
    )
    assert printed(article, [], [casualty(article, "killed", "Nine", "Nine")]) == ["The hall fell in."]


def test_every_sentence_is_verbatim() -> None:
    article = Article.from_text(MARKET)
    for item in abstract(article, [claim(article, "The mayor")], [casualty(article, "killed", "Nine")]):
        [quote] = item.quotes
        assert quote.start is not None
        assert item.text == quote.text == article.text[quote.start : quote.start + len(quote.text)]


def test_a_sentence_that_leans_on_another_comes_after_one_that_does_not() -> None:
    told = "A school burned down in Orlo. It was old, the mayor said. " + " ".join(
        f"Engineer Ada Venn said hall {number} was safe." for number in ("one", "two", "three", "four")
    )
    article = Article.from_text(told)
    chosen = [piece.text for piece in draft(article, parse(article, load_model())).abstract]
    assert len(chosen) == 5
    assert not any(text.startswith("It was") for text in chosen)
