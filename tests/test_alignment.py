"""Alignment: what is planted is found, what is changed is not, and repeated phrases are told apart."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.alignment import fold, folded_words, locate, nearest, stands
from summarizer.article import Article, Span
from summarizer.draft import Quote

BODY = """Harbour workers walked out on Monday.

The port authority said 1,500 containers were stuck at the “old quay” — its oldest — and 50 ships waited. Ships
waited outside, too. The union called it “a warning”.

Non-striking crews didn’t load anything. A 50-year-old crane operator said nothing…

The port authority said on Tuesday that ships waited. The port authority declined to comment further."""

ARTICLE = Article.from_text(BODY, title="Port strike")


def find(words: str, sentence: int = 0, start: int | None = None, article: Article = ARTICLE) -> str | None:
    span = locate(article, Quote(text=words, sentence=sentence, start=start))
    return None if span is None else article.text[span.start : span.end]


def sentence_with(words: str, article: Article = ARTICLE) -> int:
    return next(n for n, (start, end) in enumerate(article.sentences) if words in article.text[start:end])


@pytest.mark.parametrize(
    ("quoted", "found"),
    [
        ("Harbour workers walked out", "Harbour workers walked out"),
        ('the "old quay" - its oldest - and', "the “old quay” — its oldest — and"),
        ("the ''old quay''", None),
        ("the « old quay »", None),
        ('"old quay"', "“old quay”"),
        ("'old quay'", "old quay"),
        ("“old quay", "“old quay"),
        ("  old quay \n", "old quay"),
        ("ships waited.\nShips waited", "ships waited. Ships\nwaited"),
        ("50 ships waited. Ships\nwaited outside", "50 ships waited. Ships\nwaited outside"),
        ("50 ships waited. Ships waited outside", "50 ships waited. Ships\nwaited outside"),
        ("50\u00a0ships\u2009waited", "50 ships waited"),
        ("50 sh\u00adips wai\u200bted", "50 ships waited"),
        ("didn't load anything", "didn’t load anything"),
        ("said nothing...", "said nothing…"),
        ("the port authority said 1,500", "The port authority said 1,500"),
        ("Containers were stuck", "containers were stuck"),
        ("CONTAINERS were stuck", None),
        ("", None),
        ("  ", None),
        ("“”", None),
        ("…", None),
    ],
)
def test_folding(quoted: str, found: str | None) -> None:
    assert find(quoted, sentence_with("1,500")) == found


@pytest.mark.parametrize(
    "quoted",
    [
        "500 containers",
        "1,500 container",
        "1,50",
        "ort authority",
        "1,600 containers",
        "1.500 containers",
        "striking crews",
        "crews did",
        "crews didn",
        "The port authority declined to say",
        "old quay – the oldest",
    ],
)
def test_what_changes_a_word_or_number_never_matches(quoted: str) -> None:
    assert find(quoted, 3) is None


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Crowds of 500 came.", "50"),
        ("Crowds of 1\u202f500 came.", "500"),
        ("Crowds of 1\u00a0500 came.", "1"),
        ("Rates rose 10.5 points.", "10"),
        ("Rates rose 10.5 points.", "5"),
        ("A 50-year-old ran.", "50"),
        ("THIS is it.", "IS"),
        ("He can’t come.", "can"),
        ("Hopes rose: hope is all.", "Hope"),
        ("It was anti-government fire.", "government fire"),
        ("It was an ex‑soldier.", "soldier"),
        ("وقال الجيش إن", "جيش"),
        ("re\u0301union", "re"),
        ("Co\u00adop staff", "Co"),
    ],
)
def test_boundaries_hold(text: str, quoted: str) -> None:
    article = Article.from_text("Filler words stand here.\n\n" + text, title="T")
    assert find(quoted, 0, article=article) is None


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("The range was 50–60 people.", "50"),
        ("It killed 50—the worst yet.", "50"),
        ("He said 50% agreed.", "50"),
        ("The IS’s men fled.", "IS"),
        ("Al-Nusra men fled.", "Nusra"),
        ("警方说有三人死亡。", "三人死亡"),
        ("وقال الجيش إن عشرة قتلوا", "الجيش"),
        ("She — “😀 50 people” — wept.", "50 people"),
        ("The ﬁrst oﬃce closed.", "first office"),
        ("Cafe\u0301 owners fled.", "Café owners"),
        ("Caf\u00e9 owners fled.", "Cafe\u0301 owners"),
        ("One\r\ntwo three.", "One two"),
        ("He ﬁnally\u00a0\u200b\u00a0left.", "finally left"),
        ("Wait -- no, said he.", "Wait — no"),
        ("In 2016 50 ran.", "50 ran"),
    ],
)
def test_newsroom_nasties_are_found(text: str, quoted: str) -> None:
    article = Article.from_text("Filler words stand here.\n\n" + text, title="T")
    found = find(quoted, 0, article=article)
    assert found is not None
    assert folded_words(found) == folded_words(quoted)


def test_repeated_words_are_told_apart_by_their_sentence() -> None:
    starts = []
    for words in ("1,500", "on Tuesday", "declined"):
        number = sentence_with(words)
        span = locate(ARTICLE, Quote(text="The port authority", sentence=number))
        assert span is not None
        assert ARTICLE.sentence_at(span.start) == number
        starts.append(span.start)
    assert len(set(starts)) == 3


@pytest.mark.parametrize("sentence", [-(10**30), -1, 0, 99, 10**30])
def test_a_hint_out_of_range_is_clamped(sentence: int) -> None:
    span = locate(ARTICLE, Quote(text="the port authority", sentence=sentence))
    assert span is not None
    expected = sentence_with("1,500") if sentence <= 0 else sentence_with("declined")
    assert ARTICLE.sentence_at(span.start) == expected


def test_far_words_are_found_on_either_side_of_the_hint() -> None:
    article = Article.from_text("\n\n".join(["Alpha fell."] + ["Nothing here."] * 30 + ["Omega rose."]), title="T")
    assert find("Alpha fell", 30, article=article) == "Alpha fell"
    assert find("Omega rose", 1, article=article) == "Omega rose"
    twice = Article.from_text("\n\n".join(["Alpha fell."] + ["Nothing here."] * 30 + ["Alpha fell."]), title="T")
    early = locate(twice, Quote(text="Alpha fell", sentence=12))
    late = locate(twice, Quote(text="Alpha fell", sentence=22))
    assert early is not None
    assert late is not None
    assert early.start < late.start


def test_the_exact_spelling_wins_over_the_folded_one_in_the_same_sentence() -> None:
    article = Article.from_text('Filler stands.\n\nHe wrote “no way” and "no way" on it.', title="T")
    assert find('"no way"', 2, article=article) == '"no way"'


@pytest.mark.parametrize("start", [-5, 10**30, 3, None])
def test_a_wrong_start_falls_back_to_the_search(start: int | None) -> None:
    assert find("50 ships waited", 1, start) == "50 ships waited"


def test_a_start_is_taken_at_its_word() -> None:
    second = ARTICLE.text.index("The port authority declined")
    span = locate(ARTICLE, Quote(text="The port authority", sentence=0, start=second))
    assert span == Span(second, second + len("The port authority"))
    quote = ARTICLE.text.index("“old quay”")
    assert locate(ARTICLE, Quote(text="'old quay'", sentence=0, start=quote)) == Span(quote + 1, quote + 9)


def test_an_article_of_marks_only_holds_nothing() -> None:
    blank = ARTICLE.model_copy(update={"text": " "})
    assert locate(blank, Quote(text="word", sentence=0)) is None
    assert nearest(blank, "word") is None


WORDS = st.lists(
    st.sampled_from(
        "the council said fourteen people were not hurt when “a bridge” fell — he added… 1,200 euros café الجيش "
        "naïve 😀 U.S. didn’t ‘old’ co-op 50 50-year-old".split()
    ),
    min_size=8,
    max_size=60,
)


@given(WORDS, st.data())
def test_a_planted_span_comes_back_exactly(words: list[str], data: st.DataObject) -> None:
    filler = " ".join(words)
    planted = "Zq" + " ".join(data.draw(st.permutations(words))[:7]) + "xk"
    article = Article.from_text(f"{filler}.\n\n{filler} {planted} {filler}.\n\n{filler}.", title="Head")
    start = article.text.index(planted)
    expected = Span(start, start + len(planted))
    sentence = data.draw(st.integers(-3, 50))
    assert locate(article, Quote(text=planted, sentence=sentence)) == expected
    assert locate(article, Quote(text=planted, sentence=sentence, start=start)) == expected
    typed = planted.replace("“", '"').replace("”", '"').replace("’", "'").replace("—", "-").replace("…", "...")
    assert locate(article, Quote(text=typed.replace(" ", "\u00a0 "), sentence=sentence)) == expected


@given(st.integers(1, 10**7), st.integers(1, 10**7))
def test_a_changed_digit_never_matches(told: int, quoted: int) -> None:
    article = Article.from_text(f"The fire destroyed {told:,} homes on Friday, officials said.", title="Fire")
    found = find(f"{quoted:,}", 1, article=article)
    assert (found is not None) == (told == quoted)


@given(st.text())
def test_the_offset_map_leads_back(text: str) -> None:
    folded = fold(text)
    assert len(folded.at) == len(folded.sizes) == len(folded.origin) == len(folded.until)
    for place in range(len(folded.text)):
        start, end = folded.original_start(place), folded.original_end(place + 1)
        assert 0 <= start < end <= len(text)
        assert folded.text[place] in fold(text[start:end]).text or folded.text[place] == " "
        assert folded.folded(start) <= place


@given(st.text(min_size=1), st.integers(), st.one_of(st.none(), st.integers()))
def test_nothing_makes_it_raise(words: str, sentence: int, start: int | None) -> None:
    span = locate(ARTICLE, Quote(text=words, sentence=sentence, start=start))
    if span is not None:
        found = ARTICLE.text[span.start : span.end]
        assert found == found.strip()
        assert folded_words(words).casefold().strip("\"' ") in folded_words(found).casefold()
    near = nearest(ARTICLE, words)
    assert near is None or 0 <= near.start < near.end <= len(ARTICLE.text)


def test_stands_looks_for_whole_words_in_any_text() -> None:
    assert stands("said the “old quay” keeper", "old quay") == Span(10, 18)
    assert stands("said 1,500", "500") is None
    assert stands("", "x") is None


def test_nearest_is_the_sentence_most_alike() -> None:
    span = nearest(ARTICLE, "5,100 containers were stuck")
    assert span is not None
    assert "1,500 containers" in ARTICLE.text[span.start : span.end]
    assert nearest(ARTICLE, "zebra quagga") is None


def test_nearest_offers_no_more_than_a_glance() -> None:
    article = Article.from_text("Preamble " * 100 + "then the mayor resigned " + "afterwards " * 100, title="T")
    span = nearest(article, "the mayors resignation")
    assert span is not None
    assert span.end - span.start <= 300
    assert "mayor resigned" in article.text[span.start : span.end]


@pytest.mark.parametrize("unit", ["a", "ab ", "50,", "“", "\u00ad", "\n\n"])
def test_hostile_repetition_stays_linear(unit: str) -> None:
    article = Article.from_text("Start here. " + unit * 300_000 + " done here", title="T")
    began = time.perf_counter()
    for words in ("a b", "50", "aa", "done here", "“"):
        locate(article, Quote(text=words, sentence=0))
    assert time.perf_counter() - began < 5


def test_a_search_gives_up_on_endless_false_hits() -> None:
    article = Article.from_text(
        "Head.\n\n" + "xax" * 30_000 + "\n\n" + "Done here.\n\n" * 4 + "xax" * 30_000, title="T"
    )
    last = len(article.sentences) - 1
    assert find("a", 0, article=article) is None
    assert find("a", last, article=article) is None
