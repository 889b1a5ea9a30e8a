"""What a reporter does at the desk again and again, and the articles she brings."""

from __future__ import annotations

from playwright.sync_api import Page

BRIDGE = """Bridge at Tarn Hollow gives way under a bus

TARN HOLLOW, May 6 - At least 19 passengers were killed when the old bridge gave way under a bus on Sunday, said \
Marit Solveg, a spokeswoman for the county hospital. She said 40 others had been injured.

The transport ministry said it had received reports that three engineers were detained. The bridge's owner, Fell \
Roads, denied that warnings had been ignored.

“We heard the beams crack,” said Joren Pike, a farmer."""
CONFLICTS = (
    """Nine killed in raid on Oster depot

OSTER, June 3, 2024 - Nine guards were killed in a raid on the Oster depot on Monday, said Lena Brandt, a police \
spokeswoman.""",
    """Twenty-two dead in raid on Oster depot

OSTER, June 4, 2024 - Twenty-two guards were killed in a raid on the Oster depot on Monday, said Tomas Vik, a union \
leader.""",
)
HOSTILE = """<script>document.title='run'</script> Blast <img src=x onerror="document.title='run'"> in Quarrel Bay

QUARREL BAY, July 2 - Eleven dockers were killed in Quarrel Bay on Monday, said [Ana](javascript:alert(1)) Torv, a \
<b onclick=alert(1)>harbour</b> official. {{ 7*7 }} ${alert(1)} &lt;i&gt;x&lt;/i&gt; \u202egnp.exe\u202c ![x](https://evil.example/p.png)

Seven were injured, said <svg/onload=alert(1)> the union."""


def paste(page: Page, text: str, outlet: str = "Tarn Post", published: str = "2024-05-06") -> None:
    page.get_by_role("tab", name="Article").click()
    bring = page.get_by_role("button", name="Bring an article")
    if not page.get_by_label("Paste its text").is_visible():
        bring.click()
    page.get_by_label("Paste its text").fill(text)
    page.get_by_role("textbox", name="Outlet").fill(outlet)
    page.get_by_role("textbox", name="Date").fill(published)
    page.get_by_role("button", name="Summarise").click()
    page.wait_for_selector("#progress :text('summarised and kept')")
    page.wait_for_selector("#sheet [data-item]")


def ask(page: Page, question: str, number: int) -> None:
    page.get_by_role("tab", name="Ask").click()
    page.get_by_label("Your question").fill(question)
    page.get_by_role("button", name="Ask", exact=True).click()
    page.wait_for_selector(f"#turn-{number} :is(.after, .trouble)")


def only(page: Page, title: str) -> None:
    """Ask this article alone: other journeys share the library."""
    page.get_by_role("tab", name="Ask").click()
    page.get_by_role("button", name="Where to look").click()
    box = page.get_by_label("Only these articles")
    box.fill(title)
    page.get_by_role("option").filter(has_text=title).first.click()
