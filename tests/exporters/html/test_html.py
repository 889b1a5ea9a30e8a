from __future__ import annotations

import pytest

from summarizer import page
from summarizer.answer import Answer
from summarizer.article import Article
from summarizer.evidence import Evidence
from summarizer.exporters import html, load_exporter
from summarizer.exporters.html.document import policy
from summarizer.exporters.html.sheet import sheets
from summarizer.exporters.html.shown import visible
from summarizer.summary import Force, Rejected, Summary
from tests.exporters.conftest import MADE_BY
from tests.exporters.html.reading import Reader, bare, parse

SLY = [
    "<script>alert(1)</script>", "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</style><b>",
    '" onmouseover="alert(1)', "' onfocus='alert(1)", "{{ 7*7 }} {% include 'shell.html.j2' %} {# no #}",
    "&lt;script&gt; &amp; &#60;b&#62;", "]]><!--", "<svg/onload=alert(1)>", "\u2028\u2029",
    "e\u0301\u0327 zero\u200bwidth 👩\u200d🚒 𝔄lder", "`${alert(1)}`",
]  # fmt: skip


def numbered(summary: Summary) -> dict[str, list[Evidence]]:
    """Item id on the page -> its evidence, found another way than the exporter does."""
    found = {f"a{n}": s.evidence for n, s in enumerate(summary.abstract, 1)}
    for item in [*summary.claims, *summary.casualties, *summary.control, *summary.timeline]:
        found[item.id] = item.evidence
    for entity in [*summary.sources, *summary.forces]:
        found[entity.id] = entity.mentions
    return found | {f"x{n}": [r.nearest] for n, r in enumerate(summary.rejected, 1) if r.nearest}


def test_it_is_a_member_of_the_family() -> None:
    assert load_exporter("html") is html


def test_every_item_is_tied_to_its_exact_words(summary: Summary) -> None:
    shown = parse(html.summaries([summary], True))
    items = numbered(summary)
    for item, evidence in items.items():
        for number, piece in enumerate(evidence):
            assert shown.words[f"{item}.{number}"] == piece.exact
    assert shown.words["c1.content"] == summary.claims[0].content[0].exact
    assert shown.words["c1.hedge"] == "allegedly"
    assert shown.words["k1.figure"] == "40farmers"
    counts = {
        fields["data-item"]: int(fields["data-evidence"]) for _, fields in shown.elements if "data-item" in fields
    }
    assert counts == {item: len(evidence) for item, evidence in items.items()}


def test_every_link_inside_has_its_place_and_every_id_is_one(summary: Summary) -> None:
    for listed in ([summary], [summary, summary]):
        shown = parse(html.summaries(listed, False))
        ids = list(shown.values("id"))
        assert len(ids) == len(set(ids))
        inside = {href[1:] for href in shown.values("href") if href.startswith("#")}
        assert inside <= set(ids)
    assert f"{summary.article.id}-c1" in ids
    assert f"{summary.article.id}.2-c1" in ids


def test_nothing_is_fetched_and_nothing_is_inline_but_what_the_policy_names(summary: Summary, answer: Answer) -> None:
    for document in (html.summaries([summary], True), html.summaries([summary] * 2, False), html.answer(answer)):
        shown = parse(document)
        for name in ("src", "srcset", "action", "style", "formaction", "background", "poster", "data", "ping"):
            assert not list(shown.values(name))
        assert not [name for _, fields in shown.elements for name in fields if name.startswith("on")]
        outside = {href for href in shown.values("href") if not href.startswith("#")}
        assert outside <= {"https://example.org/weir"}
        assert "url(" not in page.stylesheet()
        assert "@import" not in page.stylesheet()
        assert [tag for tag, _ in shown.elements if tag in {"script", "style"}] == ["style", "script"]
        assert policy(page.stylesheet(), page.script()) in shown.values("content")
        assert f"<style>{page.stylesheet()}</style>" in document
        assert f"<script>{page.script()}</script>" in document


def test_the_policy_forbids_all_but_two_digests() -> None:
    assert policy("", "") == (
        "default-src 'none'; style-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; "
        "script-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; base-uri 'none'; form-action 'none'"
    )


def dressed(words: str) -> Summary:
    """A summary in which every string that may come from outside is ``words``."""
    article = Article.from_text(f"Then {words} came to the town.", title=f"A {words}", outlet=words, url=words)
    article = article.model_copy(update={"byline": words, "dateline": words, "language": words, "id": words})
    whole = Evidence.cut(article, 0, len(article.text))
    return bare(
        article, headline=words, notices=[words],
        abstract=[{"text": words, "evidence": [whole]}],
        forces=[Force(id=words, name=words, aliases=[words], kind="rebel", side=words, mentions=[whole])],
        rejected=[Rejected(kind="claim", text=words, quoted=words, reason="schema", nearest=whole)],
        made_by=MADE_BY.model_copy(update={"engine": words, "model": words, "provider": words, "prompt_id": words}),
    )  # fmt: skip


def asked(answer: Answer, words: str) -> Answer:
    citation = answer.citations[0].model_copy(update={"title": words, "outlet": words, "url": words})
    return answer.model_copy(update={"question": words, "asked": f"{words}?", "citations": [citation]})


def markup(shown: Reader) -> set[tuple[str, frozenset[str]]]:
    return {(tag, frozenset(fields)) for tag, fields in shown.elements}


@pytest.mark.parametrize("sly", SLY)
def test_hostile_strings_stay_strings_everywhere(sly: str, answer: Answer) -> None:
    calm = "calm words"
    for times in (1, 2):
        shown = parse(html.summaries([dressed(sly)] * times, False))
        assert markup(shown) == markup(parse(html.summaries([dressed(calm)] * times, False)))
        assert visible(dressed(sly).article.text) in shown.text
        assert shown.words["a1.0"] == visible(dressed(sly).article.text) * times
        assert not [href for href in shown.values("href") if not href.startswith("#")]
    shown = parse(html.answer(asked(answer, sly)))
    assert markup(shown) == markup(parse(html.answer(asked(answer, calm))))
    assert " ".join(visible(sly).split()) in " ".join(shown.text.split())


def test_several_have_an_index_with_the_figures_as_told(summary: Summary) -> None:
    shown = parse(html.summaries([summary, bare(Article.from_text("Quiet."))], False))
    assert "Killings at the WeirThe Weir Gazette2024-05-03213140" in "".join(shown.text.split("\n"))
    assert [sheet.figures("killed")[1] for sheet in sheets([summary] * 2)] == [0, 0]
    assert "No article was summarised" in html.summaries([], False)


def test_an_answer_points_at_quoted_words(answer: Answer, refusal: Answer) -> None:
    shown = parse(html.answer(answer))
    piece = answer.citations[0].evidence
    assert "#cite-1" in shown.values("href")
    assert "cite-1" in shown.values("id")
    assert "".join([piece.prefix, piece.exact, piece.suffix]) in shown.text
    assert "reported, not confirmed" in shown.text
    assert "not in these articles" in parse(html.answer(refusal)).text


def test_a_fragment_has_no_page_around_it(summary: Summary) -> None:
    shown = Reader(html.fragment(summary))
    assert not [tag for tag, _ in shown.elements if tag in {"html", "head", "body", "script", "style", "meta"}]
    assert shown.words["k1.0"] == summary.casualties[0].evidence[0].exact
