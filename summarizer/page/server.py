"""Serves the desk: Gradio's application behind the guard, on the address that access allows.

Run history, analytics, sharing and rendering on the server are off, and no file of the disk is served but what Gradio
itself puts into its upload folder. Not responsible for: widgets (ui.py), who may come in (access, guard).
"""

from __future__ import annotations

import hashlib
import importlib.util
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from summarizer import assets
from summarizer.errors import SettingsError
from summarizer.page import desk_script, desk_stylesheet
from summarizer.page.access import Access, access
from summarizer.page.desk import Desk
from summarizer.page.files import Files
from summarizer.page.guard import Guard

if TYPE_CHECKING:
    from fastapi import FastAPI
    from gradio import Blocks

    from summarizer.newsroom import Newsroom
    from summarizer.page.guard import App

FORM_OVERHEAD = 1_000_000
"""Bytes around the files of one upload."""
FILES_AT_ONCE = 10
"""Files of the largest size that one upload may hold."""


def widgets() -> ModuleType:
    """ui.py as a module, from wherever it stands. Raises AssetMissing."""
    name = "summarizer_ui"
    if name in sys.modules:
        return sys.modules[name]
    spec = importlib.util.spec_from_file_location(name, assets.desk_path())
    if spec is None or spec.loader is None:
        raise SettingsError(f"{assets.desk_path()} cannot be loaded", assets.REINSTALL)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def application(blocks: Blocks, desk: Desk, where: Access, theme: Any) -> App:
    """The whole application, guarded. Raises SettingsError when MCP is asked for and not installed."""
    import gradio
    from fastapi import FastAPI

    if desk.settings.mcp and importlib.util.find_spec("mcp") is None:
        raise SettingsError("SUMMARIZER_MCP is on, and MCP is not installed", "pip install 'newsroom-summarizer[mcp]'")
    outer = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, lifespan=_lifespan(desk))
    most = int(desk.settings.max_bytes)
    head = _files(outer)
    gradio.mount_gradio_app(
        outer, blocks, path="/", auth=list(where.pairs) or None, run_history=False, footer_links=[], ssr_mode=False,
        enable_monitoring=False, show_error=True, max_file_size=most, allowed_paths=[], blocked_paths=[str(Path.cwd())],
        mcp_server=desk.settings.mcp, theme=theme, head=head,
        app_kwargs={"docs_url": None, "redoc_url": None, "openapi_url": None},
    )  # fmt: skip
    front_end = Path(gradio.__file__).parent / "templates" / "frontend" / "assets"
    return Guard(Files(outer, front_end), where, most * FILES_AT_ONCE + FORM_OVERHEAD)


def _files(outer: FastAPI) -> str:
    """Serve the desk's stylesheet and script, named by their content; the tags that ask for them."""
    from fastapi import Response

    def route(ending: str, media: str, text: str) -> str:
        path = f"/desk/{hashlib.sha256(text.encode()).hexdigest()[:16]}.{ending}"
        kept = {"cache-control": "public, max-age=31536000, immutable"}
        outer.add_api_route(path, lambda: Response(text, media_type=media, headers=kept), include_in_schema=False)
        return path

    style = route("css", "text/css", desk_stylesheet())
    script = route("js", "text/javascript", desk_script())
    return f'<link rel="stylesheet" href="{style}"><script src="{script}"></script>'


def _lifespan(desk: Desk) -> Callable[[FastAPI], Any]:
    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        desk.warm()
        yield
        desk.close()

    return lifespan


def serve(room: Newsroom, said: Callable[[str], None], env_file: Path | None = None) -> None:
    """Serve until interrupted. ``said`` hears the address. Raises SettingsError, AssetMissing."""
    import uvicorn

    where = access(room.settings)
    desk = Desk(room, env_file)
    ui = widgets()
    app = application(ui.build(desk), desk, where, ui.theme())
    address = f"[{where.host}]" if ":" in where.host else where.host
    said(f"The desk is at http://{address}:{where.port} (Ctrl-C ends it)")
    uvicorn.run(
        app, host=where.host, port=where.port, log_level="warning", server_header=False, proxy_headers=False,
        timeout_graceful_shutdown=3,
    )  # fmt: skip
