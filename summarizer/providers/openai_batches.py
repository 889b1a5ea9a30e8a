"""OpenAI's Batch API: files of requests that are answered within a day, at half the price.

One ``BatchServer`` makes the lines of a file, sends files, tells how far a batch is, and reads what came back. What
went wrong with the server is EngineUnavailable: nothing is lost, and the same step can be taken again.
Not responsible for: which batches there are (summarizer.batch.openai_batch), online calls (openai).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar

from pydantic import ValidationError

from summarizer.errors import EngineError, EngineUnavailable, ModelFailed
from summarizer.providers import Call, Reply
from summarizer.providers.exchange import judge
from summarizer.providers.failures import Misspoken, Passing, charge, understood
from summarizer.providers.modes import body_of
from summarizer.providers.openai import OpenAIProvider, encodable, messages_of
from summarizer.providers.prices import tokens_in
from summarizer.providers.said import Said, ServerSaysError, TooLong, Unreadable, hear_body
from summarizer.providers.schemas import read_reply, schema_text
from summarizer.usage import Usage

if TYPE_CHECKING:
    from openai import OpenAI

T = TypeVar("T")

ENDPOINT: Literal["/v1/chat/completions"] = "/v1/chat/completions"
WINDOW: Literal["24h"] = "24h"
SHARE = 0.5
"""What a call in a batch costs of the same call online."""
TOKEN = "summarizer"  # noqa: S105 (a key of a batch's metadata, by which it is found again)
PAGES = 20
"""Pages of a hundred batches that are looked through for one that was created just before a crash."""
LONGEST_LINE = 8_000_000
HINT = "see that the server does its work; the same command goes on"
HINT_INVALID = "use a stronger model, or --retry-failed without --executor"
UNENDED = frozenset({"validating", "in_progress", "finalizing", "cancelling"})
PASSING = frozenset({408, 409, 425, 429, 500, 502, 503, 504})
"""Statuses of a single request after which it is worth sending again."""


class Standing(NamedTuple):
    """How far a batch is. ``code`` is the first error's of a batch that failed as a whole."""

    status: str
    done: int
    failed: int
    output: str | None
    errors: str | None
    code: str
    why: str

    @property
    def ended(self) -> bool:
        """Whether nothing more will come."""
        return self.status not in UNENDED


def name_of(call: Call) -> str:
    """A call's name in a batch: the same for the same question."""
    parts = [call.prompt_sha256, schema_text(call.schema), call.system, call.user, call.max_tokens]
    return sha256(json.dumps(parts).encode("utf-8")).hexdigest()[:48]


class BatchServer:
    """The batches of the account that ``provider`` asks; its dialect, its address and its key."""

    def __init__(self, provider: OpenAIProvider) -> None:
        self._line = provider.line
        self._model = provider.model

    def worst(self, call: Call) -> float:
        """US dollars that a call can cost in a batch; an unknown price is 0."""
        prompt = sum(map(tokens_in, (call.system, call.user, schema_text(call.schema))))
        return SHARE * (self._line.price.of(prompt, call.max_tokens) or 0.0)

    def line_of(self, call: Call) -> bytes:
        """The call as one line of a batch's file."""
        call = encodable(call)
        body = body_of(self._line.dialects.current, call, self._model, messages_of(call), stream=False)
        told = {"custom_id": name_of(call), "method": "POST", "url": ENDPOINT, "body": body}
        return json.dumps(told, ensure_ascii=False).encode() + b"\n"

    def upload(self, path: Path) -> str:
        """Send a file of lines; its id. Raises EngineUnavailable."""
        with path.open("rb") as file:
            return self._asked(lambda client: client.files.create(file=(path.name, file), purpose="batch").id)

    def create(self, file: str, token: str) -> str:
        """Begin a batch; its id. Not tried again: ``find`` tells whether an unanswered try did begin one."""
        return self._asked(
            lambda client: (
                client.with_options(max_retries=0)
                .batches.create(
                    input_file_id=file, endpoint=ENDPOINT, completion_window=WINDOW, metadata={TOKEN: token}
                )
                .id
            )
        )

    def find(self, token: str) -> str | None:
        """The id of the batch that was begun with ``token``, if there is one. Raises EngineUnavailable."""

        def look(client: OpenAI) -> str | None:
            for number, batch in enumerate(client.batches.list(limit=100)):
                if (batch.metadata or {}).get(TOKEN) == token:
                    return batch.id
                if number > PAGES * 100:
                    break
            return None

        return self._asked(look)

    def standing(self, batch: str) -> Standing:
        """How far a batch is. Raises EngineUnavailable."""
        found = self._asked(lambda client: client.batches.retrieve(batch))
        counts = found.request_counts
        errors = (found.errors.data or []) if found.errors else []
        code, why = (errors[0].code or "", errors[0].message or "") if errors else ("", "")
        done, failed = (counts.completed, counts.failed) if counts else (0, 0)
        return Standing(found.status, done, failed, found.output_file_id, found.error_file_id, code, why[:200])

    def results(self, file: str) -> Iterator[dict[str, Any]]:
        """What a file of results holds, line by line; a line that is no JSON object is passed over."""
        content = self._asked(lambda client: client.files.content(file).read())
        for line in content.split(b"\n"):
            try:
                found = json.loads(line) if 0 < len(line) <= LONGEST_LINE else None
            except (ValueError, RecursionError):
                continue
            if isinstance(found, dict):
                yield found

    def reply(self, call: Call, result: Mapping[str, Any]) -> Reply | EngineError | None:
        """What a result says to ``call``; None when the call is worth sending again."""
        response = result.get("response")
        if not isinstance(response, dict) or response.get("status_code") in PASSING:
            return None
        said, host = Said(), self._line.where.host
        if response.get("status_code") != 200:
            words = " ".join(str(response.get("body")).split())[:200]
            return ModelFailed(f"{host} says ({response.get('status_code')}): {words}", "look at the article")
        try:
            hear_body(said, response.get("body"))
            judge(said, call, self._line.where)
            value = read_reply(call.schema, said.text).value
        except ModelFailed as failure:
            return charge(failure, self._usage(said))
        except (Unreadable, ServerSaysError, TooLong):
            return None
        except ValidationError as error:
            why = f"{self._model} gave no valid reply ({error.error_count()} faults)"
            return charge(ModelFailed(why, HINT_INVALID), self._usage(said))
        return Reply(value, self._usage(said))

    def close(self) -> None:
        """Let go of connections."""
        if "_client" in vars(self):
            self._client.close()

    def _usage(self, said: Said) -> Usage:
        cost = self._line.price.of(said.prompt, said.completion, said.from_cache)
        return Usage(1, 0, said.prompt, said.completion, None if cost is None else cost * SHARE)

    def _asked(self, ask: Callable[[OpenAI], T]) -> T:
        try:
            return ask(self._client)
        except Exception as error:
            meant = understood(error, self._line.where)
            if meant is None:
                raise
        failure = meant.failure if isinstance(meant, Passing | Misspoken) else meant
        raise failure if isinstance(failure, EngineUnavailable) else EngineUnavailable(failure.message, HINT)

    @cached_property
    def _client(self) -> OpenAI:
        return self._line.clients.for_files(retries=2)
