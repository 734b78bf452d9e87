"""What the panel does: opens the gate or takes the step at hand, says what happened, and keeps half-written words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.errors import ConflictError, EverafterError
from app.queries import firm as firm_queries
from app.queries.complaint_rows import ComplaintDetails
from app.translations import gettext as _
from ui.care_board.complaint_acts import ComplaintActs
from ui.care_board.gate_form_set import GateForms
from ui.care_board.gates import Gate
from ui.care_board.panel_drafts import PanelDrafts
from ui.care_board.recovery_panel import RecoveryPanel
from ui.care_board.recovery_script import steps_behind
from ui.firm_formats import FirmFormats
from ui.widgets.inline_form import InlineForm

if TYPE_CHECKING:
    from app.everafter import Everafter

Act = Callable[[], str]
_KEEP_AFTER = 400  # milliseconds without a key
_CHOICE_OF_GATE = {
    Gate.PROMISE: "promise",
    Gate.FIX: "fix",
    Gate.CHECK_BACK: "check_back",
    Gate.NOT_RIGHT_YET: "not_right_yet",
    Gate.REOPEN: "reopen",
}


class RecoveryActs(QObject):
    """Opens the gates of one complaint and carries out its steps."""

    told = Signal(str, bool)  # a toast, and whether it offers Undo
    person_requested = Signal(int)  # somebody else sits down here
    card_focus_requested = Signal()  # it is done: back to the card
    overtaken = Signal()  # another desk was faster: what is shown is no longer true

    def __init__(self, everafter: Everafter, formats: FirmFormats, panel: RecoveryPanel) -> None:
        super().__init__(panel)
        self._panel = panel
        self._everafter = everafter
        self._complaints = everafter.complaints
        self._formats = formats
        self._details: ComplaintDetails | None = None
        self._act: Act | None = None
        self._choice = ""
        self._drafts = PanelDrafts()
        self._keep_timer = QTimer(self, interval=_KEEP_AFTER, singleShot=True)
        self.forms = GateForms(formats, panel)
        self._openers: dict[str, Callable[[ComplaintDetails], None]] = self._all_openers()
        self._at_once: dict[str, Callable[[], Act]] = {
            "not_reached": lambda: self._acts().write_try,
            "resume": lambda: self._acts().resume,
            "dry": lambda: self._acts().confirm_dry,
        }
        self.forms.save_requested.connect(self._save)
        self.forms.cancelled.connect(self._cancel)
        self.forms.typed.connect(self._keep_timer.start)
        panel.said_changed.connect(self._keep_timer.start)
        panel.step_requested.connect(self.carry_on)
        panel.visit_requested.connect(lambda: self.open_promise(is_visit=True))
        panel.choice_requested.connect(self.choose)
        self._keep_timer.timeout.connect(self.keep_drafts)

    def _all_openers(self) -> dict[str, Callable[[ComplaintDetails], None]]:
        acts = self._acts
        return {
            "promise": lambda _details: self.open_promise(is_visit=False),
            "fix": self._open_fix,
            "check_back": lambda details: self._open_check(details, ""),
            "not_right_yet": lambda details: self._open_check(details, "not_happy"),
            "owner": self._open_owner,
            "contact": self._open_contact,
            "skip": self._open_skip,
            "pause": self._open_pause,
            "need_by": self._open_need_by,
            "classify": self._open_classify,
            "goodwill": self._open_goodwill,
            "visited": self._reason(_("What did you see at {name}’s?"), lambda words: acts().record_visit(words)),
            "unconfirmed": self._reason(
                _("{name} was not reached. What did we learn?"), lambda words: acts().close_unconfirmed(words)
            ),
            "reopen": self._reason(_("What is not right after all?"), lambda words: acts().reopen(words)),
            "withdraw": self._reason(_("Why was it logged by mistake?"), lambda words: acts().withdraw(words)),
            "prevented": self._reason(_("What was done about it?"), lambda words: acts().record_prevention(words)),
        }

    # ------------------------------------------------------------------ which complaint

    def show_complaint(self, details: ComplaintDetails | None) -> None:
        """Work on this complaint from now on; what was half written about it comes back."""
        is_other = (details.card.id if details is not None else None) != self._complaint_id
        if is_other:
            self.keep_drafts()
            self._choice = ""
        self._details = details
        self._panel.show_complaint(details, self._name())
        if details is None:
            return
        if is_other:
            self._bring_back(details)
        elif self._panel.open_form is not None and self._choice in ("check_back", "not_right_yet"):
            self.forms.check.sit_down(details, firm_queries.list_people(), self._everafter.units.person_id)

    def keep_drafts(self) -> None:
        """Remember what is typed now, before another card, another screen or the end of the program."""
        self._keep_timer.stop()
        if self._complaint_id is None:
            return
        draft = self._drafts.of(self._complaint_id)
        draft.said, draft.meaning = self._panel.said(), self._panel.meaning()
        form = self._panel.open_form
        draft.open_form = ""
        if isinstance(form, InlineForm) and self._choice:
            values = form.typed()
            draft.forms[self._choice] = values
            draft.open_form = self._choice if values else ""
        self._drafts.keep(self._complaint_id, draft)

    def _bring_back(self, details: ComplaintDetails) -> None:
        draft = self._drafts.of(details.card.id)
        self._panel.set_said(draft.said, draft.meaning)
        if draft.open_form in self._openers:
            with self._panel.focus_kept():
                self._openers[draft.open_form](details)

    @property
    def _complaint_id(self) -> int | None:
        return self._details.card.id if self._details is not None else None

    # ------------------------------------------------------------------ what to do

    def carry_on(self) -> None:
        """Ctrl+Enter: save the form that is open, or do the step at hand."""
        if self._panel.open_form is not None:
            self._save()
        elif self._details is not None:
            self._do_step(self._details)

    def open_gate(self, gate: Gate) -> None:
        """Ask what a card needs to move."""
        self.choose(_CHOICE_OF_GATE[gate])

    def choose(self, choice: str) -> None:
        """An entry of the panel's menu."""
        if self._details is None:
            return
        if choice in self._at_once:
            self._do(self._at_once[choice]())
        elif choice in self._openers:
            self._openers[choice](self._details)

    def _do_step(self, details: ComplaintDetails) -> None:
        if details.card.state not in ("call_back", "put_right", "check_back"):
            return
        if details.work.good_count and self._panel.said():
            self._do(lambda: self._acts().note(self._panel.said()))
            return
        step = steps_behind(details.card.steps_done)
        choice = {3: "promise", 4: "fix", 5: "check_back"}.get(step)
        if choice is not None:
            self.choose("promise" if choice == "fix" and details.card.is_promise_broken else choice)
            return
        said, meaning = self._panel.said(), self._panel.meaning()
        self._do(lambda: self._acts().take_step(step, said, meaning))

    def _do(self, act: Act) -> None:
        """Carry out what needs no form; words that were written down leave their field, the caret stays with words."""
        was_written_in = self._panel.is_written_in
        try:
            words = act()
        except EverafterError as error:
            self.told.emit(str(error), False)
            self._look_again(error)
            return
        self._panel.clear_said()
        self.keep_drafts()
        self.told.emit(words, True)
        if was_written_in:
            self._panel.focus_words()

    # ------------------------------------------------------------------ the forms

    def open_promise(self, *, is_visit: bool) -> None:
        """One thing, with a time and a person."""
        details = self._details
        if details is None:
            return
        form = self.forms.promise
        form.begin(details, firm_queries.list_people(), is_visit=is_visit)
        self._open(
            "promise", form, _("Promise {name} one thing"), lambda: self._acts().promise(form.draft(), form.visit)
        )
        if is_visit:
            form.focus_times()

    def _open_fix(self, details: ComplaintDetails) -> None:
        form = self.forms.fix
        form.begin(details)
        self._open("fix", form, _("How was it put right for {name}?"), lambda: self._acts().fix(form.draft()))

    def _open_check(self, details: ComplaintDetails, answer: str) -> None:
        is_built = "check" in self.forms.__dict__
        form = self.forms.check
        if not is_built:
            form.somebody_else.switch_requested.connect(self._switch_person)
            form.somebody_else.owner_requested.connect(self._hand_over)
        form.begin(details, firm_queries.list_people(), self._everafter.units.person_id)
        if answer:
            form.choose(answer)
        choice = "not_right_yet" if answer else "check_back"
        self._open(choice, form, _("Ask {name} again"), lambda: self._acts().check_back(form.draft()))
        if form.is_refused:
            form.somebody_else.take_focus()

    def _switch_person(self, person_id: int) -> None:
        """Somebody else sits down here; the form stays for them."""
        self.person_requested.emit(person_id)
        if self._details is not None:
            self._openers[self._choice or "check_back"](self._details)

    def _hand_over(self, person_id: int) -> None:
        self._panel.close_form()
        self._do(lambda: self._acts().change_owner(person_id))

    def _open_owner(self, details: ComplaintDetails) -> None:
        form = self.forms.owner
        form.begin(firm_queries.list_people(), details.card.owner_id)
        self._open("owner", form, _("Who takes care of {name}?"), lambda: self._acts().change_owner(form.owner_id()))

    def _open_contact(self, details: ComplaintDetails) -> None:
        form = self.forms.contact
        form.begin(details)
        self._open("contact", form, _("You spoke with {name}"), lambda: self._acts().record_contact(*form.contact()))

    def _open_skip(self, details: ComplaintDetails) -> None:
        form = self.forms.skip
        form.begin(details.work.steps_open)
        self._open("skip", form, _("Leave a step out"), lambda: self._acts().skip(*form.skipped()))

    def _open_pause(self, _details: ComplaintDetails) -> None:
        form = self.forms.pause
        form.begin(self._formats.today())
        self._open("pause", form, _("{name} chose a later date"), lambda: self._acts().pause(form.day(), form.reason()))

    def _open_need_by(self, details: ComplaintDetails) -> None:
        form = self.forms.need_by
        form.begin(self._formats.today(), details.work.need_by_on)
        self._open("need_by", form, _("By when does {name} need it?"), lambda: self._acts().set_need_by(form.day()))

    def _open_classify(self, details: ComplaintDetails) -> None:
        form = self.forms.classify
        form.begin(details)
        self._open(
            "classify", form, _("What went wrong for {name}"), lambda: self._acts().reclassify(*form.corrected())
        )

    def _open_goodwill(self, details: ComplaintDetails) -> None:
        form, goodwill = self.forms.goodwill, self._everafter.goodwill
        form.begin(self._everafter.units.person_id)

        def act() -> str:
            goodwill.give(details.card.client_id, form.draft(complaint_id=details.card.id))
            return _("Given: {what}").format(what=form.text("what"))

        self._open("goodwill", form, _("Give {name} goodwill"), act)

    def _reason(self, title: str, act: Callable[[str], str]) -> Callable[[ComplaintDetails], None]:
        def open_reason(_details: ComplaintDetails) -> None:
            form = self.forms.reason
            form.begin()
            choice = next(name for name, opener in self._openers.items() if opener is open_reason)
            self._open(choice, form, title, lambda: act(form.words()))

        return open_reason

    def _open(self, choice: str, form: InlineForm, title: str, act: Act) -> None:
        self._panel.close_form()
        self._act, self._choice = act, choice
        if self._complaint_id is not None:
            form.take(self._drafts.of(self._complaint_id).forms.get(choice, {}))
        self._panel.show_form(form, title.format(name=self._name()))

    def _save(self) -> None:
        form, act = self._panel.open_form, self._act
        if form is None or act is None:
            return
        complaint_id, choice = self._complaint_id, self._choice
        try:
            words = act()
        except EverafterError as error:
            form.show_error(error)
            self._look_again(error)
            return
        self._panel.close_form()
        self._choice = ""
        if complaint_id is not None:
            draft = self._drafts.of(complaint_id)
            draft.forms.pop(choice, None)
            draft.open_form = ""
            self._drafts.keep(complaint_id, draft)
        self.told.emit(words, True)
        self.card_focus_requested.emit()

    def _cancel(self) -> None:
        """Left without saving: what was typed waits in case it was a slip."""
        form = self._panel.last_form
        if isinstance(form, InlineForm) and self._complaint_id is not None and self._choice:
            draft = self._drafts.of(self._complaint_id)
            draft.forms[self._choice], draft.open_form = form.typed(), ""
            self._drafts.keep(self._complaint_id, draft)
        self._choice = ""
        self._panel.close_form()
        self.card_focus_requested.emit()

    def _look_again(self, error: EverafterError) -> None:
        """Show what the other desk did; what was typed here stays, and can be saved on top of it."""
        if isinstance(error, ConflictError):
            self.overtaken.emit()

    def _acts(self) -> ComplaintActs:
        assert self._details is not None
        return ComplaintActs(self._complaints, self._details.card)

    def _name(self) -> str:
        return self._details.work.called if self._details is not None else ""
