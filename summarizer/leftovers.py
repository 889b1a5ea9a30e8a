"""Page leftovers: lines of a web page that are no part of its article, and the general rules that know them.

A rule knows a whole line, never a word inside prose: "The minister declined to share this" stays. Three strengths:
a *sure* line is cut wherever it stands; a *weak* one (a lone "Email" or "Menu", which may also be a subheading) only
next to another leftover; an *opening* ("Leave a Reply", "Most popular") also takes what follows it, all of it when
no prose follows, else the list items and the rest of its own block. The wordings are those of the default themes of
WordPress, Drupal and Disqus, and of the boxes that readability, trafilatura and jusText name as boilerplate.

Not responsible for: bylines and date lines (masthead), markup (readers).
"""

from __future__ import annotations

import re
from typing import NamedTuple

LONGEST_LINE = 300
"""Longer lines are prose, whatever they say."""

NETWORK = (
    r"(?:facebook|twitter|x|whats ?app|linked ?in|reddit|pinterest|tumblr|e-?mail|print|telegram|pocket|messenger|"
    r"skype|viber|line|bluesky|mastodon|threads|instagram|you ?tube|tik ?tok|google ?(?:\+|plus|news)?|flipboard|"
    r"copy(?: link)?|more|share|tweet|save|post)"
)
NETWORKS = rf"{NETWORK}(?:[\s|·•,/&+-]*(?:\band\b\s*)?{NETWORK})"
AGENCY = r"(?:AFP|AP|EPA|PA|Reuters|Associated Press|Getty(?: Images)?|Shutterstock|Alamy|iStock)"
SERVICE_LINK = (
    r"(?:privacy(?: policy)?|terms(?: of (?:use|service)| (?:and|&) conditions)?|cookie policy|contact(?: us)?|"
    r"about(?: us)?|advertise(?: with us)?|sitemap|rss|help|careers|home)"
)
NO_STOP = r"(?!.*[.!]$)"


class Leftover(NamedTuple):
    """A line that was cut: its first words and why."""

    start_words: str
    reason: str


class Rule(NamedTuple):
    """``pattern`` must match a whole line."""

    reason: str
    pattern: re.Pattern[str]


def _rule(reason: str, *alternatives: str) -> Rule:
    return Rule(reason, re.compile("|".join(alternatives), re.IGNORECASE))


