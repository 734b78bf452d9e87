"""`everafter demo`: the sample firm in a new database."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from app.command_line.desk import Desk, with_desk
from app.database import is_server_address
from app.errors import NotAllowedError, StorageError
from app.everafter import Everafter, open_everafter
from app.jobs import JobProgress
from app.paths import make_private_folder
from app.sample_firm.making import USUAL_CLIENTS, make_sample_firm
from app.sample_firm.recent_photos import forget_photos, take_photos_along
from app.translations import gettext as _

_LARGEST = 1_000_000


@click.command()
@click.option(
    "--seed", type=click.IntRange(0), default=1, show_default=True, help=_("The same seed makes the same firm.")
)
@click.option(
    "--clients",
    type=click.IntRange(1, _LARGEST),
    default=USUAL_CLIENTS,
    show_default=True,
    help=_("How many clients."),
)
@click.option("--no-window", is_flag=True, help=_("Only make it."))
@with_desk
def demo(desk: Desk, seed: int, clients: int, no_window: bool) -> None:
    """Make the sample firm in a new database, then open it."""
    address = desk.address

    def fill(everafter: Everafter) -> None:
        make_sample_firm(everafter, seed, clients, JobProgress())

    if is_server_address(address):
        _fill(desk, address, fill)
    else:
        _fill_new_file(desk, Path(address).absolute(), fill)
    desk.answer(
        _("The sample firm with {count} clients is in {place}.").format(count=clients, place=_place(address)),
        {"clients": clients, "seed": seed},
    )
    if not no_window:
        desk.exit_code = desk.open_window(address)


def _fill(desk: Desk, address: str | Path, fill: Callable[[Everafter], None]) -> None:
    everafter = open_everafter(address, clock=desk.clock(), may_create=True)
    try:
        fill(everafter)
    finally:
        everafter.close()


def _fill_new_file(desk: Desk, file: Path, fill: Callable[[Everafter], None]) -> None:
    """Make it beside its place and put it there whole, so that a full disk or a stop leaves nothing behind."""
    if file.exists():
        raise NotAllowedError(
            _("There is a file {file} already; nothing was changed, please name a new one with --data.").format(
                file=file
            )
        )
    if desk.data and not file.parent.is_dir():
        raise StorageError(
            _("There is no folder {folder}; make it or choose another one, nothing was made.").format(
                folder=file.parent
            )
        )
    make_private_folder(file.parent)
    part = file.with_name(f".{file.name}.part")
    _remove(part)
    try:
        _fill(desk, part, fill)
        take_photos_along(part, file)
        part.replace(file)
    finally:
        _remove(part)


def _remove(file: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        Path(f"{file}{ending}").unlink(missing_ok=True)
    forget_photos(file)


def _place(address: str) -> str:
    """The address without a password in it."""
    if not is_server_address(address):
        return address
    return address.rpartition("@")[2] if "@" in address else address.partition("://")[2]
