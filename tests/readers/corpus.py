"""Feeds, mails, archives and texts, good, odd, broken and hostile, and what must become of each; with the documents
of ``corpus_documents`` the whole corpus. Each case is made when asked for.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from functools import partial

from summarizer import errors
from tests.readers.corpus_documents import DOCUMENTS, FOUR, ONE, PROSE, THREE, TITLE, TWO, Document

BODY = "\n\n".join(PROSE)
RSS_SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:atom="http://www.w3.org/2005/Atom"'
)
LAUGHS = '<!DOCTYPE rss [<!ENTITY a "haha">' + "".join(
    f'<!ENTITY {new} "{f"&{old};" * 20}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True)
) + ' <!ENTITY file SYSTEM "file:///etc/passwd">]>'  # fmt: skip


def rss(*items: str, before: str = "", channel: str = "<title>Island Courier</title>") -> bytes:
    inside = channel + "".join(items)
    return f'<?xml version="1.0"?>{before}<rss version="2.0" {RSS_SPACES}><channel>{inside}</channel></rss>'.encode()


def whole(*extra: str, text: str = "".join(f"<p>{it}</p>" for it in PROSE)) -> str:
    return f"<item><title>{TITLE}</title><content:encoded><![CDATA[{text}]]></content:encoded>{''.join(extra)}</item>"


FIELDS = (
    "<link>https://courier.example/ferries</link><pubDate>Tue, 07 Mar 2023 18:30:00 +0100</pubDate>",
    "<dc:creator>Ida Holm</dc:creator><description>Short.</description>",
)


def atom(content: str) -> bytes:
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Island Courier</title><entry>'
        f'<title type="html">Storm &lt;i&gt;stops&lt;/i&gt; ferries</title>{content}'
        '<link rel="self" href="https://courier.example/self"/><link href="https://courier.example/ferries"/>'
        "<author><name>Ida Holm</name></author><published>2023-03-07T18:30:00Z</published>"
        "<updated>2023-03-08T08:00:00Z</updated></entry></feed>"
    ).encode()


def rdf() -> bytes:
    return (
        '<?xml version="1.0" encoding="iso-8859-1"?><rdf:RDF xmlns="http://purl.org/rss/1.0/" '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<channel><title>Island Courier</title></channel><item><title>Séas close</title>"
        f"<dc:date>2023-03-07</dc:date><description>{BODY}</description></item></rdf:RDF>"
    ).encode("iso-8859-1", "xmlcharrefreplace")


def mail(text: str | None = BODY, html: str | None = None, **headers: str) -> EmailMessage:
    made = EmailMessage()
    told = {"Subject": TITLE, "From": "Ida Holm <ida@courier.example>", "Date": "Tue, 07 Mar 2023 18:30:00 +0100"}
    for name, value in {**told, **headers}.items():
        made[name.replace("_", "-")] = value
    if text is not None:
        made.set_content(text, cte="quoted-printable")
    if html is not None:
        made.add_alternative(html, subtype="html")
    return made


def mail_with(*attachments: tuple[bytes, str, str], text: str | None = BODY) -> bytes:
    made = mail(text)
    for raw, kind, name in attachments:
        made.add_attachment(raw, *kind.split("/"), filename=name)
    return made.as_bytes()


def raw_mail(body: str, headers: str) -> bytes:
    return f"From: Ida Holm <ida@courier.example>\r\nMIME-Version: 1.0\r\n{headers}\r\n\r\n{body}".encode()


def nested_mail(depth: int) -> bytes:
    opening = "".join(f'Content-Type: multipart/mixed; boundary="b{i}"\n\n--b{i}\n' for i in range(depth))
    return f"From: a@b.example\nSubject: deep\nMIME-Version: 1.0\n{opening}\n{BODY}".encode()


def packed(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, raw in members.items():
            archive.writestr(zipfile.ZipInfo(name), raw, method)
    return made.getvalue()


def encrypted() -> bytes:
    raw = bytearray(packed({"a.txt": BODY.encode()}))
    raw[6] |= 1
    raw[raw.find(b"PK\x01\x02") + 8] |= 1
    return bytes(raw)


def lying() -> bytes:
    """An archive whose directory says that a member is short, when it is not."""
    raw = bytearray(packed({"a.txt": b"word " * 200_000}))
    struct.pack_into("<I", raw, raw.find(b"PK\x01\x02") + 24, 900)
    return bytes(raw)


def russian_dolls(depth: int) -> bytes:
    raw = BODY.encode()
    for level in range(depth):
        raw = packed({f"{level}.zip" if level else "story.txt": raw})
    return raw


def text_zip() -> bytes:
    return packed({
        "b/second.txt": f"Second\n\n{TWO}".encode(),
        "a.html": f"<html><body><article><h1>{TITLE}</h1><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></article>".encode(),
        ".DS_Store": b"\0\1\2",
        "__MACOSX/._a.html": b"\0\1\2",
        "page_files/style.css": b"p {}",
    })  # fmt: skip


def case(name: str, raw: Callable[[], bytes], **wanted: object) -> Document:
    return Document(name, raw, **wanted)  # type: ignore[arg-type]


CONTAINERS = (
    case("plain.txt", f"{TITLE}\n\n{BODY}".encode, title=TITLE, texts=PROSE),
    case("wide.txt", partial(f"{TITLE}\n\n{BODY}".encode, "utf-16"), title=TITLE, texts=PROSE),
    case("noext", f"{TITLE}\n\n{BODY}".encode, title=TITLE, texts=PROSE),
    case("bracket.txt", f"[Updated] {BODY}".encode, texts=(f"[Updated] {ONE}",)),
    case("quoted.txt", f'{{"{BODY}'.encode, texts=(TWO,)),
    case("empty.txt", bytes, error=errors.SourceEmpty),
    case("nul.txt", partial(bytes, 5000), error=errors.SourceEmpty),
    case("archive.7z", partial(bytes.fromhex, "377abcaf271c0004"), error=errors.SourceNotText, says="archive"),
    case("news.xml", b"<?xml version='1.0'?><nitf/>".strip, error=errors.SourceNotText, says="xml"),
    case("rss.xml", partial(rss, whole(*FIELDS)), title=TITLE, texts=PROSE, absent=("Short.",), outlet="Island Courier",
         byline="Ida Holm", published="2023-03-07T18:30:00+01:00", url="https://courier.example/ferries"),
    case("cut.rss", lambda: rss(whole(*FIELDS), whole(*FIELDS))[:-250], title=TITLE, texts=PROSE, count=2),
    case("teaser.rss", partial(rss, f"<item><title>{TITLE}</title>"
         f"<description>{ONE} [&amp;hellip;]</description></item>"),
         title=TITLE, texts=(ONE,), told="only a teaser"),
    case("titles.rss", partial(rss, whole(), "<item><title>Only a title</title></item>"), texts=PROSE, failures=1),
    case("none.rss", rss, error=errors.SourceEmpty, says="without entries"),
    case("laughs.rss", partial(rss, whole(text=f"<p>{ONE}</p>"), f"<item><title>&i;</title><description>&file; {BODY}"
         "</description></item>", before=LAUGHS), texts=(ONE,), absent=("haha", "root:"), count=2),
    case("entities.rss", partial(rss, "<item><title>A&nbsp;B &bogus; AT&T</title>"
         f"<description>{BODY}</description></item>"),
         title="A B &bogus; AT&T", texts=PROSE),
    case("xhtml.atom", partial(atom, '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
         + "".join(f"<p>{it}</p>" for it in PROSE) + "</div></content>"), title=TITLE, texts=PROSE, byline="Ida Holm",
         published="2023-03-07T18:30:00+00:00", updated="2023-03-08T08:00:00+00:00", outlet="Island Courier",
         url="https://courier.example/ferries"),
    case("text.atom", partial(atom, f"<summary>{ONE}</summary>"), title=TITLE, texts=(ONE,), told="only a teaser"),
    case("latin.rdf", rdf, title="Séas close", texts=PROSE, published="2023-03-07", outlet="Island Courier"),
    case("script.rss", partial(rss, whole(text=f"<script>alert(1)</script><p onclick='x()'>{BODY}</p>")), texts=(TWO,),
         absent=("alert", "onclick")),
    case("plain.eml", lambda: mail(Organization="Island Courier").as_bytes(), title=TITLE, texts=PROSE,
         byline="Ida Holm", published="2023-03-07T18:30:00+01:00", outlet="Island Courier"),
    case("both.eml", lambda: mail("See the HTML.", f"<p>{ONE}</p><p>{TWO}</p>").as_bytes(), texts=(ONE, TWO),
         absent=("See the HTML",)),
    case("signed.eml", lambda: mail(f"{BODY}\n-- \nIda Holm\nNewsdesk").as_bytes(), texts=PROSE, absent=("Newsdesk",),
         told="signature"),
    case("flowed.eml", partial(raw_mail, ONE.replace(" a ", " a \r\n"),
         "Subject: x\r\nContent-Type: text/plain; format=flowed"),
         texts=(ONE,)),
    case("encoded.eml", partial(raw_mail, BODY, "Subject: =?utf-8?q?Gr=C3=BCn?= =?bogus?q?x?="), texts=PROSE),
    case("attached.eml", partial(mail_with, (f"Second\n\n{FOUR}".encode(), "text/plain", "second.txt"),
         (b"\x89PNG\r\n", "image/png", "logo.png")), title=TITLE, texts=(ONE,), count=2),
    case("unknown.eml", partial(mail_with, (b"\x89PNG\r\n", "application/octet-stream", "x.bin")), texts=(ONE,),
         failures=1),
    case("deep.eml", partial(nested_mail, 4000), error=errors.SourceTooLarge),
    case("locked.eml", partial(raw_mail, "x", "Subject: x\r\nContent-Type: multipart/encrypted; boundary=x"),
         error=errors.SourceLocked),
    case("wordless.eml", partial(raw_mail, "", "Subject: x"), error=errors.SourceEmpty),
    case("good.zip", text_zip, count=2, texts=(ONE,)),
    case("inner.zip", partial(russian_dolls, 3), texts=PROSE),
    case("dolls.zip", partial(russian_dolls, 5), error=errors.SourceTooLarge, says="too deep"),
    case("escape.zip", partial(packed, {"../../etc/story.txt": BODY.encode(), "/srv/b.txt": f"B\n\n{BODY}".encode()}),
         texts=PROSE, count=2),
    case("bomb.zip", partial(packed, {"a.txt": bytes(15_000_000)}), error=errors.SourceTooLarge, says="bomb"),
    case("lying.zip", lying, error=errors.SourceUnreadable),
    case("locked.zip", encrypted, error=errors.SourceLocked),
    case("cut.zip", lambda: text_zip()[:-40], error=errors.SourceUnreadable, says="damaged"),
    case("bare.zip", partial(packed, {}), error=errors.SourceEmpty),
    case("mixed.zip", partial(packed, {"a.txt": BODY.encode(), "b.png": b"\x89PNG\r\n\x1a\n"}), texts=PROSE,
         failures=1),
)  # fmt: skip

CORPUS = (*CONTAINERS, *DOCUMENTS)
