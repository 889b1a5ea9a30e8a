"""``summarizer ui``: the desk in the browser. Not responsible for: what it shows and who may reach it (page)."""

from __future__ import annotations

import socket
from typing import Annotated

import typer

from summarizer.cli.console import explain, say
from summarizer.cli.options import EngineOption, EnvFile, Model

ABOUT = "In the browser"


def ui(
    port: Annotated[
        int | None, typer.Option(min=1, max=65535, help="Port. Default: SUMMARIZER_PORT, else 7860.")
    ] = None,
    host: Annotated[
        str | None, typer.Option(help="Address to listen on; beyond this machine SUMMARIZER_AUTH is needed.")
    ] = None,
    mcp: Annotated[bool, typer.Option("--mcp", help="Offer the page's functions as MCP tools, too.")] = False,
    engine: EngineOption = None,
    model: Model = None,
    env_file: EnvFile = None,
) -> None:
    """Open the desk in the browser: ask, read, keep, compare; the same functions as an API.

    \b
    Examples:
      summarizer ui
      summarizer ui --port 8080 --mcp
    """
    from summarizer.newsroom import Newsroom
    from summarizer.page.server import serve

    room = Newsroom(engine=engine or "auto", env_file=env_file, model=model, port=port, host=host, mcp=mcp or None)
    if _taken(room.settings.host, room.settings.port):
        raise explain(f"port {room.settings.port} is taken", "name another: summarizer ui --port 7861", code=1)
    serve(room, say, env_file)


def _taken(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host.strip("[]"), port))
        except OSError as error:
            import errno

            return error.errno == errno.EADDRINUSE
    return False


def register(app: typer.Typer) -> None:
    """Put the command into the application."""
    app.command("ui", rich_help_panel=ABOUT)(ui)