SURE = (
    _rule(
        "comment form",
        r"your e-?mail address will not be published\.?(?: required fields are marked ?\*?\.?)?",
        r"required fields are marked ?\*?\.?",
        r"save my name, e-?mail,? and website in this browser for the next time i comment\.?",
        r"notify me (?:of|about|when) .{0,60}(?:comments?|posts?|replies)\b.{0,30}",
        r"you must be (?:logged|signed) in to (?:post a )?comment\.?",
        r"(?:log|sign) in to (?:leave a comment|reply|comment)\.?",
        r"comments (?:are )?(?:closed|disabled|turned off)\.?|be the first to comment\.?|no comments(?: yet)?\.?",
        r"(?:view|show|load|see|read) (?:all |more |\d+ )?comments",
        r"(?:click here to )?cancel reply|(?:post|submit|add|send) (?:your )?comment",
    ),
    _rule(
        "spam notice",
        r"this site uses akismet\b.{0,150}",
        r"learn (?:more about )?how your comment data is processed\.?",
        r"this (?:site|form) is protected by recaptcha\b.{0,150}",
    ),
    _rule(
        "share bar",
        r"(?:click to )?(?:share|e-?mail|print|tweet|send|save|pin)\b.{0,80}\(opens in (?:a )?new window\)",
        r"(?:share|tweet|pin|post|send|save)(?: (?:this|it))?(?: (?:article|story|post|page))?"
        rf" (?:on|to|via|by|with) {NETWORKS}*",
        rf"{NETWORKS}+",
        r"(?:e-?mail|print|send|save|bookmark|tweet|copy) (?:this|the)(?: (?:page|article|story|post|"
        r"link))?(?: to a friend)?",
        r"like this:|like loading\.{3}|loading(?:\.{3}|…)|\d+(?:\.\d)?k? shares?|link copied!?",
    ),
    _rule(
        "related link",
        r"(?:related|read(?: also| more| next)?|also read|see also|must read|you may (?:also )?like|"
        r"more on this(?: story)?|"
        r"further reading|recommended|don't miss|related (?:story|article|news|post|video)|watch|listen)"
        rf"\s*[:>»|]\s*{NO_STOP}.{{3,160}}",
        rf"read more (?:about|on|at|from|here)\b{NO_STOP}.{{0,80}}|continue reading(?: .{{0,60}})?[.…→»]*",
        r"(?:click|tap) here (?:to|for) (?:read|more|see|watch|subscribe|sign)\b.{0,100}",
        rf"(?:previous|next) (?:post|article|story)\b{NO_STOP}.{{0,150}}",
    ),
    _rule(
        "newsletter box",
        r"(?:please )?(?:subscribe|sign up)\b.{0,100}\b(?:newsletters?|in-?box|mailing list|e-?mail alerts?|"
        r"updates)\b.{0,60}",
        r"(?:register|join) (?:for|to|our|us)\b.{0,80}\b(?:newsletters?|mailing list|e-?mail alerts?)\b.{0,60}",
        r"(?:enter|type) your e-?mail(?: address)?\b.{0,80}",
        r"already (?:a subscriber|subscribed|registered|have an account)\b.{0,40}",
        r"get .{0,80}\b(?:delivered|sent)(?: straight| directly)? to your in-?box\b.{0,40}",
        r"by (?:signing up|subscribing|clicking),? you (?:agree|accept|consent)\b.{0,200}",
        r"(?:thank you|thanks) for (?:subscribing|signing up)\b.{0,40}",
        r"to (?:continue reading|read the full story),? .{0,60}(?:subscribe|log in|sign in|register)\b.{0,60}",
    ),
    _rule(
        "cookie banner",
        r"(?:this (?:web)?site|we(?: and our partners)?|our (?:web)?site) uses? cookies\b"
        r"(?=.*\b(?:you|your|experience|consent)\b).{0,250}",
        r"by (?:continuing|using) (?:to )?(?:use|browse|this|our).{0,60}\bcookies?\b.{0,120}",
        r"(?:accept|reject|manage)(?: all)? cookies|cookie (?:settings|preferences)",
    ),
    _rule(
        "advertisement",
        r"[-–— ]*(?:advertise?ments?|advertising|sponsored(?: content| links| post)?|promoted(?: content)?|"
        r"paid content)[-–— ]*",
        r"(?:story|article|report) continues (?:below|after)(?: (?:this |the )?(?:advertisement|ad|video|"
        r"gallery|photo))?\.?",
        r"continue reading the main story|scroll (?:down )?to continue.{0,40}|skip (?:this )?(?:advertisement|"
        r"ad)|ad feedback",
    ),
    _rule(
        "follow us",
        rf"(?:follow|like|find|join|connect with) (?:us|our .{{1,30}}|@\w+) on (?:our )?{NETWORK}\b.{{0,80}}|"
        rf"follow us:?",
        rf"follow .{{1,50}} on {NETWORK}:?(?: @\w+)?\.?",
    ),
    _rule(
        "copyright footer",
        r"©.{1,200}|(?:\(c\)|copyright(?: ©| \(c\))?)\s*(?:\d{4}|by\b).{0,200}",
        r"(?:.{0,80}\b(?:19|20)\d\d\b.{0,80}[.,|-]\s*)?all rights reserved\.?",
        r"this material may not be (?:published|reproduced|copied)\b.{0,150}",
    ),
    _rule(
        "picture credit",
        rf"{AGENCY}(?: photo| images)?(?:\s*[/|]\s*{AGENCY}(?: photo| images)?)+|getty images",
        r"image (?:copyright|source|credit)s?\b(?!.*[.!?]$).{1,60}",
    ),
    _rule(
        "page navigation",
        r"home\s*[>»›/|]\s*.{1,120}|skip to (?:main |the )?(?:content|navigation)|toggle (?:navigation|menu)",
        r"back to (?:the )?(?:top|home|homepage)|listen to this (?:article|story).{0,40}",
        r"(?:tags?|tagged(?: with)?|filed under|posted in|keywords|categor(?:y|ies)):\s*(?!.*[.!?]$).{1,200}",
        r"\d{1,2}[- ]min(?:ute)?s? read|(?:estimated )?reading time:? .{1,20}",
        rf"{SERVICE_LINK}(?:\s*[|·•/-]?\s*{SERVICE_LINK}){{1,20}}|privacy policy|cookie policy|terms of (?:use|"
        rf"service)",
    ),
)

