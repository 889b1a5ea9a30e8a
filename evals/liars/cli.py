"""``python -m evals liars``: what survives of a lying model's items, and what the LLM engine costs.

Exit codes: 0 every target holds, 1 one is missed or something is missing. Not responsible for: measuring.
"""

from __future__ import annotations

from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, help="A model that lies in a third of what it says, and what becomes of it.")

Seed = Annotated[int, typer.Option(help="Of the articles and of the lies; printed with the result.")]
Articles = Annotated[int, typer.Option(min=1, help="How many invented articles.")]
Share = Annotated[float, typer.Option(min=0, max=1, help="How much of what the model says is false.")]


@app.command()
def score(
    seed: Seed = 1,
    articles: Articles = 200,
    answers: Annotated[bool, typer.Option(help="Also ask two questions of each article.")] = True,
    examples: Annotated[int, typer.Option(min=0, help="Show so many wrong outcomes of each kind and list.")] = 2,
) -> None:
    """Lies that survived and true items that were kept, by kind, end to end.

    Example: python -m evals liars score --articles 200 --seed 7
    """
    from evals.liars.measure import measure
    from evals.liars.report import holds, missed, table

    measured = measure(seed, articles, answers)
    typer.echo(table(measured))
    for line in [*measured.failed, *missed(measured, examples)]:
        typer.echo(line, err=True)
    if not holds(measured):
        raise typer.Exit(1)


@app.command()
def speed(  # noqa: PLR0917 (a command's parameters are its options)
    seed: Seed = 1,
    alone: Annotated[int, typer.Option(min=1, help="Articles one after the other.")] = 10,
    together: Annotated[int, typer.Option(min=1, help="Articles side by side.")] = 320,
    slots: Annotated[int, typer.Option(min=1, max=512, help="Calls at once.")] = 32,
    latency: Annotated[float, typer.Option(min=0, help="Seconds that the model takes for each call.")] = 0.3,
    share: Share = 1 / 3,
) -> None:
    """Articles a second side by side against one by one, and our own processor time for an article.

    Example: python -m evals liars speed --slots 32 --latency 0.3
    """
    from evals.liars.pace import DEMANDED_CPU, DEMANDED_GAIN, pace, work

    found = pace(seed, alone, together, slots=slots, latency=latency, share=share)
    fast = found.gain >= DEMANDED_GAIN
    typer.echo(
        f"seed {seed}: {found.alone:.2f} articles/s one by one, {found.together:.1f} with {slots} slots "
        f"({found.calls_each:.1f} calls an article, {found.most_at_once} at once): {found.gain:.1f} times, "
        f"wanted {DEMANDED_GAIN:.0f}: {'holds' if fast else 'MISSED'}"
    )
    spent = work(seed, 40, share)
    light = spent.ours <= DEMANDED_CPU
    typer.echo(
        f"processor at the median: {spent.whole * 1e3:.1f} ms an article, {spent.call * 1e3:.1f} ms of it for the bare "
        f"calls, {spent.ours * 1e3:.1f} ms ours, wanted {DEMANDED_CPU * 1e3:.0f}: {'holds' if light else 'MISSED'}"
    )
    if not (fast and light):
        raise typer.Exit(1)


@app.command()
def memory(seed: Seed = 1, articles: Articles = 5000, slots: int = 8, share: Share = 1 / 3) -> None:
    """Memory over many articles.

    Example: python -m evals liars memory --articles 5000
    """
    from evals.liars.pace import DEMANDED_GROWTH
    from evals.liars.pace import memory as measure

    used = measure(seed, articles, slots, share, typer.echo)
    growth = used[-1] / used[1]
    flat = growth <= DEMANDED_GROWTH
    typer.echo(f"last tenth over second: {growth:.3f}, wanted {DEMANDED_GROWTH}: {'holds' if flat else 'MISSED'}")
    if not flat:
        raise typer.Exit(1)


@app.command()
def tokens(
    seed: Seed = 1,
    articles: Articles = 20,
    python: Annotated[str | None, typer.Option(help="An interpreter that has langextract 1.7.")] = None,
    length: Annotated[int, typer.Option(min=1, max=5, help="Articles so many times as long; 1 is 150 words.")] = 3,
    buffer: Annotated[int, typer.Option(min=200, help="langextract's max_char_buffer.")] = 1000,
) -> None:
    """Tokens an article against langextract, with the same instructions, example and facts.

    Example: python -m evals liars tokens --python lx/bin/python
    """
    from evals.liars.tokens import LangextractMissingError, default_python, langextract
    from evals.liars.tokens import ours as spend

    ours = spend(seed, articles, length)
    typer.echo(f"seed {seed}: this engine {ours}")
    try:
        theirs = langextract(seed, articles, length, python or default_python(), buffer)
    except LangextractMissingError as missing:
        typer.echo(f"error: {missing}", err=True)
        raise typer.Exit(1) from None
    fewer = ours.each < theirs.each
    typer.echo(f"langextract {theirs}: {'holds' if fewer else 'MISSED'}")
    if not fewer:
        raise typer.Exit(1)
