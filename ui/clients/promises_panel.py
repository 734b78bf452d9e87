"""What we promised this client: made, kept, moved and given back where it stands; the broken ones first (S2.12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.errors import EverafterError
from app.queries.client_rows import ClientDetails
from app.queries.promise_rows import OpenPromise
from app.queries.promises import list_promises_of_client
from app.rules.complaint_clocks import ClockState
from app.rules.person_names import first_name
from app.translations import gettext as _
from ui.clients.editable_panel import EditablePanel
from ui.clients.line_stack import Line
from ui.firm_formats import FirmFormats
from ui.promises.promise_form import KEPT, PromiseForm

if TYPE_CHECKING:
    from app.everafter import Everafter

_ICONS = {ClockState.LATE: "triangle-alert", ClockState.DUE: "clock-alert"}


class PromisesPanel(EditablePanel):
    """The oldest time first; each has one key that says it was kept."""

    def __init__(self, everafter: Everafter, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(
            "promises",
            _("We promised"),
            _("Nothing is open. What we promise, with a day and a name, stands here until it is kept."),
            action_text=_("Promise"),
            parent=parent,
        )
        self._everafter = everafter
        self._formats = formats
        self._details: ClientDetails | None = None
        self._promises: list[OpenPromise] = []
        self.lines.act_requested.connect(self._keep)

    def show_client(self, details: ClientDetails) -> None:
        """Refill for a client; an open form stays as it is."""
        self.begin_client(details.id, is_other=self._details is None or self._details.id != details.id)
        self._details = details
        clock = self._everafter.clock
        self._promises = list_promises_of_client(details.id, clock.now(), clock.zone)
        self.lines.show_lines([self._line(promise) for promise in self._promises])

    def toggle_editing(self) -> None:
        """Offer pencils, and an empty form ready for the next promise."""
        super().toggle_editing()
        if self.is_editing:
            self.promise()

    def promise(self, ending: str = KEPT, promise: OpenPromise | None = None) -> None:
        """Ask what we promise, or what became of a promise."""
        details, everafter = self._details, self._everafter
        if details is None:
            return
        form = self.form_of(PromiseForm, lambda: PromiseForm(self._formats))
        form.fill(promise, everafter.units.person_id, ending)

        def forget() -> str:
            if promise is not None:
                everafter.promises.archive(promise.id)
            return _("It was never promised: off the card")

        self.start_form(
            form,
            _("What do we promise?") if promise is None else _("“{what}”").format(what=promise.what),
            lambda _version: form.carry_out(everafter, details.id),
            what="new:promise" if promise is None else f"promise:{promise.id}",
            remove=None if promise is None else forget,
        )

    def _line(self, promise: OpenPromise) -> Line:
        facts = [self._formats.due(promise.due_at), first_name(promise.owner_name)]
        return Line(
            f"promise:{promise.id}",
            _ICONS.get(promise.standing, "clock"),
            promise.what,
            " · ".join(fact for fact in facts if fact),
            is_strong=promise.standing is ClockState.LATE,
            act_text=_("Kept"),
        )

    def _resting_verb(self) -> str:
        return _("Promise")

    def _find(self, key: str) -> OpenPromise | None:
        number = key.partition(":")[2]
        return next((each for each in self._promises if str(each.id) == number), None)

    def _open(self, key: str) -> None:
        self.promise(promise=self._find(key))

    def _keep(self, key: str) -> None:
        promise = self._find(key)
        if promise is None:
            return
        try:
            self._everafter.promises.keep(promise.id)
        except EverafterError as error:
            self.noticed.emit(str(error))
            return
        self.saved.emit(_("Kept: {what}").format(what=promise.what))
