"""Mails: which part is the text, what the headers say, attachments, and mails made to hurt."""

from __future__ import annotations

import io
import time
from contextlib import suppress

import pytest

from summarizer.article import Article
from summarizer.errors import SourceEmpty, SourceError, SourceTooLarge
from summarizer.readers import Given, Limits
from summarizer.readers.eml import stream_eml
from tests.readers.corpus import BODY, mail, mail_with, packed, raw_mail
from tests.readers.corpus_documents import ONE, TITLE, TWO


def streamed(raw: bytes, given: Given | None = None, limits: Limits | None = None) -> list[Article | SourceError]:
    return list(stream_eml(io.BytesIO(raw), "tip.eml", given or Given(), limits or Limits()))


def one(raw: bytes, given: Given | None = None) -> Article:
    (found,) = streamed(raw, given)
    assert isinstance(found, Article)
    return found


def test_only_what_the_mail_says() -> None:
    article = one(mail().as_bytes())
    assert (article.title, article.text) == (TITLE, f"{TITLE}\n\n{BODY}")
    assert (article.byline, article.outlet, article.published) == ("Ida Holm", None, "2023-03-07T18:30:00+01:00")
    assert one(mail(Organization="Coast Post").as_bytes()).outlet == "Coast Post"
    assert one(mail(From="ida@courier.example").as_bytes().replace(b"Ida Holm <", b"<")).byline is None


def test_what_the_caller_gives_wins() -> None:
    article = one(mail().as_bytes(), Given(title="Given", published="2020-01-01"))
    assert (article.title, article.published) == ("Given", "2020-01-01")


@pytest.mark.parametrize(
    ("header", "title"),
    [
        ("=?utf-8?b?R3LDvG4=?=", "Grün"),
        ("=?iso-8859-1?q?Gr=FCn?= gate", "Grün gate"),
        ("=?no-such?q?Gr=C3=BCn?=", "Grün"),
        ("Grün as it is", "Grün as it is"),
        ("a long\r\n title", "a long title"),
    ],
)
def test_subjects_in_all_their_encodings(header: str, title: str) -> None:
    assert one(raw_mail(BODY, f"Subject: {header}")).title == title


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "koi8-r", "no-such", "us-ascii"])
def test_bodies_in_all_their_charsets(charset: str) -> None:
    words = "Ворота закрыты." if charset == "koi8-r" else "The café closed."
    encoded = words.encode("utf-8" if charset in {"no-such", "us-ascii"} else charset)
    raw = raw_mail("BODY", f"Subject: x\r\nContent-Type: text/plain; charset={charset}").replace(b"BODY", encoded)
    assert words in one(raw).text


def test_the_longer_of_a_stub_and_a_page_is_taken() -> None:
    assert one(mail("View it online.", f"<p>{ONE}</p>").as_bytes()).text == f"{TITLE}\n\n{ONE}"
    assert one(mail(BODY, f"<p>{ONE} {ONE}</p>").as_bytes()).text == f"{TITLE}\n\n{BODY}"
    assert ONE in one(mail(f"{ONE} {TWO}", "<img src=x>").as_bytes()).text


def test_flowed_lines_are_joined_and_the_signature_cut() -> None:
    body = "The gate \r\nfailed.\r\n\r\n From here it rained.\r\n-- \r\nIda"
    article = one(raw_mail(body, "Subject: x\r\nContent-Type: text/plain; format=flowed"))
    assert article.text == "x\n\nThe gate failed.\n\nFrom here it rained."
    assert [(cut.start_words, cut.reason) for cut in article.cut] == [("Ida", "the sender's signature")]


def test_attachments_are_articles_of_their_own() -> None:
    inner = mail(TWO, Subject="Inner").as_bytes()
    raw = mail_with(
        (b"Second\n\n" + TWO.encode(), "text/plain", "second.txt"),
        (packed({"a.txt": TWO.encode()}), "application/zip", "more.zip"),
        (inner, "application/octet-stream", "inner.eml"),
        (b"\x89PNG\r\n\x1a\n", "image/png", "logo.png"),
        (b"MZ\0\1\2\3" * 50, "application/octet-stream", "tool.exe"),
    )
    *found, failed = streamed(raw, Given(title="Not for many", outlet="Post"))
    assert [it.source for it in found] == [
        "tip.eml",
        *(f"tip.eml/{it}" for it in ("second.txt", "more.zip/a.txt", "inner.eml")),
    ]
    assert [it.title for it in found if isinstance(it, Article)] == [TITLE, "Second", None, "Inner"]
    assert {it.outlet for it in found if isinstance(it, Article)} == {"Post"}
    assert isinstance(failed, SourceError)
    assert failed.source == "tip.eml/tool.exe"


def test_a_forwarded_mail_is_an_article_of_its_own() -> None:
    outer = mail(ONE)
    outer.add_attachment(mail(TWO, Subject="Forwarded"))
    first, second = streamed(outer.as_bytes())
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (second.title, second.text) == ("Forwarded", f"Forwarded\n\n{TWO}")


def test_a_mail_with_attachments_only() -> None:
    (found,) = streamed(mail_with((BODY.encode(), "text/plain", "a.txt"), text=None))
    assert found.source == "tip.eml/a.txt"


def test_mails_in_mails_end() -> None:
    made = mail(ONE)
    for _ in range(6):
        outer = mail(TWO)
        outer.add_attachment(made)
        made = outer
    *found, failed = streamed(made.as_bytes())
    assert len(found) == 3
    assert isinstance(failed, SourceTooLarge)


@pytest.mark.parametrize(
    "raw",
    [
        raw_mail("x\r\n" * 300_000, "Content-Type: multipart/mixed; boundary=b\r\n" * 30),
        raw_mail("--b\r\n\r\nwords\r\n" * 5000, "Content-Type: multipart/mixed; boundary=b"),
        raw_mail(BODY, "Subject: " + "=?utf-8?q?" * 100_000),
        raw_mail(BODY, "Subject: " + "(" * 1_000_000),
        raw_mail(BODY, 'Content-Type: text/plain; name="' + '\\"' * 500_000),
        raw_mail(BODY, "Content-Type: text/plain; " + "; a*0=x" * 200_000),
        raw_mail(BODY, "To: " + "<a@b.example>, " * 200_000),
        raw_mail("=" * 2_000_000, "Content-Transfer-Encoding: quoted-printable"),
        raw_mail("!" * 2_000_000, "Content-Transfer-Encoding: base64"),
    ],
    ids=["lines", "parts", "words", "brackets", "quotes", "parameters", "people", "quoted", "base64"],
)
def test_hostile_mails_are_quick(raw: bytes) -> None:
    start = time.monotonic()
    with suppress(SourceError):
        streamed(raw)
    assert time.monotonic() - start < 5


def test_a_mail_without_words() -> None:
    with pytest.raises(SourceEmpty):
        streamed(raw_mail("", "Subject: x"))


def test_a_large_mail_is_refused() -> None:
    with pytest.raises(SourceTooLarge, match="1,000"):
        streamed(mail().as_bytes() + b"x" * 1000, limits=Limits(max_bytes=1000))
