from __future__ import annotations

import re

import pytest

from summarizer.answer import Answer, AnswerSentence, Citation
from summarizer.article import Article
from summarizer.exporters import html
from summarizer.summary import SCHEMA_VERSION, Rejected, Summary
from tests.page.dispatches import MADE_BY, river

RIVER = river()
SCRIPTS = """<script>document.title='run'</script><img src=x onerror="document.title='run'"> </script>\
<svg/onload=alert(1)> " onclick=alert(1) x=" {{ 7*7 }} {% raw %} &lt;b&gt; &#x202e; javascript:alert(1) \
<!-- ]]> `${alert(1)}`"""


def hostile() -> Summary:
    article = Article.from_text(
        f"{SCRIPTS}\n\nA second line.", title=SCRIPTS, outlet=SCRIPTS, url="javascript:alert(1)"
    )
    rejected = [Rejected(kind="claim", text=SCRIPTS, quoted=SCRIPTS, reason="schema", nearest=None)]
    return Summary(
        schema_version=SCHEMA_VERSION, article=article, headline=SCRIPTS, abstract=[], claims=[], sources=[],
        casualties=[], forces=[], control=[], timeline=[], rejected=rejected, notices=[SCRIPTS],
        made_by=MADE_BY.model_copy(update={"model": SCRIPTS, "engine": SCRIPTS}),
    )  # fmt: skip


def test_an_item_shows_its_words(visit) -> None:
    desk = visit(html.summaries([RIVER], True))
    page = desk.page
    page.locator("#k1 .worded").click()
    assert desk.lit() == "".join(piece.exact for piece in RIVER.casualties[0].evidence)
    assert page.locator(".text .on-figure").all_text_contents() == ["Forty", "ferry passengers"]
    assert page.evaluate("location.hash") == "#k1"
    assert page.locator("#k1.selected").count() == 1
    assert desk.in_view(".text .on-figure")
    desk.shoot()


def test_words_show_their_items_one_after_the_other(visit) -> None:
    desk = visit(html.summaries([RIVER], True))
    words = desk.page.locator(".mark.sure-denied").first
    words.click()
    assert desk.page.locator(".item.selected").get_attribute("id") == "c4"
    assert desk.in_view("#c4 .words")
    name = desk.page.locator('[data-at~="f1.0"]').first
    seen = []
    for _ in range(4):
        name.click()
        seen.append(desk.page.locator(".item.selected").get_attribute("id"))
    assert seen[0] == "f1"
    assert len(set(seen)) == 4
    desk.page.locator("[data-offer=c5]").click()
    assert desk.page.locator(".item.selected").get_attribute("id") == "c5"
    desk.shoot()


def test_the_keyboard_walks_through_items_and_evidence(visit) -> None:
    desk = visit(html.summaries([RIVER], True))
    page = desk.page
    press = page.keyboard.press
    press("j")
    first = page.locator(".item.selected").get_attribute("id")
    press("j")
    second = page.locator(".item.selected").get_attribute("id")
    assert [first, second] == ["a1", "k1"]
    assert page.evaluate("document.activeElement.hash") == "#k1"
    press("k")
    assert page.locator(".item.selected").get_attribute("id") == "a1"
    page.evaluate("location.hash = 'c1'")
    page.wait_for_selector("#c1.selected")
    press("n")
    assert "c1.1" in page.evaluate("document.activeElement.dataset.at").split()
    assert desk.words("c1.1") == RIVER.claims[0].evidence[1].exact
    assert "2 of 2" in page.locator("[data-selection-place]").inner_text()
    assert "evidence 2 of 2" in page.locator("[data-heard]").inner_text()
    press("p")
    assert "c1.0" in page.evaluate("document.activeElement.dataset.at").split()
    press("o")
    assert page.locator(".item.selected").get_attribute("id") != "c1"
    press("Escape")
    assert page.locator(".text .on").count() == 0
    assert page.evaluate("location.hash") == ""
    press("?")
    assert page.locator("dialog[open]").count() == 1
    desk.shoot()
    page.locator("[data-keys]").uncheck()
    press("Escape")
    press("j")
    assert page.locator(".item.selected").count() == 0


def test_an_address_leads_to_its_item(visit) -> None:
    desk = visit(html.summaries([RIVER], True), address="#c1")
    assert desk.page.locator("#c1.selected").count() == 1
    assert desk.in_view("#c1 .words")
    assert desk.in_view(".text .on-content")
    link = desk.page.locator("#c1 .refs a").nth(1)
    link.click()
    assert desk.page.locator(".sentence.flash").text_content().startswith("The mission had received")


