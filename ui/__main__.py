"""The entry point of `everafter`: a command runs without Qt, no command opens the window."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

from app.paths import make_private_umask

# Everything heavier is imported where it is needed, so that a command never pays for the window and a start
# of the window never pays for the commands.
# ruff: noqa: PLC0415

_DATA = "--data"


def main() -> int:
    """Run a command, or open the window; returns the exit code."""
    from multiprocessing import freeze_support

    freeze_support()
    make_private_umask()
    arguments = sys.argv[1:]
    address = window_address(arguments)
    if address is not None:
        return open_window(address)
    from app.command_line import main as command_line

    return command_line.main(arguments, open_window, open_wall)


def window_address(arguments: Sequence[str]) -> str | None:
    """The database for the window (empty: the usual one), or None if these arguments are a command."""
    match list(arguments):
        case []:
            return ""
        case [option, address] if option == _DATA and address:
            return address
        case [option] if option.startswith(f"{_DATA}=") and len(option) > len(_DATA) + 1:
            return option.partition("=")[2]
        case _:
            return None


def open_window(address: str = "", place: str = "") -> int:
    """Open the window on a database, the last one used if none is named; returns when it is closed."""
    # What is imported stays; looking for garbage among it costs every start some 5 %. The window turns it on again.
    gc.disable()
    from ui.application import run_window

    return run_window(address, place)


def open_wall(address: str, screen: int | None = None) -> int:
    """Show the wall monitor alone, on the numbered screen if one is named; returns when it is closed."""
    from ui.wall_alone import run_wall

    return run_wall(address, screen)


if __name__ == "__main__":
    sys.exit(main())
