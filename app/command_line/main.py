"""The command line: finds the command, answers with an exit code, and never shows a traceback."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Sequence

import click

from app.command_line.care import board, closest
from app.command_line.desk import DONE, NOTHING_DONE, WRONG_USAGE, Desk, data_option, json_option
from app.command_line.files import export, import_files, undo_import
from app.command_line.find import find
from app.command_line.nightly import nightly
from app.command_line.print import print_command
from app.command_line.safekeeping import backup, check, restore
from app.command_line.sample import demo
from app.command_line.wall import wall
from app.database_schema import program_version
from app.errors import EverafterError
from app.logs import LogFile, keep_console_silent, start_logging
from app.paths import log_folder, make_private_umask
from app.translations import gettext as _

_logger = logging.getLogger(__name__)


@click.group(context_settings={"help_option_names": ["--help"]})
@click.version_option(
    program_version() or _("unknown"), "--version", prog_name="everafter", message="%(prog)s %(version)s"
)
@data_option()
@json_option()
@click.pass_obj
def everafter(desk: Desk, data: str, is_json: bool) -> None:
    """Everafter: every job is the beginning. Without a command it opens the window."""
    desk.data, desk.is_json = data, is_json


for _command in (
    demo,
    import_files,
    undo_import,
    export,
    print_command,
    find,
    board,
    closest,
    backup,
    restore,
    check,
    nightly,
    wall,
):
    everafter.add_command(_command)


def main(arguments: Sequence[str], open_window: Callable[..., int], open_wall: Callable[..., int]) -> int:
    """Run a command; `open_window` and `open_wall` show an address when a command ends with a window.

    Returns 0 done, 1 nothing done, 2 wrong usage, 3 done but with rejected rows.
    """
    make_private_umask()
    _speak_plainly()
    log = _start_log()
    desk = Desk(open_window, open_wall)
    try:
        return _run(list(arguments), desk)
    finally:
        if log is not None:
            log.close()


def _run(arguments: list[str], desk: Desk) -> int:
    try:
        outcome = everafter.main(arguments, prog_name="everafter", standalone_mode=False, obj=desk)
    except click.UsageError as error:
        _complain(_usage_sentence(error))
        return WRONG_USAGE
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except (click.Abort, KeyboardInterrupt):
        _complain(_("Stopped as you wished; nothing half done is kept."))
        return NOTHING_DONE
    except BrokenPipeError:
        _close_pipe()
        return DONE
    except EverafterError as error:
        _complain(str(error))
        return NOTHING_DONE
    except Exception:  # whatever it is, a person gets one sentence and the log gets the places
        _logger.exception("a command failed")
        _complain(
            _(
                "Something went wrong that we did not foresee; nothing half done is kept, "
                "the log in {folder} has the places."
            ).format(folder=log_folder())
        )
        return NOTHING_DONE
    # a group without a command shows its help and returns the code of that
    return outcome if isinstance(outcome, int) and outcome else desk.exit_code


def _usage_sentence(error: click.UsageError) -> str:
    """What is wrong and where help is, in one sentence."""
    command = error.ctx.command_path if error.ctx is not None else "everafter"
    message = error.format_message().strip().rstrip(".")
    return _("{message}; “{command} --help” shows how.").format(message=message, command=command)


def _complain(sentence: str) -> None:
    click.echo(" ".join(sentence.split()), err=True)


def _start_log() -> LogFile | None:
    keep_console_silent()
    try:
        return start_logging(log_folder())
    except EverafterError:
        return None


def _speak_plainly() -> None:
    """A console that cannot show a letter gets a mark in its place, not an error in the middle of a sentence."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _close_pipe() -> None:
    """Whoever read us has gone; what is left in the buffer must not raise at the very end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