def test_the_rejected_drawer_opens_for_its_item(visit) -> None:
    desk = visit(html.summaries([RIVER], True))
    assert not desk.page.locator("#x1").is_visible()
    desk.page.locator("#rejected summary").click()
    desk.page.locator("#x2").click()
    assert desk.lit() == RIVER.rejected[1].nearest.exact
    assert "a number is not in the words it points at: “120”" in desk.page.locator("#x2").inner_text()
    desk.shoot(full=True)


def test_the_time_axis_selects(visit) -> None:
    desk = visit(html.summaries([RIVER], True))
    dots = desk.page.locator(".axis .dot")
    places = [float(left) for left in re.findall(r'cx="([\d.]+)%"', html.summaries([RIVER], True))]
    assert len(places) == 3
    assert len(set(places)) == 3
    desk.page.locator('.axis .dot[href="#e1"]').click()
    assert desk.page.locator("#e1.selected").count() == 1
    assert dots.count() == 7


def test_dark_and_back(visit) -> None:
    desk = visit(html.summaries([RIVER], True), address="#c1", color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = desk.page.evaluate(ground)
    desk.shoot()
    desk.page.locator("[data-do=theme]").click()
    assert desk.page.evaluate(ground) != dark
    desk.page.reload()
    desk.requests.pop()
    assert desk.page.evaluate(ground) != dark


CONTRAST = """() => {
    const channel = value => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    const parse = css => css.match(/[\\d.]+/g).map(Number);
    const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
    const ground = element => {
        for (let box = element; box; box = box.parentElement) {
            const [r, g, b, alpha = 1] = parse(getComputedStyle(box).backgroundColor);
            if (alpha === 1) return [r, g, b];
        }
        return [255, 255, 255];
    };
    const poor = [];
    for (const element of document.querySelectorAll(".report *")) {
        const own = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
        if (!own || element.closest("[hidden], script, style, svg, :disabled, dialog:not([open])")) continue;
        const [one, two] = [light(parse(getComputedStyle(element).color)), light(ground(element))].sort();
        const ratio = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
        if (ratio < 4.5) poor.push(`${element.className || element.tagName} ${ratio.toFixed(2)}`);
    }
    return [...new Set(poor)];
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_has_contrast(visit, scheme: str) -> None:
    desk = visit(html.summaries([RIVER], True), color_scheme=scheme, reduced_motion="reduce")
    desk.page.evaluate("document.querySelectorAll('details').forEach(box => box.open = true)")
    assert desk.page.evaluate(CONTRAST) == []
    for item in ("a1", "c1", "k1", "c4", "s1"):
        desk.page.evaluate(f"location.hash = '{item}'")
        desk.page.wait_for_selector(f"#{item}.selected")
        assert desk.page.evaluate(CONTRAST) == []
    desk.page.keyboard.press("?")
    assert desk.page.evaluate(CONTRAST) == []


def test_everything_pressable_has_a_name(visit) -> None:
    desk = visit(html.summaries([RIVER], True), address="#c1")
    nameless = desk.page.evaluate(
        """() => [...document.querySelectorAll("a, button, input")].filter(element =>
            !element.getAttribute("aria-label") && !element.textContent.trim() && !element.closest("label"))
            .map(element => element.outerHTML)"""
    )
    assert nameless == []


def test_print_is_the_article_and_then_the_summary(visit) -> None:
    desk = visit(html.summaries([RIVER], True), color_scheme="dark")
    desk.page.evaluate("document.querySelector('.report').dataset.theme = 'dark'")
    desk.page.emulate_media(media="print")
    number = desk.page.evaluate("getComputedStyle(document.querySelector('.sentence'), '::before').content")
    assert number == '"[1]"'
    assert not desk.page.locator(".masthead").is_visible()
    assert not desk.page.locator(".tabs").is_visible()
    text, facts = (desk.page.locator(name).bounding_box() for name in (".article", ".facts"))
    assert text["y"] + text["height"] <= facts["y"]
    assert desk.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert desk.page.locator("#x1").is_visible()
    desk.shoot(full=True)
    assert desk.page.pdf().startswith(b"%PDF")


def test_a_phone(visit) -> None:
    desk = visit(html.summaries([RIVER], True), 390, 844, has_touch=True)
    page = desk.page
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator(".facts").is_visible()
    assert not page.locator(".article").is_visible()
    desk.shoot(full=True)
    page.locator("#k1 .worded").click()
    assert page.locator(".article").is_visible()
    assert desk.in_view(".text .on-figure")
    page.locator("[data-do=flip]").click()
    assert desk.in_view("#k1 .worded")
    page.locator("[data-do=show-article]").click()
    page.locator(".mark.sure-denied").first.click()
    assert page.locator("[data-selection-label]").inner_text().startswith("claim, denied")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_hostile_strings_run_nothing(visit) -> None:
    for width in (1280, 390):
        desk = visit(html.summaries([hostile()], True), width)
        assert desk.page.title().startswith("<script>")
        assert desk.page.locator(".text").text_content() == hostile().article.text
        assert desk.page.locator("main :is(script, img)").count() == 0
        assert desk.page.locator("[onclick], [onerror], [onload]").count() == 0
        assert desk.page.locator("main a[href^=javascript]").count() == 0
        desk.page.evaluate("document.querySelectorAll('details').forEach(box => box.open = true)")
        desk.page.locator("#x1").click()
        assert "<script>" in desk.page.locator("[data-selection-label]").inner_text()
        assert desk.page.evaluate("document.documentElement.scrollWidth") <= width
        desk.shoot(full=True)


def test_the_policy_stops_what_would_slip_through(visit) -> None:
    desk = visit(html.summaries([RIVER], True).replace("</main>", "<script>document.title = 'run'</script></main>"))
    assert desk.page.title() != "run"
    assert any("Content Security Policy" in error for error in desk.errors)
    desk.errors.clear()


def test_right_to_left_and_overrides(visit) -> None:
    title = "قال شهود إن الجسر أغلق"
    body = (
        "قال شهود في المدينة إن الجسر أغلق أمام السيارات يوم الجمعة \u202egnp.exe\u202c ثم فتح.\n\nA line in English."
    )
    article = Article.from_text(body, title=title)
    plain = RIVER.model_dump() | {
        "article": article.model_dump(), "headline": title, "abstract": [], "claims": [], "sources": [],
        "casualties": [], "forces": [], "control": [], "timeline": [], "rejected": [], "notices": [],
    }  # fmt: skip
    desk = visit(html.summaries([Summary.model_validate(plain)], True))
    text = desk.page.locator(".text")
    assert text.evaluate("element => getComputedStyle(element).direction") == "rtl"
    shown = text.text_content()
    assert "\u202e" not in shown
    assert "\\u202e" in shown or "\u202e" not in article.text
    desk.shoot()


def test_several_articles(visit) -> None:
    other = Article.from_text("Nothing happened in the village on Monday, the mayor said.", title="Quiet day")
    plain = RIVER.model_dump() | {
        "article": other.model_dump(), "headline": other.title, "abstract": [], "claims": [], "sources": [],
        "casualties": [], "forces": [], "control": [], "timeline": [], "rejected": [], "notices": [],
    }  # fmt: skip
    quiet = Summary.model_validate(plain)
    desk = visit(html.summaries([RIVER, RIVER, quiet, quiet], False))
    page = desk.page
    desk.shoot()
    assert page.locator("details.sheet[open]").count() == 0
    page.locator(f'.index a[href="#{RIVER.article.id}.2-k1"]').click()
    assert page.locator("details.sheet[open]").count() == 1
    assert page.locator(f'[id="{RIVER.article.id}.2-k1"].selected').count() == 1
    assert desk.in_view(f'[id="{RIVER.article.id}.2-k1"] .worded')
    assert desk.lit() == "".join(piece.exact for piece in RIVER.casualties[0].evidence)
    page.evaluate("scrollTo(0, 0)")
    page.locator("[data-find]").fill("quiet")
    assert page.locator("[data-row]:visible").count() == 2


def test_an_answer_leads_to_its_words(visit) -> None:
    piece = RIVER.claims[0].evidence[0]
    citation = Citation(
        n=1, title=SCRIPTS, outlet="The Alder Gazette", published="2024-05-17", url="https://gazette.example/river",
        evidence=piece,
    )  # fmt: skip
    answer = Answer(
        asked="Who?", question="Who said it?", status="reported-unconfirmed", text="Ivana Holm said it.",
        sentences=[AnswerSentence(text="Ivana Holm said it.", citations=[1])], citations=[citation], nearest=[],
        rejected=[], made_by=MADE_BY,
    )  # fmt: skip
    desk = visit(html.answer(answer))
    desk.page.locator(".cite").click()
    assert desk.page.locator("#cite-1 mark").text_content() == piece.exact
    assert desk.page.locator("#cite-1").evaluate("element => element.matches(':target')")
    desk.shoot()


def test_without_script_links_still_lead_to_sentences(browser, tmp_path) -> None:
    path = tmp_path / "report.html"
    path.write_text(html.summaries([RIVER], True), encoding="utf-8")
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(path.as_uri())
    page.locator("#k1 .refs a").first.click()
    assert page.url.endswith("#n3")
    assert page.locator(".article").is_visible()
    assert page.locator(".facts").is_visible()
