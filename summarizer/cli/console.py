"""What goes to the terminal and how: errors with hints, progress, colour only where a person looks.

Not responsible for: the layout of results (exporters), exit codes of commands (summarizer.cli).
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from summarizer.errors import SummarizerError

if TYPE_CHECKING:
    from rich.console import RenderableType

WIDEST = 100
REPORT = "this is a bug; set SUMMARIZER_DEBUG=true to see where, and report it with the article if you may"


def say(message: str) -> None:
    """Print one message on stderr, safe for a terminal."""
    from summarizer.exporters.wording import printable

    typer.echo(printable(message), err=True)


def show_error(message: str, hint: str = "") -> None:
    """Print ``error: ...`` and ``hint: ...`` on stderr."""
    say(f"error: {' '.join(message.split())}")
    if hint:
        say(f"hint: {' '.join(hint.split())}")


def explain(message: str, hint: str, code: int) -> typer.Exit:
    """Print an error and return the exit to raise."""
    show_error(message, hint)
    return typer.Exit(code)


def show_unexpected(error: Exception, about: str = "") -> None:
    """Print an exception that nobody planned for in one line; with SUMMARIZER_DEBUG also where it came from."""
    if _debugging():
        say(traceback_of(error))
    show_error(f"{about}unexpected {type(error).__name__}: {str(error)[:200]}", REPORT)


def traceback_of(error: Exception) -> str:
    """Where an exception came from, as Python writes it."""
    import traceback

    return "".join(traceback.format_exception(error))


def _debugging() -> bool:
    from summarizer.settings import load_settings

    try:
        return load_settings().debug
    except SummarizerError:
        return False


@contextmanager
def guarded() -> Iterator[None]:
    """Turn every exception into an error line and an exit code; output streams never fail on a character."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = (stream.encoding or "").lower()
            stream.reconfigure(encoding=None if encoding.startswith("utf") else "utf-8", errors="backslashreplace")
    try:
        yield
    except SummarizerError as error:
        show_error(error.message, error.hint)
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        show_unexpected(error)
        sys.exit(1)


@contextmanager
def working(message: str) -> Iterator[Callable[[str], None] | None]:
    """Show a spinner with ``message`` on stderr while the block runs, if stderr is a terminal.

    Gives a function that prints a finished line above the spinner, or None where nobody looks.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.text import Text

    from summarizer.exporters.wording import one_line

    console = Console(stderr=True)
    with console.status(Text(one_line(message))):
        yield lambda line: console.print(Text(one_line(line), style="dim"))


def on_terminal() -> bool:
    """Whether stdout is a terminal."""
    return sys.stdout.isatty()


def show(parts: Iterable[RenderableType]) -> None:
    """Print rich renderables to the terminal, at most ``WIDEST`` columns wide."""
    from rich.console import Console

    console = Console(markup=False, highlight=False, emoji=False)
    console.width = min(console.width, WIDEST)
    for part in parts:
        console.print(part)
