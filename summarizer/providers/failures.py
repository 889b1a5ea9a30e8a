"""What went wrong, in the package's own errors: for the whole run, for this article, or only for now.

No message carries a key, a header or an address with a password: servers' words are cut short and searched for keys.
Not responsible for: waiting and trying again (exchange).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from time import time
from typing import Any, NamedTuple

from pydantic import BaseModel

from summarizer.errors import EngineError, EngineUnavailable, ModelFailed
from summarizer.providers.items import Deaf
from summarizer.providers.said import ServerSaysError, TooLong, Unreadable
from summarizer.usage import NOTHING, Usage

LONGEST_WAIT = 60.0
"""Seconds that a server may ask to wait before it counts as a failure."""
LONGEST_WORDS = 200

HINT_LATER = "try again later, or lower SUMMARIZER_CONCURRENCY"
HINT_SHORTER = "lower what one call holds: SUMMARIZER_CALLS=facets, a shorter article, or a model with more context"
HINT_CUT_OFF = "raise SUMMARIZER_MAX_TOKENS, or lower what one call holds: SUMMARIZER_CALLS=facets"
HINT_ADDRESS = "check SUMMARIZER_BASE_URL; most such addresses end in /v1"
HINT_REFUSED = "the article stays without a summary by this model; use another, or --engine offline"


class Where(NamedTuple):
    """Whom a call goes to. ``key`` is here to be searched for, never to be shown."""

    host: str
    model: str
    key: str | None
    timeout: float

    def __repr__(self) -> str:
        """Say it without the key."""
        return f"Where({self.host}, {self.model})"


class CutOff(ModelFailed):
    """A reply that ended at its limit of tokens. ``arrived`` is what of it came whole, None when no item did."""

    def __init__(self, message: str, hint: str = "", arrived: BaseModel | None = None) -> None:
        super().__init__(message, hint)
        self.arrived = arrived

    def __reduce__(self) -> tuple[Any, ...]:
        """Leave what arrived behind at a process border: its type is made at run time."""
        return CutOff, (self.message, self.hint), {"usage": usage_of(self)}


class Passing(Exception):
    """A failure that may pass: wait ``after`` seconds (None: the usual) and try again, else raise ``failure``."""

    def __init__(
        self,
        failure: EngineError,
        after: float | None = None,
        *,
        billed: bool = False,
        away: bool = False,
        busy: bool = False,
    ) -> None:
        super().__init__(failure.message)
        self.failure = failure
        self.after = after
        self.billed = billed
        """Whether the server may have done, and charged for, the work."""
        self.away = away
        """Whether nobody listens at the address."""
        self.busy = busy
        """Whether the server asks for fewer calls."""


class Misspoken(Exception):
    """The server refuses the way it was asked, in the words ``said``."""

    def __init__(self, failure: EngineError, said: str) -> None:
        super().__init__(failure.message)
        self.failure = failure
        self.said = said


def charge(failure: EngineError, usage: Usage) -> EngineError:
    """Note on ``failure`` what the calls up to it took."""
    vars(failure)["usage"] = usage
    return failure


def usage_of(failure: EngineError) -> Usage:
    """What the calls up to ``failure`` took; nothing when it was raised before any."""
    usage = vars(failure).get("usage", NOTHING)
    return usage if isinstance(usage, Usage) else NOTHING


def understood(error: Exception, where: Where) -> Passing | Misspoken | EngineError | None:
    """What an error of the client means, or None when it is none of a call's."""
    import httpx2
    import openai

    if isinstance(error, (EngineError, Passing, Misspoken, Deaf)):
        return None if isinstance(error, Deaf) else error
    cause = error.__cause__ if isinstance(error, openai.APIConnectionError) else error
    if isinstance(error, openai.APIStatusError):
        return _of_status(error.status_code, error.body, error.response.headers, where)
    if isinstance(cause, TooLong):
        return ModelFailed(f"{where.host} sent far more than was asked for", "use another model or server")
    if isinstance(error, (TimeoutError, openai.APITimeoutError, httpx2.TimeoutException)):
        late = ModelFailed(
            f"{where.model} at {where.host} did not answer within {where.timeout:g} seconds",
            "raise SUMMARIZER_TIMEOUT, or use a faster model",
        )
        return Passing(late, billed=True)
    if isinstance(cause, httpx2.ConnectError):
        return Passing(_unreachable(where, cause), away=True)
    if isinstance(cause, (Unreadable, ValueError)):
        return Passing(ModelFailed(f"what {where.host} sent is no chat completion", HINT_ADDRESS), billed=True)
    if isinstance(error, (ServerSaysError, openai.APIError)) and not isinstance(error, openai.APIConnectionError):
        return _of_status(_status_in(error.body), error.body, {}, where)
    if isinstance(error, (EOFError, openai.APIConnectionError, httpx2.HTTPError, httpx2.StreamError)):
        broke = ModelFailed(f"the connection to {where.host} broke before the reply was whole", HINT_LATER)
        return Passing(broke, billed=True)
    return None


def _unreachable(where: Where, cause: BaseException) -> EngineUnavailable:
    why = _words(str(cause), where) or "no connection"
    return EngineUnavailable(
        f"nobody answers at {where.host}: {why}", "start the model server, or check SUMMARIZER_BASE_URL"
    )


def _status_in(body: Any) -> int:
    """The HTTP status that an error in a reply's body stands for."""
    code = body.get("code") if isinstance(body, dict) else None
    if isinstance(code, str) and code.isdigit():
        code = int(code)
    return code if isinstance(code, int) and 400 <= code < 600 else 500