OPENINGS = (
    _rule(
        "comment form",
        r"(?:leave|post|write|add) a (?:reply|comment|response)(?: to .{1,60})?(?: cancel reply)?",
        r"join the (?:conversation|discussion)|comments?|\d+ (?:comments?|responses|replies|thoughts)\b.{0,160}",
    ),
    _rule("share bar", r"share(?: (?:this|via|on|with))?(?: (?:article|story|post|page|link|friends|your network))?:?"),
    _rule(
        "related links",
        r"(?:related|recommended|similar|popular|trending|latest|recent|other|more)(?: (?:articles?|stor(?:y|"
        r"ies)|news|posts?|"
        r"content|links?|topics?|coverage|videos?|reading|reads?|for you|now|headlines|from .{1,40}))?:?",
        r"you (?:may|might) (?:also )?(?:like|be interested in|enjoy)(?: .{0,20})?:?|don't miss:?|"
        r"more on this (?:story|topic):?",
        r"most (?:popular|read|viewed|shared|commented)(?: .{1,20})?|(?:also|must) read:?|read (?:also|next|"
        r"more):?|see also:?",
        r"top stories|editor'?s'? picks?|what to read next|(?:from )?around the web|keep reading|explore more",
    ),
    _rule(
        "newsletter box",
        r"(?:our |free |daily )?newsletters?(?: sign ?up)?|subscribe(?: now| today)|stay (?:informed|"
        r"connected|up to date)",
    ),
)

WEAK = (
    _rule(
        "page furniture",
        NETWORK,
        r"name ?\*?|e-?mail(?: address)? ?\*?|website|comment ?\*?|Δ|submit|send|reply|sign up|log ?in|"
        r"sign ?in|register",
        r"subscribe|menu|search|home|close|next|previous|listen|sections|topics|tags|follow|comments?",
        SERVICE_LINK,
    ),
)

EDGE = 5_000
"""Lines at either end of a very long text in which leftovers are looked for."""

CREDIT = re.compile(
    r"(?:photo(?:graph)?|picture|image|video)s?(?: credit| courtesy)?(?: of| by)?\s*[:/]\s*(.{1,80})", re.IGNORECASE
)
SMALL_WORDS = frozenset(["and", "for", "via", "of", "the", "de", "la", "el", "al", "bin", "von", "van"])
LIST_ITEM = re.compile(r"\s*(?:[-*•‣·»>▪◦]|\d{1,2}[.)])\s*\S")
PROSE_END = re.compile(r"[.!?…。！？؟।][\"'”’»)\]]*$")
READER_COMMENT = re.compile(r".{1,60} says:?")


def is_prose(line: str) -> bool:
    """Whether a line reads as a sentence or more: six words and a stop at its end, or too long to be anything else."""
    if len(line) > LONGEST_LINE:
        return True
    words = line.split()
    unspaced = any(letter >= "\u2e80" for letter in line)
    return len(words) > 40 or (bool(PROSE_END.search(line)) and (len(words) >= 6 or (unspaced and len(line) >= 10)))


