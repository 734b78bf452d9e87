"""The last net under every click: known trouble becomes one sentence, anything else a crash dialog to copy."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.errors import Cancelled, EverafterError
from app.translations import gettext as _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QWidget

# What only a crash needs is imported when there is one: a start must not pay for it.
# ruff: noqa: PLC0415

_logger = logging.getLogger(__name__)


class ErrorHandler(QObject):
    """Takes whatever no code took, from any thread, and tells the person at the desk what it means for them."""

    sentence_raised = Signal(str)  # a trouble the user can act on; the window shows it
    _raised = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._raised.connect(self.show_error)
        self._is_showing = False
        self.window: Callable[[], QWidget | None] = lambda: None

    def install(self) -> None:
        """Become the hook of the interpreter and of its threads."""
        sys.excepthook = self.take
        threading.excepthook = self._take_from_thread

    def take(self, kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
        """The interpreter's hook: nothing may be raised in here."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, traceback)
            return
        if not isinstance(error, EverafterError):
            _logger.error("an unforeseen error reached the last net", exc_info=(kind, error, traceback))
        self._raised.emit(error)

    def show_error(self, error: BaseException) -> None:
        """Say it: nothing for a wish to stop, a sentence for what the user can mend, else the crash dialog."""
        if isinstance(error, Cancelled):
            return
        if isinstance(error, EverafterError):
            self.sentence_raised.emit(str(error))
        elif not self._is_showing:
            # A second failure while the dialog is open would bury the first; it is in the log.
            self._is_showing = True
            dialog = crash_dialog(error, self.window())
            dialog.finished.connect(self._crash_was_read)
            dialog.open()

    def _crash_was_read(self) -> None:
        self._is_showing = False

    def _take_from_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self.take(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)


def crash_dialog(error: BaseException, parent: QWidget | None) -> QDialog:
    """What happened, what is safe, what to do; with the places of the error for support but no client's words."""
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QMessageBox

    dialog = QMessageBox(parent)
    dialog.setObjectName("crash.dialog")
    dialog.setIcon(QMessageBox.Icon.Warning)
    dialog.setWindowTitle(_("Everafter"))
    dialog.setText(_("That did not work, and we do not know why."))
    dialog.setInformativeText(
        _(
            "Everything you saved before is safe and this step changed nothing. Please try it again; "
            "if it happens twice, copy the details and send them to us."
        )
    )
    details = error_details(error)
    dialog.setDetailedText(details)
    copy = dialog.addButton(_("&Copy details"), QMessageBox.ButtonRole.ActionRole)
    # Without this, a message box closes with any of its buttons, and the words could not be read after copying.
    copy.clicked.disconnect()
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
    close = dialog.addButton(_("C&lose"), QMessageBox.ButtonRole.AcceptRole)
    dialog.setDefaultButton(close)
    dialog.setEscapeButton(close)
    return dialog


def error_details(error: BaseException) -> str:
    """The kinds and places of an error and its causes; the texts are left out because they may quote a client."""
    import platform

    lines = [f"Everafter {program_version()} · Python {platform.python_version()} · {platform.platform(terse=True)}"]
    seen: set[int] = set()
    chained: BaseException | None = error
    while chained is not None and id(chained) not in seen:
        seen.add(id(chained))
        lines.append(type(chained).__qualname__)
        step = chained.__traceback__
        while step is not None:
            code = step.tb_frame.f_code
            lines.append(f"    {code.co_qualname}, line {step.tb_lineno}")
            step = step.tb_next
        chained = chained.__cause__ or chained.__context__
    return "\n".join(lines)


def program_version() -> str:
    """The version of the installed program, or a dash in a bare source tree."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("everafter")
    except PackageNotFoundError:
        return "–"
