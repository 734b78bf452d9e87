"""What the panel does: each step and each gate with the service that keeps it, and the words said afterwards."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from app.errors import EverafterError, ValidationError
from app.queries import firm as firm_queries
from app.queries.rows import ComplaintDetails
from app.translations import gettext as _
from ui.care_board.gate_forms import CheckBackForm, FixForm, OwnerForm, PromiseForm, ReasonForm
from ui.care_board.gates import Gate
from ui.care_board.recovery_panel import RecoveryPanel
from ui.care_board.recovery_script import steps_behind
from ui.firm_formats import FirmFormats
from ui.widgets.inline_form import InlineForm

if TYPE_CHECKING:
    from app.everafter import Everafter

_SKIPPABLE = ("heard", "apologised", "asked")  # the first three dots; a promise and a fix cannot be left out
Act = Callable[[], str]
AnyForm = TypeVar("AnyForm", bound=InlineForm)


class RecoveryActs(QObject):
    """Opens the gates of one complaint and carries out its steps."""

    told = Signal(str, bool)  # a toast, and whether it offers Undo

    def __init__(self, everafter: Everafter, formats: FirmFormats, panel: RecoveryPanel) -> None:
        super().__init__(panel)
        self._everafter = everafter
        self._panel = panel
        self._details: ComplaintDetails | None = None
        self._act: Act | None = None
        self._formats = formats
        panel.step_requested.connect(self.carry_on)
        panel.visit_requested.connect(lambda: self.open_promise(is_visit=True))
        panel.choice_requested.connect(self._choose)

    # Forms are built when their gate is first opened: the board opens without them.

    @cached_property
    def _promise(self) -> PromiseForm:
        return self._adopted(PromiseForm(self._formats))

    @cached_property
    def _fix(self) -> FixForm:
        return self._adopted(FixForm(self._formats))

    @cached_property
    def _check(self) -> CheckBackForm:
        return self._adopted(CheckBackForm())

    @cached_property
    def _reason(self) -> ReasonForm:
        return self._adopted(ReasonForm())

    @cached_property
    def _owner(self) -> OwnerForm:
        return self._adopted(OwnerForm())

    def _adopted(self, form: AnyForm) -> AnyForm:
        self._panel.adopt_form(form)
        form.save_requested.connect(self._save)
        return form

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
                self._choose("reopen")

    def open_promise(self, *, is_visit: bool) -> None:
        """One thing, with a time and a person."""
        details = self._details
        if details is None:
            return
        self._promise.begin(details, firm_queries.list_people(), is_visit=is_visit)
        self._open(self._promise, _("Promise {name} one thing").format(name=self._name()), self._make_promise)
        if is_visit:
            self._promise.focus_times()

    def _make_promise(self) -> str:
        card = self._needed().card
        self._everafter.complaints.promise(
            card.id, card.version, self._promise.draft(), self._promise.visit(card.client_id)
        )
        return _("Promised. The clock runs.")

    def _open_fix(self) -> None:
        self._fix.begin()
        self._open(self._fix, _("How was it put right for {name}?").format(name=self._name()), self._make_right)

    def _make_right(self) -> str:
        card = self._needed().card
        self._everafter.complaints.fix(card.id, card.version, self._fix.draft())
        return _("Put right. We ask again in three days.")

    def _open_check(self, answer: str) -> None:
        self._check.begin()
        if answer:
            self._check.choose(answer)
        self._open(self._check, _("Ask {name} again").format(name=self._name()), self._ask_again)

    def _ask_again(self) -> str:
        card = self._needed().card
        column = self._everafter.complaints.check_back(card.id, card.version, self._check.draft())
        return {
            "made_good": _("Made good, in their own words."),
            "put_right": _("Not right yet: it goes back to Put right."),
        }.get(column, _("“Good” stays open. Ask what would have made it great."))

    def _do_step(self, details: ComplaintDetails) -> None:
        card = details.card
        if card.state not in ("call_back", "put_right", "check_back"):
            return
        step = steps_behind(card.steps_done)
        gates: dict[int, Gate] = {3: Gate.PROMISE, 4: Gate.FIX, 5: Gate.CHECK_BACK}
        if step in gates:
            self.open_gate(gates[step])
            return
        service, words = self._everafter.complaints, self._panel.said()
        acts: dict[int, Callable[[], object]] = {
            0: lambda: service.listen(card.id, card.version, words),
            1: lambda: service.say_sorry(card.id, card.version, words),
            2: lambda: service.ask(card.id, card.version, words),
        }
        try:
            acts[step]()
        except EverafterError as error:
            self.told.emit(str(error), False)
            return
        self._panel.clear_said()
        self.told.emit(_("Step done"), True)

    def _choose(self, choice: str) -> None:
        """An entry of the panel's menu."""
        name = self._name()
        match choice:
            case "owner":
                self._owner.begin(firm_queries.list_people(), self._needed().card.owner_id)
                self._open(self._owner, _("Who takes care of {name}?").format(name=name), self._change_owner)
            case "not_right_yet":
                self._open_check("not_happy")
            case "not_reached":
                self._try_in_vain()
            case "skip":
                self._open_reason(_("Why leave this step out?"), self._skip)
            case "unconfirmed":
                self._open_reason(
                    _("{name} was not reached. What did we learn?").format(name=name), self._close_unconfirmed
                )
            case "reopen":
                self._open_reason(_("What is not right after all?"), self._reopen)
            case _:
                self._open_reason(_("Why was it logged by mistake?"), self._withdraw)

    def _change_owner(self) -> str:
        card = self._needed().card
        self._everafter.complaints.change_owner(card.id, card.version, self._owner.owner_id())
        return _("Somebody else takes care of it now")

    def _try_in_vain(self) -> None:
        card = self._needed().card
        try:
            self._everafter.complaints.record_check_try(card.id, card.version)
        except EverafterError as error:
            self.told.emit(str(error), False)
        else:
            self.told.emit(_("Written down: nobody answered"), True)

    def _skip(self) -> str:
        card = self._needed().card
        step = steps_behind(card.steps_done)
        if step >= len(_SKIPPABLE):
            raise ValidationError(
                _("A promise, doing it and asking again cannot be left out; the card stays where it is.")
            )
        self._everafter.complaints.skip_step(card.id, card.version, _SKIPPABLE[step], self._reason.words())
        return _("Left out, with the reason")

    def _close_unconfirmed(self) -> str:
        card = self._needed().card
        self._everafter.complaints.close_unconfirmed(card.id, card.version, self._reason.words())
        return _("Closed, unconfirmed")

    def _reopen(self) -> str:
        card = self._needed().card
        self._everafter.complaints.reopen(card.id, card.version, self._reason.words())
        return _("Open again")

    def _withdraw(self) -> str:
        card = self._needed().card
        self._everafter.complaints.withdraw(card.id, card.version, self._reason.words())
        return _("Withdrawn; it stays visible with the reason")

    def _open_reason(self, title: str, act: Act) -> None:
        self._reason.begin()
        self._open(self._reason, title, act)

    def _open(self, form: InlineForm, title: str, act: Act) -> None:
        self._act = act
        self._panel.show_form(form, title)

    def _save(self) -> None:
        form, act = self._panel.open_form, self._act
        if form is None or act is None:
            return
        try:
            words = act()
        except EverafterError as error:
            form.show_error(error)
            return
        self._panel.close_form()
        self.told.emit(words, True)

    def _needed(self) -> ComplaintDetails:
        assert self._details is not None
        return self._details

    def _name(self) -> str:
        return self._details.card.client_name.split(" ")[0] if self._details is not None else ""
