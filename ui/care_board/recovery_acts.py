"""What the panel does: opens the gate or takes the step at hand, and says what happened."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.errors import ConflictError, EverafterError
from app.queries import firm as firm_queries
from app.queries.complaint_rows import ComplaintDetails
from app.translations import gettext as _
from ui.care_board.complaint_acts import ComplaintActs
from ui.care_board.gate_form_set import GateForms
from ui.care_board.gates import Gate
from ui.care_board.recovery_panel import RecoveryPanel
from ui.care_board.recovery_script import steps_behind
from ui.firm_formats import FirmFormats
from ui.widgets.inline_form import InlineForm

if TYPE_CHECKING:
    from app.everafter import Everafter

Act = Callable[[], str]


class RecoveryActs(QObject):
    """Opens the gates of one complaint and carries out its steps."""

    told = Signal(str, bool)  # a toast, and whether it offers Undo
    overtaken = Signal()  # another desk was faster: what is shown is no longer true

    def __init__(self, everafter: Everafter, formats: FirmFormats, panel: RecoveryPanel) -> None:
        super().__init__(panel)
        self._panel = panel
        self._complaints = everafter.complaints
        self._details: ComplaintDetails | None = None
        self._act: Act | None = None
        self.forms = GateForms(formats, panel)
        self.forms.save_requested.connect(self._save)
        panel.step_requested.connect(self.carry_on)
        panel.visit_requested.connect(lambda: self.open_promise(is_visit=True))
        panel.choice_requested.connect(self.choose)

    def show_complaint(self, details: ComplaintDetails | None) -> None:
        """Work on this complaint from now on."""
        self._details = details
        self._panel.show_complaint(details, self._name())

    def carry_on(self) -> None:
        """Ctrl+Enter: save the form that is open, or do the step at hand."""
        if self._panel.open_form is not None:
            self._save()
        elif self._details is not None:
            self._do_step(self._details)

    def open_gate(self, gate: Gate) -> None:
        """Ask what a card needs to move."""
        match gate:
            case Gate.PROMISE:
                self.open_promise(is_visit=False)
            case Gate.FIX:
                self._open_fix()
            case Gate.CHECK_BACK:
                self._open_check("")
            case Gate.NOT_RIGHT_YET:
                self._open_check("not_happy")
            case Gate.REOPEN:
                self.choose("reopen")

    def open_promise(self, *, is_visit: bool) -> None:
        """One thing, with a time and a person."""
        details = self._details
        if details is None:
            return
        form = self.forms.promise
        form.begin(details, firm_queries.list_people(), is_visit=is_visit)
        self._open(form, _("Promise {name} one thing"), lambda: self._acts().promise(form.draft(), form.visit))
        if is_visit:
            form.focus_times()

    def choose(self, choice: str) -> None:
        """An entry of the panel's menu."""
        if self._details is None:
            return
        reason = self.forms.reason
        match choice:
            case "owner":
                form = self.forms.owner
                form.begin(firm_queries.list_people(), self._details.card.owner_id)
                self._open(form, _("Who takes care of {name}?"), lambda: self._acts().change_owner(form.owner_id()))
            case "not_right_yet":
                self._open_check("not_happy")
            case "not_reached":
                self._do(self._acts().write_try)
            case "skip":
                self._open_reason(_("Why leave this step out?"), lambda: self._acts().skip(reason.words()))
            case "unconfirmed":
                words = _("{name} was not reached. What did we learn?")
                self._open_reason(words, lambda: self._acts().close_unconfirmed(reason.words()))
            case "reopen":
                self._open_reason(_("What is not right after all?"), lambda: self._acts().reopen(reason.words()))
            case _:
                self._open_reason(_("Why was it logged by mistake?"), lambda: self._acts().withdraw(reason.words()))

    def _open_fix(self) -> None:
        form = self.forms.fix
        form.begin()
        self._open(form, _("How was it put right for {name}?"), lambda: self._acts().fix(form.draft()))

    def _open_check(self, answer: str) -> None:
        form = self.forms.check
        form.begin()
        if answer:
            form.choose(answer)
        self._open(form, _("Ask {name} again"), lambda: self._acts().check_back(form.draft()))

    def _do_step(self, details: ComplaintDetails) -> None:
        if details.card.state not in ("call_back", "put_right", "check_back"):
            return
        step = steps_behind(details.card.steps_done)
        gate = {3: Gate.PROMISE, 4: Gate.FIX, 5: Gate.CHECK_BACK}.get(step)
        if gate is not None:
            self.open_gate(gate)
        elif self._do(lambda: self._acts().take_step(step, self._panel.said())):
            self._panel.clear_said()

    def _do(self, act: Act) -> bool:
        """Carry out what needs no form; whether it was done."""
        try:
            words = act()
        except EverafterError as error:
            self.told.emit(str(error), False)
            self._look_again(error)
            return False
        self.told.emit(words, True)
        return True

    def _open_reason(self, title: str, act: Act) -> None:
        self.forms.reason.begin()
        self._open(self.forms.reason, title, act)

    def _open(self, form: InlineForm, title: str, act: Act) -> None:
        self._act = act
        self._panel.show_form(form, title.format(name=self._name()))

    def _save(self) -> None:
        form, act = self._panel.open_form, self._act
        if form is None or act is None:
            return
        try:
            words = act()
        except EverafterError as error:
            form.show_error(error)
            self._look_again(error)
            return
        self._panel.close_form()
        self.told.emit(words, True)

    def _look_again(self, error: EverafterError) -> None:
        """Show what the other desk did; what was typed here stays, and can be saved on top of it."""
        if isinstance(error, ConflictError):
            self.overtaken.emit()

    def _acts(self) -> ComplaintActs:
        assert self._details is not None
        return ComplaintActs(self._complaints, self._details.card)

    def _name(self) -> str:
        return self._details.card.client_name.split(" ")[0] if self._details is not None else ""