def cut_leftovers(lines: list[str]) -> tuple[list[str], list[Leftover]]:
    """The lines that stay, and what was cut, in order. A cut line leaves a blank one; equal cuts are listed once.

    Of more lines than a page has, only the first and the last ``EDGE`` are looked at.
    """
    if len(lines) > 2 * EDGE:
        middle: list[str | None] = [None] * (len(lines) - 2 * EDGE)
        reasons = _reasons(lines[:EDGE]) + middle + _reasons(lines[-EDGE:])
    else:
        reasons = _reasons(lines)
    kept = ["" if reason else line for line, reason in zip(lines, reasons, strict=True)]
    cut = [Leftover(first_words(line), why) for line, why in zip(lines, reasons, strict=True) if why]
    return kept, list(dict.fromkeys(cut))


def first_words(line: str) -> str:
    """The first eight words, at most 120 characters."""
    return " ".join(line.split(None, 8)[:8])[:120]


def _reasons(lines: list[str]) -> list[str | None]:
    """For each line why it is cut, or None."""
    reasons = [_sure(line) for line in lines]
    prose = [at for at, line in enumerate(lines) if not reasons[at] and is_prose(line)]
    first, last = (prose[0], prose[-1]) if prose else (len(lines), -1)
    for at, line in enumerate(lines):
        opening = None if reasons[at] or is_prose(line) else _match(OPENINGS, line)
        if opening is None:
            continue
        reasons[at] = opening
        if first < at and (last < at or (opening == "comment form" and _reader_comments_follow(lines, at))):
            return reasons[:at] + [
                reason or (opening if line else None) for line, reason in zip(lines[at:], reasons[at:], strict=True)
            ]
        _cut_its_list(lines, reasons, at, opening)
    _cut_weak(lines, reasons)
    return reasons


def _sure(line: str) -> str | None:
    if not line or len(line) > LONGEST_LINE:
        return None
    return _match(SURE, line) or ("picture credit" if _is_picture_credit(line) else None)


def _match(rules: tuple[Rule, ...], line: str) -> str | None:
    line = " ".join(line.split()).replace("’", "'")
    return next((rule.reason for rule in rules if rule.pattern.fullmatch(line)), None)


def _is_picture_credit(line: str) -> bool:
    """A credit names people and agencies only; with any other small word it is a caption, and stays."""
    match = CREDIT.fullmatch(line)
    if match is None or line.endswith((".", "!", "?")):
        return False
    words = [word for word in re.split(r"[\s/|,()]+", match[1]) if word]
    return len(words) <= 8 and all(not word[0].islower() or word in SMALL_WORDS for word in words)


def _reader_comments_follow(lines: list[str], at: int) -> bool:
    return any(READER_COMMENT.fullmatch(line) for line in lines[at + 1 : at + 4])


def _cut_its_list(lines: list[str], reasons: list[str | None], at: int, reason: str) -> None:
    """Cut what belongs to an opening in the middle of an article: its own block, and list items after it."""
    in_block = True
    for below in range(at + 1, len(lines)):
        line = lines[below]
        in_block = in_block and bool(line)
        if not line:
            continue
        if reasons[below] or is_prose(line) or not (in_block or LIST_ITEM.match(line)):
            return
        reasons[below] = reason


def _cut_weak(lines: list[str], reasons: list[str | None]) -> None:
    """Cut weak lines that touch a cut line or each other (blank lines between them do not count)."""
    filled = [at for at, line in enumerate(lines) if line]
    weak = [not reasons[at] and len(lines[at]) <= 40 and bool(_match(WEAK, lines[at])) for at in filled]
    position = 0
    while position < len(filled):
        end = position
        while end < len(filled) and weak[end]:
            end += 1
        touches = (position > 0 and reasons[filled[position - 1]]) or (end < len(filled) and reasons[filled[end]])
        if end - position >= 2 or (end > position and touches):
            for at in filled[position:end]:
                reasons[at] = WEAK[0].reason
        position = max(end, position + 1)
