"""Feeds: which of an entry's fields win, teasers, addresses, people, and documents that are not quite XML."""

from __future__ import annotations

import time

import pytest

from summarizer.article import Article
from summarizer.errors import SourceEmpty, SourceError, SourceUnreadable
from summarizer.readers import Given
from summarizer.readers.feed import TEASER, read_feed
from tests.readers.corpus import BODY, FIELDS, LAUGHS, rss, whole
from tests.readers.corpus_documents import ONE, PROSE, TITLE

GIVEN = Given(url="https://courier.example/feed.xml")


def one(item: str, channel: str = "<title>Island Courier</title>", given: Given = GIVEN) -> Article:
    (found,) = read_feed(rss(item, channel=channel), "feed.xml", given)
    assert isinstance(found, Article)
    return found


def entry(*fields: str, text: str = BODY) -> str:
    return f"<item><description>{text}</description>{''.join(fields)}</item>"


def test_the_whole_text_wins_over_the_summary() -> None:
    article = one(whole(*FIELDS))
    assert article.text == f"{TITLE}\n\n{BODY}"
    assert article.cut == []
    assert article.source == "feed.xml:1"


def test_a_summary_that_is_longer_than_the_content_wins() -> None:
    assert ONE in one(f"<item><content:encoded>Stub</content:encoded><description>{BODY}</description></item>").text


@pytest.mark.parametrize(
    ("text", "teaser"),
    [
        (ONE, True),
        (f"{BODY} {BODY}", False),
        (f"{BODY} {BODY} […]", True),
        (f"{BODY} {BODY} Continue reading at the Courier", True),
    ],
)
def test_teasers_are_told(text: str, teaser: bool) -> None:
    article = one(entry("<link>https://courier.example/a</link>", text=text))
    assert [(cut.start_words, cut.reason) for cut in article.cut] == [("https://courier.example/a", TEASER)] * teaser


def test_a_short_text_that_is_given_as_the_whole_is_no_teaser() -> None:
    assert one(whole(text=f"<p>{ONE}</p>")).cut == []


@pytest.mark.parametrize(
    ("fields", "url"),
    [
        ("<link>https://courier.example/a</link><guid>https://courier.example/b</guid>", "https://courier.example/a"),
        ("<guid>https://courier.example/b</guid>", "https://courier.example/b"),
        ("<guid isPermaLink='false'>https://courier.example/b</guid>", None),
        ("<link>/a?b=1&amp;c=2</link>", "https://courier.example/a?b=1&c=2"),
        ("<link><![CDATA[/a?b=1&c=2]]></link>", "https://courier.example/a?b=1&c=2"),
        ("<link>javascript:alert(1)</link>", None),
        ("<link>http://[broken</link>", None),
        ("<atom:link href='https://courier.example/self'/>", None),
    ],
)
def test_links(fields: str, url: str | None) -> None:
    assert one(entry(fields)).url == url


@pytest.mark.parametrize(
    ("fields", "byline"),
    [
        ("<dc:creator>Ida Holm</dc:creator><dc:creator>Bo Katt</dc:creator>", "Ida Holm, Bo Katt"),
        ("<author>ida@courier.example (Ida Holm)</author>", "Ida Holm"),
        ("<author>Ida Holm &lt;ida@courier.example&gt;</author>", "Ida Holm"),
        ("<author>ida@courier.example</author>", None),
        ("", None),
    ],
)
def test_people(fields: str, byline: str | None) -> None:
    assert one(entry(fields)).byline == byline


def test_an_entry_gathered_from_elsewhere_names_its_outlet() -> None:
    assert one(entry("<source url='https://x.example/rss'>Coast Post</source>")).outlet == "Coast Post"
    assert one(entry()).outlet == "Island Courier"
    assert one(entry(), given=Given(outlet="Given Post")).outlet == "Given Post"


@pytest.mark.parametrize(
    ("markup", "title"),
    [
        ("Ferries &amp;amp; storms", "Ferries & storms"),
        ("&lt;b&gt;Ferries&lt;/b&gt; stop", "Ferries stop"),
        ("<![CDATA[Ferries & storms]]>", "Ferries & storms"),
        ("Caf&eacute; at 5 &lt; 6", "Café at 5 < 6"),
    ],
)
def test_titles_in_all_their_escapes(markup: str, title: str) -> None:
    assert one(entry(f"<title>{markup}</title>")).title == title


def test_dates_that_cannot_be_read_are_not_guessed() -> None:
    assert one(entry("<pubDate>03/04/2016</pubDate>")).published is None


def test_the_same_entry_has_the_same_sum_in_another_feed() -> None:
    alone = one(whole(*FIELDS))
    _, again = read_feed(rss(entry(), whole(*FIELDS)), "later.xml", GIVEN)
    assert isinstance(again, Article)
    assert (again.sha256, again.id) == (alone.sha256, alone.id)


def test_a_feed_that_breaks_off_says_so() -> None:
    first, second = read_feed(rss(whole(), whole())[:-300], "feed.xml", GIVEN)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert first.cut == []
    assert "the feed breaks off here" in [cut.reason for cut in second.cut]
    wide = rss(whole()).replace(b'"1.0"?', b'"1.0" encoding="utf-16"?').decode().encode("utf-16")
    assert [it.cut for it in read_feed(wide, "feed.xml", GIVEN) if isinstance(it, Article)] == [[]]


@pytest.mark.parametrize(
    ("raw", "error"),
    [(b"<rss>", SourceEmpty), (b"no feed", SourceUnreadable), (b"<rss><channel></x></rss>", SourceEmpty)],
)
def test_feeds_of_nothing(raw: bytes, error: type[SourceError]) -> None:
    with pytest.raises(error):
        list(read_feed(raw, "feed.xml", GIVEN))


def test_bombs_of_entities_and_depth_are_quick() -> None:
    start = time.monotonic()
    laughs = rss(*["<item><description>&i;</description></item>"] * 50, before=LAUGHS)
    found = list(read_feed(laughs, "feed.xml", GIVEN))
    assert len(found) == 50
    for raw in (b"<rss>" + b"<a>" * 100_000, b"<rss>" + b"<![CDATA[" * 100_000, b"<rss>" + b"&a;" * 300_000):
        with pytest.raises(SourceError):
            list(read_feed(raw, "feed.xml", GIVEN))
    assert time.monotonic() - start < 5


def test_every_sentence_of_a_feed_is_read_as_printed() -> None:
    assert all(words in one(whole()).text for words in PROSE)
