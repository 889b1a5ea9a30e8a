"""Which addresses of the internet may be fetched from: public ones, and nothing inside the network or the machine.

Whoever writes a link must not be able to make a newsroom's computer talk to its own printers, databases or cloud
metadata. Sources: the IANA special-purpose address registries (RFC 6890, 8190 and what they list), Azure's address
for virtual machines (168.63.129.16), which is public by number only.
Not responsible for: looking names up and connecting (network), which pages may be fetched (robots, in url).
"""

from __future__ import annotations

from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

INSIDE = (
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
    "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24",
    "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32",
)  # fmt: skip
"""IPv4: this network, private, shared (CGNAT), loopback, link-local with cloud metadata, protocol assignments,
documentation, AS112, benchmarking, 6to4 relays, multicast, reserved, broadcast; Azure's wire server."""

OUTSIDE_6 = ip_network("2000::/3")
"""All of IPv6 that is given out for use in public."""

INSIDE_6 = ("2001::/23", "2001:db8::/32", "2620:4f:8000::/48", "3fff::/20", "5f00::/16")
"""Parts of it that are not: protocol assignments (Teredo, ORCHID), documentation, AS112, segment routing."""

CARRIERS = (("64:ff9b::/96", 0), ("64:ff9b:1::/48", 0), ("::ffff:0:0/96", 0), ("::/96", 0), ("2002::/16", 80))
"""IPv6 networks whose addresses carry one of IPv4 (NAT64, mapped, compatible, 6to4), and how many bits follow it."""


def is_public(address: str) -> bool:
    """Whether an address in numbers may be connected to. Whatever is no address may not."""
    try:
        found: Address = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, IPv4Address):
        return not any(found in network for network in _networks(INSIDE))
    carried = _carried(found)
    if carried is not None:
        return is_public(str(carried))
    return found in OUTSIDE_6 and not any(found in network for network in _networks(INSIDE_6))


def _carried(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address inside one of IPv6, when packets to the one end at the other."""
    for (_, shift), network in zip(CARRIERS, _networks(tuple(name for name, _ in CARRIERS)), strict=True):
        if address in network:
            return IPv4Address(int(address) >> shift & 0xFFFFFFFF)
    return None


@cache
def _networks(names: tuple[str, ...]) -> tuple[Network, ...]:
    return tuple(ip_network(name) for name in names)
