"""The forms of the panel beside the board, each built when it is first opened."""

from __future__ import annotations

from functools import cached_property
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from app.translations import gettext as _
from ui.care_board.check_back_form import CheckBackForm
from ui.care_board.fix_form import FixForm
from ui.care_board.promise_form import PromiseForm
from ui.care_board.small_forms import ClassifyForm, ContactForm, DayForm, OwnerForm, ReasonForm, SkipForm
from ui.firm_formats import FirmFormats
from ui.money.goodwill_form import GoodwillForm
from ui.widgets.form_drafts import text_editors
from ui.widgets.inline_form import InlineForm

AnyForm = TypeVar("AnyForm", bound=InlineForm)


class FormPlace(Protocol):
    """Where forms are shown: the panel beside the board."""

    def adopt_form(self, form: InlineForm) -> None:
        """Take a form in, hidden."""


class GateForms(QObject):
    """The forms of the panel, built when they are first opened: the board opens without them."""

    save_requested = Signal()
    cancelled = Signal()
    typed = Signal()

    def __init__(self, formats: FirmFormats, place: FormPlace) -> None:
        super().__init__()
        self._formats = formats
        self._place = place

    @cached_property
    def promise(self) -> PromiseForm:
        """What, when, who."""
        return self._adopted(PromiseForm(self._formats))

    @cached_property
    def fix(self) -> FixForm:
        """How it was put right."""
        return self._adopted(FixForm(self._formats))

    @cached_property
    def check(self) -> CheckBackForm:
        """Their answer."""
        return self._adopted(CheckBackForm(self._formats))

    @cached_property
    def reason(self) -> ReasonForm:
        """Words that say why."""
        return self._adopted(ReasonForm())

    @cached_property
    def contact(self) -> ContactForm:
        """What was said on the telephone."""
        return self._adopted(ContactForm())

    @cached_property
    def owner(self) -> OwnerForm:
        """Who takes care."""
        return self._adopted(OwnerForm())

    @cached_property
    def skip(self) -> SkipForm:
        """Which step is left out, and why."""
        return self._adopted(SkipForm())

    @cached_property
    def pause(self) -> DayForm:
        """Until which day they let us wait."""
        return self._adopted(DayForm(_("They want to wait &until"), has_reason=True))

    @cached_property
    def need_by(self) -> DayForm:
        """By which day they need it."""
        return self._adopted(DayForm(_("They need it on the &day"), has_reason=False))

    @cached_property
    def classify(self) -> ClassifyForm:
        """What went wrong, and the marks."""
        return self._adopted(ClassifyForm())

    @cached_property
    def goodwill(self) -> GoodwillForm:
        """What we give, beyond putting it right."""
        return self._adopted(GoodwillForm(self._formats))

    def _adopted(self, form: AnyForm) -> AnyForm:
        self._place.adopt_form(form)
        form.save_requested.connect(self.save_requested)
        form.cancelled.connect(self.cancelled)
        for editor in text_editors(form):
            editor.textChanged.connect(self.typed)
        return form
