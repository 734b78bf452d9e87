"""What to remember about a client: pets, habits, worries, fondnesses; private ones carry a lock and never print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from app.queries.client_rows import ClientDetails, FactRow
from app.services.drafts import FactDraft
from app.services.facts import LONGEST_DETAIL, LONGEST_HEADLINE
from app.translations import gettext as _
from ui.clients.editable_panel import EditablePanel
from ui.clients.line_stack import Line
from ui.widgets.fields import Field
from ui.widgets.inline_form import InlineForm

if TYPE_CHECKING:
    from app.everafter import Everafter

_ICONS = {
    "person": "users",
    "pet": "paw-print",
    "worry": "circle-alert",
    "fondness": "heart",
    "story": "message-square-text",
    "preference": "ear",
    "habit": "moon",
    "other": "quote",
}


def fact_kinds() -> list[tuple[str, str]]:
    """What can be remembered: as stored, and in words."""
    return [
        ("other", _("Anything")),
        ("person", _("A person")),
        ("pet", _("A pet")),
        ("habit", _("A habit")),
        ("preference", _("A wish")),
        ("worry", _("A worry")),
        ("fondness", _("Something they love")),
        ("story", _("A story")),
    ]


def fact_line(fact: FactRow) -> Line:
    """A remembered fact as the card shows it."""
    return Line(
        f"fact:{fact.id}", _ICONS.get(fact.kind, "quote"), fact.headline, fact.detail, is_private=fact.is_private
    )


class FactForm(InlineForm):
    """One thing to remember; private and fine to print exclude each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.add_text("headline", _("&Remember"), limit=LONGEST_HEADLINE)
        self.add_text("detail", _("&What it means for us"), is_long=True, limit=LONGEST_DETAIL)
        self._kind_combo = QComboBox()
        for key, words in fact_kinds():
            self._kind_combo.addItem(words, key)
        self.add_field("kind", Field(_("&Kind"), self._kind_combo))
        self._private_box = QCheckBox(_("&Private: never printed"))
        self._print_box = QCheckBox(_("Fine for the client to rea&d"))
        self.add_widget(self._private_box)
        self.add_widget(self._print_box)
        # A wish is kept so that whoever comes can follow it: the sheet is where they read it (S2.11).
        self._kind_combo.activated.connect(self._offer_printing)
        self._private_box.toggled.connect(
            lambda is_on: self._print_box.setChecked(self._print_box.isChecked() and not is_on)
        )
        self._print_box.toggled.connect(
            lambda is_on: self._private_box.setChecked(self._private_box.isChecked() and not is_on)
        )

    def fill(self, fact: FactRow | None) -> None:
        """Show a stored fact, or an empty form."""
        self.set_text("headline", "" if fact is None else fact.headline)
        self.set_text("detail", "" if fact is None else fact.detail)
        self._kind_combo.setCurrentIndex(max(0, self._kind_combo.findData("other" if fact is None else fact.kind)))
        self._private_box.setChecked(fact is not None and fact.is_private)
        self._print_box.setChecked(fact is not None and fact.may_print)

    def _offer_printing(self) -> None:
        if self._kind_combo.currentData() == "preference" and not self._private_box.isChecked():
            self._print_box.setChecked(True)

    def draft(self) -> FactDraft:
        """What was typed."""
        return FactDraft(
            headline=self.text("headline"),
            detail=self.text("detail"),
            kind=str(self._kind_combo.currentData()),
            is_private=self._private_box.isChecked(),
            may_print=self._print_box.isChecked(),
        )


class RememberPanel(EditablePanel):
    """The newest facts first; Add opens an empty form at once."""

    def __init__(self, everafter: Everafter, parent: QWidget | None = None) -> None:
        super().__init__(
            "remember",
            _("Remember"),
            _("What makes them who they are: a pet, a habit, a worry."),
            action_text=_("Add"),
            parent=parent,
        )
        self._everafter = everafter
        self._details: ClientDetails | None = None

    def show_client(self, details: ClientDetails) -> None:
        """Refill for a client; an open form stays as it is."""
        self.begin_client(details.id, is_other=self._details is None or self._details.id != details.id)
        self._details = details
        self.lines.show_lines([fact_line(fact) for fact in details.facts])

    def toggle_editing(self) -> None:
        """Offer pencils, and an empty form ready for the next fact."""
        super().toggle_editing()
        if self.is_editing:
            self._start(None)

    def _resting_verb(self) -> str:
        return _("Add")

    def _open(self, key: str) -> None:
        number = key.partition(":")[2]
        if self._details is not None:
            self._start(next((fact for fact in self._details.facts if str(fact.id) == number), None))

    def _start(self, fact: FactRow | None) -> None:
        details, facts = self._details, self._everafter.facts
        if details is None:
            return
        form = self.form_of(FactForm, FactForm)
        form.fill(fact)
        if fact is None:

            def add(_version: int | None) -> str:
                facts.add(details.id, form.draft())
                return _("Remembered: {what}").format(what=form.text("headline"))

            self.start_form(form, _("Something to remember"), add, what="new:fact")
            return

        def change(version: int | None) -> str:
            facts.change(fact.id, version, form.draft())
            return _("Saved: {what}").format(what=form.text("headline"))

        def forget() -> str:
            facts.archive(fact.id)
            return _("“{what}” is off the card").format(what=fact.headline)

        title = _("Change what we remember")
        self.start_form(form, title, change, what=f"fact:{fact.id}", version=fact.version, remove=forget)