_CONTEXT = re.compile(
    r"context.{0,20}(length|size|window)|maximum context|exceed_context|too many tokens|prompt is too long"
    r"|reduce the length|input length",
    re.IGNORECASE,
)
_FILTER = re.compile(r"content.?(filter|policy|management)|moderation|flagged|safety system", re.IGNORECASE)
_QUOTA = re.compile(r"insufficient_quota|billing_hard_limit|insufficient (credit|balance|funds)", re.IGNORECASE)
_KEY = re.compile(r"api.?key.{0,30}(not valid|invalid|incorrect|expired)|(invalid|incorrect) api.?key", re.IGNORECASE)
_MODEL = re.compile(r"model.{0,120}(not (found|exist|supported)|does not exist|invalid)|(unknown|invalid) model", re.I)
_OWN_FORMAT = re.compile(r"json_validate_failed|tool_use_failed", re.IGNORECASE)
_ENGINE_ROOM = re.compile(r"jinja|grammar", re.IGNORECASE)
_SUPPORT = re.compile(r"support.{0,40}(tool|function|response_format|structured|parameter)", re.IGNORECASE)


def _of_status(status: int, body: Any, headers: Mapping[str, str], where: Where) -> Passing | Misspoken | EngineError:
    raw = _raw_words(body)
    words = _words(raw, where)
    said = f"{where.host} says ({status}): {words}" if words else f"{where.host} answered with status {status}"
    if status == 401 or (status == 403 and not _FILTER.search(raw)) or (status == 400 and _KEY.search(raw)):
        return EngineUnavailable(f"{where.host} does not accept the key: {words or status}", "check the key")
    if status == 402 or _QUOTA.search(raw):
        return EngineUnavailable(f"the account at {where.host} is used up: {words or status}", "add credit or wait")
    if status == 413 or (status < 500 and _CONTEXT.search(raw)):
        return ModelFailed(f"the text is too long for {where.model}: {words or status}", HINT_SHORTER)
    if status < 500 and status != 429 and _FILTER.search(raw):
        return ModelFailed(f"{where.host} refused the text: {words or status}", HINT_REFUSED)
    if 300 <= status < 400:
        return EngineUnavailable(f"{where.host} sends calls on to another address ({status})", HINT_ADDRESS)
    if status in {400, 422, 501} or (status == 404 and _SUPPORT.search(raw)) or _ENGINE_ROOM.search(raw):
        return _of_request(said, raw, where)
    if status in {404, 405}:
        return _unknown(words, where)
    if status in {408, 409, 425, 429} or status >= 500:
        return _for_now(status, said, headers, where)
    return ModelFailed(said, "look into the server's log")


def _of_request(said: str, raw: str, where: Where) -> Passing | Misspoken | EngineError:
    if _OWN_FORMAT.search(raw):
        return Passing(ModelFailed(said, "use SUMMARIZER_MODE=json, or a stronger model"), billed=True)
    if _MODEL.search(raw):
        return _unknown(_words(raw, where), where)
    return Misspoken(ModelFailed(said, "try another SUMMARIZER_MODE: json-schema, tools or json"), raw)


def _unknown(words: str, where: Where) -> EngineUnavailable:
    return EngineUnavailable(
        f"{where.host} has no model {where.model}, or not at this address{': ' if words else ''}{words}",
        "check SUMMARIZER_MODEL (is it pulled or loaded?) and SUMMARIZER_BASE_URL; most such addresses end in /v1",
    )


def _for_now(status: int, said: str, headers: Mapping[str, str], where: Where) -> Passing | ModelFailed:
    after = _wait_asked(headers)
    if after is not None and after > LONGEST_WAIT:
        return ModelFailed(f"{where.host} asks to wait {after:.0f} seconds ({status})", HINT_LATER)
    why = f"{where.host} takes no more calls at present (429)" if status == 429 else said
    return Passing(ModelFailed(why, HINT_LATER), after, busy=status == 429)


def _wait_asked(headers: Mapping[str, str]) -> float | None:
    """Seconds that Retry-After asks for, as a number or a date (RFC 9110, 10.2.3)."""
    for name, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        value = headers.get(name, "").strip()
        if re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,9})?", value):
            return float(value) * unit
    try:
        return max(parsedate_to_datetime(headers.get("retry-after", "")).timestamp() - time(), 0.0)
    except (TypeError, ValueError, OverflowError):
        return None


def _raw_words(body: Any) -> str:
    """The words of an error's body, wherever a server puts them; code and type with them."""
    if isinstance(body, dict):
        inner = body.get("error", body)
        inner = inner if isinstance(inner, dict) else {"message": inner}
        parts = [inner.get("message") or inner.get("detail"), inner.get("code"), inner.get("type"), inner.get("param")]
        return " ".join(str(part)[:2000] for part in parts if part)
    return str(body or "")[:2000]


_KEYS = re.compile(r"\b(sk|pk|rk|gsk|xai|key)-[\w*.-]{3,}|bearer\s+\S+|(?<=://)[^/\s@]{1,300}@", re.IGNORECASE)


def _words(said: str, where: Where) -> str:
    """A server's words as one short line without keys and markup."""
    line = " ".join(re.sub(r"<[^<>]{0,200}>", " ", said[:2000]).split())
    if where.key:
        line = line.replace(where.key, "[key]")
    line = "".join(letter for letter in _KEYS.sub("[key]", line) if letter.isprintable())
    return line if len(line) <= LONGEST_WORDS else line[: LONGEST_WORDS - 1] + "…"
