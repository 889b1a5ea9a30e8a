"""Who may reach the desk: where it listens, under which names, and who has a password.

Not responsible for: refusing requests (guard), asking for the password (Gradio's login).
"""

from __future__ import annotations

from ipaddress import ip_address
from typing import NamedTuple

from summarizer.errors import SettingsError
from summarizer.settings import Settings

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
SHORTEST_PASSWORD = 8


class Access(NamedTuple):
    """Where the desk listens and who may come in. ``pairs`` are (user, password); ``names`` go beyond loopback."""

    host: str
    port: int
    pairs: tuple[tuple[str, str], ...]
    names: frozenset[str]

    @property
    def local(self) -> bool:
        """Only this machine can reach it."""
        return is_loopback(self.host)


def access(settings: Settings) -> Access:
    """What the settings say. Raises SettingsError when the desk would stand open beyond this machine."""
    pairs = parse_pairs(settings.auth.get_secret_value()) if settings.auth else ()
    names = frozenset(name.strip().lower() for name in (settings.hosts or "").split(",") if name.strip())
    made = Access(settings.host.strip(), settings.port, pairs, names)
    if not made.local and not pairs:
        raise SettingsError(
            f"the page does not listen on {made.host} without a password: whoever reaches it could read the library",
            "set SUMMARIZER_AUTH=user:password, or listen on 127.0.0.1",
        )
    return made


def parse_pairs(text: str) -> tuple[tuple[str, str], ...]:
    """``user:password,user:password`` -> pairs. Raises SettingsError, which never shows a password."""
    pairs = [tuple(part.strip().split(":", 1)) for part in text.split(",") if part.strip()]
    if not pairs or any(len(pair) != 2 or not all(pair) for pair in pairs):
        raise SettingsError("SUMMARIZER_AUTH is not made of user:password pairs", "write it as anna:secret,ben:secret2")
    if any(len(pair[1]) < SHORTEST_PASSWORD for pair in pairs):
        raise SettingsError(
            f"a password in SUMMARIZER_AUTH has less than {SHORTEST_PASSWORD} characters", "take a longer one"
        )
    if len({pair[0] for pair in pairs}) < len(pairs):
        raise SettingsError("SUMMARIZER_AUTH names a user twice", "give everybody a name of their own")
    return tuple((pair[0], pair[1]) for pair in pairs)


def is_loopback(host: str) -> bool:
    """Whether an address or name of a host is this machine's own."""
    bare = host.strip("[]").lower()
    if bare in LOOPBACK:
        return True
    address = literal(bare)
    return address is not None and ip_address(address).is_loopback


def literal(host: str) -> str | None:
    """The host when it is an address in figures, which no name server can point elsewhere; else None."""
    try:
        return str(ip_address(host.strip("[]")))
    except ValueError:
        return None


def host_of(header: str) -> str:
    """The host in a Host header, without its port; "" when it is malformed."""
    header = header.strip().lower()
    if header.startswith("["):
        return header[1:].partition("]")[0]
    name, _, port = header.partition(":")
    return name if not port or port.isdigit() else ""


def admitted(header: str, where: Access) -> bool:
    """Whether a Host header names this desk: DNS rebinding makes a browser send a stranger's name."""
    host = host_of(header)
    if not host:
        return False
    if where.local:
        return is_loopback(host) or host in where.names
    return is_loopback(host) or literal(host) is not None or host in where.names or host == where.host.lower()
