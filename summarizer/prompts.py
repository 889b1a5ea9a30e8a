"""Prompt templates: ``prompts/<name>.md``, their placeholders checked both ways, their hash for results and caches.

A template is a Markdown file with two parts, under the lines ``# System`` and ``# User``; what stands before the first
is for whoever edits it and is not sent. ``$name`` is a placeholder, ``$$`` a dollar sign. Only the user part may have
placeholders: a system part that never changes is what servers cache.
Not responsible for: what is filled in (engines), where the files are (assets).
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from string import Template

from summarizer.assets import prompt_path

_PARTS = re.compile(r"^# System\s*\n(?P<system>.*?)^# User\s*\n(?P<user>.*)\Z", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Prompt:
    """One template. ``sha256`` is of the file's bytes, in hexadecimal."""

    name: str
    sha256: str
    system: str
    user: str

    @property
    def placeholders(self) -> frozenset[str]:
        """Names that ``fill`` must be given, no more and no fewer."""
        return frozenset(Template(self.user).get_identifiers())

    def fill(self, **values: str) -> str:
        """Return the user part with its placeholders filled; values are put in as they are, ``$`` and all.

        Raises ValueError when a placeholder has no value or a value no placeholder.
        """
        missing, unused = self.placeholders - set(values), set(values) - self.placeholders
        if missing or unused:
            said = [f"no value for ${name}" for name in sorted(missing)] + [
                f"no ${name} in it" for name in sorted(unused)
            ]
            raise ValueError(f"prompt {self.name!r}: {', '.join(said)}")
        return Template(self.user).substitute(values)


@lru_cache(maxsize=16)
def load_prompt(name: str) -> Prompt:
    """Load ``prompts/<name>.md``. Raises AssetMissing when there is none, ValueError when it is no template."""
    data = prompt_path(name).read_bytes()
    return parse_prompt(name, data)


def parse_prompt(name: str, data: bytes) -> Prompt:
    """Read a template's bytes. Raises ValueError when a part is missing or a placeholder is malformed or misplaced."""
    parts = _PARTS.search(data.decode("utf-8").replace("\r\n", "\n"))
    if parts is None:
        raise ValueError(f"prompt {name!r} lacks one of the lines '# System' and '# User'")
    system, user = parts["system"].strip(), parts["user"].strip()
    if not (Template(system).is_valid() and Template(user).is_valid()):
        raise ValueError(f"prompt {name!r} has a $ that is neither a placeholder nor doubled")
    if Template(system).get_identifiers():
        raise ValueError(f"prompt {name!r} has a placeholder in its system part")
    return Prompt(name, hashlib.sha256(data).hexdigest(), Template(system).substitute(), user)
