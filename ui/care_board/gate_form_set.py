"""The forms of the panel beside the board, each built when its gate is first opened."""

from __future__ import annotations

from functools import cached_property
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from ui.care_board.gate_forms import CheckBackForm, FixForm, OwnerForm, PromiseForm, ReasonForm
from ui.firm_formats import FirmFormats
from ui.widgets.inline_form import InlineForm

AnyForm = TypeVar("AnyForm", bound=InlineForm)


class FormPlace(Protocol):
    """Where forms are shown: the panel beside the board."""

    def adopt_form(self, form: InlineForm) -> None:
        """Take a form in, hidden."""


class GateForms(QObject):
    """The forms of the panel, built when their gate is first opened: the board opens without them."""

    save_requested = Signal()

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
        return self._adopted(CheckBackForm())

    @cached_property
    def reason(self) -> ReasonForm:
        """Words that say why."""
        return self._adopted(ReasonForm())

    @cached_property
    def owner(self) -> OwnerForm:
        """Who takes care."""
        return self._adopted(OwnerForm())

    def _adopted(self, form: AnyForm) -> AnyForm:
        self._place.adopt_form(form)
        form.save_requested.connect(self.save_requested)
        return form
