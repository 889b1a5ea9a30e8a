"""An optional second opinion on answers by the model that is measured or another: are they correct? Off by default.

It scores answer correctness only, is never part of the gate, and its agreement with the golden facts is a figure of its
own, so that nobody has to trust it. Verdicts are kept. Not responsible for: anything a metric can decide (scoring).
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from pydantic import BaseModel, ConfigDict

from evals.cases import GoldQuestion
from evals.figures import Result
from evals.runner import Plan, Run
from evals.runner.kept import Kept
from evals.runner.work import Golden
from evals.scoring import Row
from summarizer.errors import EngineError
from summarizer.prompts import load_prompt
from summarizer.providers import Call, Provider, load_provider

MOST_TOKENS = 300
DECIDING = ("status", "facts", "chain named", "forbidden absent", "hedge kept", "abstention recall")
"""Metrics that decide together whether an answer is right by the gold; the judge's agreement is with that."""


class Verdict(BaseModel):
    """What the judge says."""

    model_config = ConfigDict(extra="forbid")

    reason: str
    correct: bool


def load_judge(plan: Plan) -> Provider:
    """The provider of the model in force. Raises EngineUnavailable or SettingsError without one."""
    return load_provider("openai", plan.room().settings)


def judge_run(run: Run, plan: Plan, provider: Provider) -> Run:
    """The run with two more metrics for questions: ``judged correct`` and ``judge agrees``.

    A verdict that fails is a row with nothing hit.
    """
    golden = {question.id: question for question in Golden(plan.golden).questions}
    kept = Kept(plan.runs / "kept")
    return replace(run, results=asyncio.run(_judge_all(run.results, golden, provider, kept)))


async def _judge_all(
    results: Iterable[Result], golden: dict[str, GoldQuestion], provider: Provider, kept: Kept
) -> list[Result]:
    async def judged(result: Result) -> Result:
        gold = golden.get(result.case) if result.suite == "questions" else None
        if gold is None or "crash" in result.output:
            return result
        return replace(result, rows=(*result.rows, *await _rows(result, gold, provider, kept)))

    try:
        return list(await asyncio.gather(*(judged(result) for result in results)))
    finally:
        await provider.close()


async def _rows(result: Result, gold: GoldQuestion, provider: Provider, kept: Kept) -> list[Row]:
    try:
        verdict = await _verdict(result.output, gold, provider, kept)
    except EngineError as error:
        return [Row("judged correct", "judge", 0, 1, f"no verdict: {error.message}")]
    right = all(row.hit == row.of for row in result.rows if row.metric in DECIDING)
    gold_says = f"the gold says {'right' if right else 'wrong'}, the judge {'right' if verdict.correct else 'wrong'}"
    return [
        Row("judged correct", "judge", float(verdict.correct), 1, verdict.reason),
        Row("judge agrees", "judge", float(verdict.correct == right), 1, f"{gold_says}: {verdict.reason}"),
    ]


async def _verdict(output: dict[str, Any], gold: GoldQuestion, provider: Provider, kept: Kept) -> Verdict:
    prompt = load_prompt("judge")
    said = output["text"] or "(the answer refuses: the articles do not tell)"
    user = prompt.fill(question=gold.question, expected=expected(gold), answer=f"{said}\nstatus: {output['status']}")
    key = kept.key("judge", prompt.sha256, provider.model, provider.host, user)
    known = kept.get(key)
    if known is not None:
        return Verdict.model_validate(known)
    reply = await provider.complete(Call(Verdict, prompt.system, user, MOST_TOKENS, prompt.sha256))
    verdict = Verdict.model_validate(reply.value.model_dump())
    kept.put(key, verdict.model_dump())
    return verdict


def expected(gold: GoldQuestion) -> str:
    """What the editor expects, in words."""
    lines = [f"accepted status: {' or '.join(gold.status)}"]
    lines += [f"must say: {' / or: '.join(fact)}" for fact in gold.facts]
    lines += [f"said by, in this order: {', '.join(gold.chain)}"] if gold.chain else []
    lines += [f"a word of doubt, such as: {', '.join(gold.hedge)}"] if gold.hedge else []
    lines += [f"must not say: {', '.join(gold.forbidden)}"] if gold.forbidden else []
    return "\n".join(lines if gold.facts else [*lines, "a refusal: the articles do not tell"])
