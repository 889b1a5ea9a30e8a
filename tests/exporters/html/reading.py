"""Reads a written page as a browser would, and makes summaries of nothing but an article."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

import html5lib

from summarizer.article import Article
from summarizer.summary import SCHEMA_VERSION, Summary
from tests.exporters.conftest import MADE_BY


class Reader(HTMLParser):
    """What a browser finds: elements with their attributes, and the text under each data-at token."""

    VOID = frozenset({"meta", "link", "input", "br", "img", "line", "circle", "rect", "path"})

    def __init__(self, document: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, list[str]]] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: dict[str, str] = {}
        self.text = ""
        self.feed(document)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs)
        fields = {name: value or "" for name, value in attrs}
        self.elements.append((tag, fields))
        if tag not in self.VOID:
            self.open.append((tag, fields.get("data-at", "").split()))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if not any(tag in {"script", "style"} for tag, _ in self.open):
            self.text += data
        for token in (token for _, tokens in self.open for token in tokens):
            self.words[token] = self.words.get(token, "") + data

    def values(self, name: str) -> Iterator[str]:
        return (fields[name] for _, fields in self.elements if name in fields)


def parse(document: str) -> Reader:
    html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(document)
    return Reader(document)


def bare(article: Article, **fields: object) -> Summary:
    empty = {
        name: [] for name in (
            "abstract", "claims", "sources", "casualties", "forces", "control", "timeline", "rejected", "notices",
        )
    }  # fmt: skip
    return Summary.model_validate(
        {"schema_version": SCHEMA_VERSION, "article": article, "headline": article.title, "made_by": MADE_BY}
        | empty | fields
    )  # fmt: skip
