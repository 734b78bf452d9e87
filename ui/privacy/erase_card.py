"""Erasing a client for good: what goes, what stays, and the name to be typed, because it cannot be undone (U2)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from app.erasing import Erased, erase_person
from app.errors import EverafterError
from app.translations import gettext as _
from ui.job_panel import JobPanel
from ui.jobs import JobRunner
from ui.theme.fonts import TextRole
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.cards import Card
from ui.widgets.fields import FieldMessage
from ui.widgets.labels import TextLabel, TextTone
from ui.window_state import preferences

if TYPE_CHECKING:
    from app.everafter import Everafter
    from app.jobs import JobProgress

# The forms whose drafts are about a job or complaint; all others are about a client.
_TABLE_OF_DRAFT = {"care_board": "complaint", "job": "job", "sheet": "job"}


class EraseCard(Card):
    """`erased` comes with the certificate, which holds nothing personal."""

    erased = Signal(str)

    def __init__(self, everafter: Everafter, runner: JobRunner, panel: JobPanel) -> None:
        super().__init__(_("Erase for good"))
        self._everafter = everafter
        self._runner = runner
        self._panel = panel
        self._client_id: int | None = None
        self._words = TextLabel("", TextRole.BODY, TextTone.SECONDARY, wrap=True)
        self._name_edit = QLineEdit()
        self._name_edit.setObjectName("erase.name")
        self._name_edit.setAccessibleName(_("Type the name to erase it"))
        self._message = FieldMessage(self._name_edit)
        self._button = Button("", ButtonVariant.DANGER)
        self._button.setObjectName("erase.button")
        self._button.clicked.connect(self.erase)
        self._name_edit.returnPressed.connect(self.erase)
        for widget in (self._words, self._name_edit, self._message):
            self.body.addWidget(widget)
        line = QHBoxLayout()
        line.addWidget(self._button)
        line.addStretch(1)
        self.body.addLayout(line)

    def show_client(self, client_id: int, name: str) -> None:
        """Name the act after them; say at once what stands in the way."""
        if client_id != self._client_id:
            self._name_edit.clear()
        self._client_id = client_id
        words = _(
            "At their wish: name, numbers, addresses, codes, notes, photos and every word go and cannot come back. "
            "Numbers, days and amounts of the books stay. Type “{name}” to go on."
        )
        self._words.setText(words.format(name=name))
        self._button.setText(_("Erase {name}").format(name=name.replace("&", "&&")))
        refusal = self._everafter.erasures.refusal(client_id)
        if refusal:
            self._message.set_error(refusal)
        else:
            self._message.clear_error()

    def erase(self) -> None:
        """Erase beside the window if the name is right; what is wrong stands under the field."""
        client_id, typed = self._client_id, self._name_edit.text()
        if client_id is None or self._panel.is_busy:
            return
        job = self._runner.run_in_thread(partial(_erase, self._everafter, client_id, typed))
        self._hold(is_held=True)
        job.succeeded.connect(partial(self._end, client_id))
        self._panel.watch(job, self._button.text(), None, self._refuse)
        job.finished.connect(partial(self._hold, is_held=False))

    def _end(self, client_id: int, done: Erased) -> None:
        if client_id == self._client_id:
            self._name_edit.clear()
        forget_drafts(done.rows)
        self.erased.emit(done.certificate)

    def _refuse(self, error: EverafterError) -> None:
        self._hold(is_held=False)  # what is disabled takes no focus
        self._message.set_error(str(error))
        self._name_edit.setFocus()

    def _hold(self, *, is_held: bool) -> None:
        """Nobody presses twice while it is under way."""
        for widget in (self._name_edit, self._button):
            widget.setEnabled(not is_held)


def _erase(everafter: Everafter, client_id: int, typed: str, progress: JobProgress) -> Erased:
    """On the worker thread, with a connection of its own."""
    everafter.database.connect(reuse_if_open=True)
    try:
        return erase_person(everafter, client_id, typed, progress)
    finally:
        everafter.database.close()


def forget_drafts(rows: Mapping[str, Collection[int]]) -> None:
    """What was half written about them, their jobs and complaints on this computer goes, too; nobody else's."""

    def is_theirs(name: str) -> bool:
        kind, _dot, rest = name.removeprefix("draft.").partition(".")
        number = rest.partition(".")[0]
        return number.isdecimal() and int(number) in rows.get(_TABLE_OF_DRAFT.get(kind, "client"), ())

    preferences().forget_drafts(is_theirs)
