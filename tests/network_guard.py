"""No test may speak to another computer: the program never does so unasked, and a test must pass without a network."""

from __future__ import annotations

import ipaddress
import sys


class NetworkUsedError(RuntimeError):
    """Something tried to reach another computer."""


attempts: list[str] = []
_GUARDED = {"socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname"}


def install() -> None:
    """Watch every Python socket of this process from now on."""
    sys.addaudithook(_watch)


def is_local(address: object) -> bool:
    """Whether an address stays on this computer: a socket file, loopback, or no address at all."""
    if isinstance(address, tuple):
        return not address or is_local(address[0])
    if not isinstance(address, str) or address in {"", "localhost"} or address.startswith(("/", "\0")):
        return True
    try:
        number = ipaddress.ip_address(address)
    except ValueError:
        return False
    return number.is_loopback or number.is_unspecified


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if event not in _GUARDED:
        return
    address = arguments[0] if event.startswith("socket.get") else arguments[1]
    if not is_local(address):
        attempts.append(f"{event} {address!r}")
        raise NetworkUsedError(attempts[-1])
