"""What every command shares: which database, which clock, how it answers, and the options `--data` and `--json`."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from app.clock import Clock, clock_from_environment
from app.database import is_server_address
from app.everafter import Everafter, open_everafter
from app.paths import backups_folder, default_database_file, user_data_folder
from app.translations import gettext as _

_UTC = ZoneInfo("UTC")

DONE, NOTHING_DONE, WRONG_USAGE, DONE_WITH_REJECTS = 0, 1, 2, 3


@dataclass(slots=True)
class Desk:
    """Where a command works: the address given before or after its name, and how it is to answer."""

    open_window: Callable[..., int]
    open_wall: Callable[..., int]
    data: str = ""
    is_json: bool = False
    exit_code: int = DONE
    _closers: list[Callable[[], None]] = field(default_factory=list)

    @property
    def address(self) -> str:
        """The database: the one given, or the user's own."""
        return self.data or str(default_database_file())

    @property
    def backups_folder(self) -> Path:
        """Where the backups of this database lie."""
        if is_server_address(self.address):
            return user_data_folder() / "server-backups"
        return backups_folder(Path(self.address).absolute())

    def clock(self) -> Clock:
        """The computer's clock, or the one of EVERAFTER_NOW standing still."""
        return clock_from_environment(os.environ, is_ticking=False, zone=_UTC)

    @contextmanager
    def opened(self) -> Iterator[Everafter]:
        """The opened database; it must be there."""
        everafter = open_everafter(self.address, clock=self.clock())
        try:
            yield everafter
        finally:
            everafter.close()

    @contextmanager
    def opened_or_made(self, *, is_trial: bool = False) -> Iterator[Everafter]:
        """The same for whoever brings something in: made if it is not there, gone again if nothing came of it."""
        file = None if is_server_address(self.address) else Path(self.address)
        is_new = file is not None and not file.exists()
        everafter = open_everafter(self.address, clock=self.clock(), may_create=True)
        is_kept = False
        try:
            yield everafter
            is_kept = not is_trial
        finally:
            everafter.close()
            if file is not None and is_new and not is_kept:
                for ending in ("", "-wal", "-shm", "-journal"):
                    Path(f"{file}{ending}").unlink(missing_ok=True)
        if is_new and is_kept:
            self.remark(_("A new database was made: {file}.").format(file=file))

    def answer(self, sentence: str, facts: Mapping[str, Any]) -> None:
        """Say what was done: the sentence, or the facts as one JSON object."""
        if self.is_json:
            say(json.dumps(facts, ensure_ascii=not _speaks_unicode(), default=_in_json))
        elif sentence:
            say(sentence)

    def remark(self, sentence: str) -> None:
        """Something else worth knowing; a script that reads JSON finds it on standard error."""
        click.echo(sentence, err=self.is_json)


@contextmanager
def ending_in_order() -> Iterator[None]:
    """Whoever is told to end meanwhile, such as by a shutdown, leaves nothing half done behind: as with Ctrl+C."""
    if threading.current_thread() is not threading.main_thread():  # only that one hears signals
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def say(sentence: str) -> None:
    """One line on standard output."""
    click.echo(sentence)


def with_desk(command: Callable[..., None]) -> Callable[..., None]:
    """Gives a command its desk as the first argument, and the options `--data` and `--json`."""

    @wraps(command)
    def at_desk(desk: Desk, *arguments: Any, data: str, is_json: bool, **options: Any) -> None:
        desk.data = data or desk.data
        desk.is_json = desk.is_json or is_json
        command(desk, *arguments, **options)

    unbound: Callable[..., None] = at_desk
    for option in (data_option(), json_option()):
        unbound = option(unbound)
    return click.pass_obj(unbound)


def data_option() -> Callable[[Callable[..., None]], Callable[..., None]]:
    """`--data`: which database."""
    return click.option(
        "--data", metavar="FILE|ADDRESS", default="", help=_("The database, a file or postgresql:// address.")
    )


def json_option() -> Callable[[Callable[..., None]], Callable[..., None]]:
    """`--json`: for scripts."""
    return click.option("--json", "is_json", is_flag=True, help=_("Answer with one JSON object."))


def local_iso(moment: datetime | None, zone: ZoneInfo) -> str | None:
    """A moment in ISO 8601 with the firm's own offset."""
    return None if moment is None else moment.astimezone(zone).isoformat()


def _in_json(value: object) -> object:
    if isinstance(value, Path):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no place in JSON")


def _speaks_unicode() -> bool:
    return (getattr(sys.stdout, "encoding", "") or "").lower().replace("-", "") in {"utf8", "utf16", "utf32"}
