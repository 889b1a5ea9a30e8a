"""Whether a page shows its article, a part of it, or only a wall: payment, consent, robot check, script, error.

The declaration is schema.org's ``isAccessibleForFree`` and the ``article:content_tier`` of Open Graph; the wordings are
those of the common subscription, consent and bot-protection products. A whole article is never called a stub because a
page carries such a box: the text must be short as well.
Not responsible for: getting behind a wall. Nothing here does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from summarizer.article import Cut
from summarizer.errors import SourceEmpty
from summarizer.leftovers import is_prose
from summarizer.readers.assembly import told
from summarizer.readers.limits import named

if TYPE_CHECKING:
    from lxml.html import HtmlElement

STUB_WORDS = 60
"""A teaser with fewer words tells too little to be summarised."""

SHORT_WORDS = 300
"""An article of this many words is taken for whole, whatever boxes stand around it."""

LONGEST_WALL_LINE = 250
MOST_SEEN = 200_000
"""Characters of a page in which a wall is looked for."""

WALL = re.compile(
    r"subscribe (?:now )?(?:to|for) (?:continue|keep|read|unlock|full access|unlimited)|"
    r"to (?:continue|keep) reading(?: this (?:article|story))?[,:]? (?:please )?(?:subscribe|log ?in|sign ?in|register|"
    r"create|become)|(?:subscribe|log ?in|sign ?in|register|sign up|create an account|become a member) to "
    r"(?:continue|keep|read|see|view|access|unlock)|"
    r"this (?:article|story|content|page) is (?:only )?(?:for|available to|reserved for|exclusive to) (?:our )?"
    r"(?:paying |registered )?(?:subscribers|members)|(?:for )?(?:subscribers|members) only|subscriber[- ]only|"
    r"(?:only )?available (?:only )?to (?:subscribers|members)|already (?:a (?:subscriber|member)|subscribed)\??|"
    r"you(?:'ve| have) (?:reached|used|read) (?:your|all|the)\b.{0,40}\b(?:free|limit)|unlock (?:this|the full) "
    r"(?:article|story)|read the (?:full|rest of (?:the|this)) (?:article|story) (?:with|by|for)|"
    r"start your (?:free )?(?:trial|subscription)",
    re.IGNORECASE,
)
ROBOT = re.compile(
    r"just a moment|checking (?:your browser|if the site connection)|verify(?:ing)? (?:that )?you are (?:a )?human|"
    r"are you a robot|unusual traffic|attention required|access (?:to this page has been )?denied|complete the captcha|"
    r"pardon our interruption",
    re.IGNORECASE,
)
CONSENT = re.compile(
    r"before you continue|we (?:value|care about|respect) your privacy|(?:we|our) (?:and our )?(?:\d+ )?(?:\w+ )?"
    r"partners|(?:accept|reject|agree to) (?:all )?(?:and (?:close|continue)|cookies)|manage (?:your )?"
    r"(?:consent|preferences|cookies)|consent to the use of cookies",
    re.IGNORECASE,
)
SCRIPT = re.compile(
    r"(?:enable|turn on|activate|requires?|need(?:s|ed)?|without) java ?script|java ?script (?:is|to be|must be|"
    r"appears to be) (?:disabled|enabled|required|turned)",
    re.IGNORECASE,
)
MISSING = re.compile(
    r"(?:error )?(?:404|403|410|500|502|503)\b.{0,60}|.{0,30}\b(?:page|article|story) "
    r"(?:can(?:not|'t) be |could not be |was )?(?:not )?found\b.{0,60}|"
    r"(?:this )?page (?:is )?(?:no longer|not) (?:available|here|exists?)\b.{0,60}|"
    r"(?:bad gateway|service unavailable|forbidden)\b.{0,60}",
    re.IGNORECASE,
)
SAVE_IT = "open it in a browser and save the page as the browser shows it, or copy its text into a file"
WALLS = (
    (ROBOT, "is a check for robots, not an article", SAVE_IT),
    (SCRIPT, "shows its text only with JavaScript", SAVE_IT),
    (CONSENT, "is a request for consent, not an article", SAVE_IT),
)


def is_declared(tree: HtmlElement, found: list[dict[str, Any]]) -> bool:
    """Whether the page itself says that its article is not free to read."""
    for item in found:
        if str(item.get("isAccessibleForFree", "")).lower() == "false":
            return True
    return bool(
        tree.xpath(
            '//meta[(@property="article:content_tier" or @name="article:content_tier") and '
            '(@content="locked" or @content="metered")]'
        )
    )


def judge(text: str, seen: str, declared: bool, source: str) -> tuple[str, tuple[Cut, ...]]:
    """The article's text without the wall's own lines, and the notice when only its beginning is there.

    ``seen`` is the whole visible text of the page. Raises SourceEmpty when a wall stands before too little text.
    """
    words = len(text.split())
    if words >= SHORT_WORDS:
        return text, ()
    wall = WALL.search(seen[:MOST_SEEN])
    if wall is None and not (declared and (words < STUB_WORDS or text.rstrip().endswith(("…", "...")))):
        return text, ()
    body = "\n".join(line for line in text.split("\n") if not _is_wall_line(line)).strip()
    if len(body.split()) < STUB_WORDS:
        raise SourceEmpty(
            f"{named(source)} is a paywall: only the first {len(body.split())} words can be read",
            "save the whole article from a browser that is signed in",
        )
    return body, (told(wall[0] if wall else body, "paywall: the page gives only the beginning"),)


def _is_wall_line(line: str) -> bool:
    found = WALL.search(line[:LONGEST_WALL_LINE]) if len(line) <= LONGEST_WALL_LINE else None
    return found is not None and (found.start() < 40 or not is_prose(line))


def refuse_walls(text: str, title: str | None, seen: str, without_script: str, source: str) -> None:
    """Raise SourceEmpty when a short page is a robot check, a consent request, an error or empty without scripts."""
    words = len(text.split())
    if words >= 120:
        return
    line = " ".join((title or "").split())
    if MISSING.fullmatch(line):
        raise SourceEmpty(f"{named(source)} is an error page, not an article", "check the address, or save it again")
    shown = f"{line}\n{seen[:MOST_SEEN]}"
    for pattern, what, hint in WALLS:
        if pattern.search(shown) and words < STUB_WORDS:
            raise SourceEmpty(f"{named(source)} {what}", hint)
    if words < 10 and SCRIPT.search(without_script):
        raise SourceEmpty(f"{named(source)} shows its text only with JavaScript", SAVE_IT)
