"""Against what a time is resolved: the article's date, else the day its dateline prints."""

from __future__ import annotations

import pytest

from summarizer.article import Article
from summarizer.draft import DraftCasualty, DraftClaim
from summarizer.summary import Time
from tests.grounding.drafting import grounded, quote


def time_of(text: str, published: str | None = None) -> Time:
    article = Article.from_text(text, published=published)
    said = DraftClaim(key="x", content=[quote("Two farmers were killed on Wednesday", article=article)])
    victims, time = quote("farmers", article=article), quote("Wednesday", article=article)
    row = DraftCasualty(claim="x", kind="killed", victims=victims, time=time)
    [found] = grounded(article, claims=[said], casualties=[row]).casualties
    assert found.time is not None
    return found.time


@pytest.mark.parametrize(
    ("dateline", "start", "basis"),
    [
        ("ORLO, 25 Aug 88 (Agency Harl) -- ", "1988-08-24", "dateline"),
        ("ORLO, Aug. 25, 1988 (Agency) - ", "1988-08-24", "dateline"),
        ("ORLO, 25 Aug (Agency) - ", None, "unresolved"),
        ("ORLO (Agency) - ", None, "unresolved"),
    ],
)
def test_a_dateline_with_its_year_dates_an_undated_text(dateline: str, start: str | None, basis: str) -> None:
    told = time_of(f"{dateline}Two farmers were killed on Wednesday near Kellan.")
    assert (told.start, told.basis) == (start, basis)


def test_a_given_date_comes_before_the_datelines() -> None:
    told = time_of("ORLO, 25 Aug 88 (Agency) -- Two farmers were killed on Wednesday.", published="1990-01-03")
    assert (told.start, told.basis) == ("1990-01-03", "article-date")
