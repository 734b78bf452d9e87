"""Giving goodwill: what and what it cost; only above one's own amount it asks for the owner who said yes (S3.3)."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.errors import ValidationError
from app.queries.firm import list_people
from app.queries.goodwill import AllowanceRow, get_allowance
from app.rules.goodwill import needs_approval
from app.services.drafts import GoodwillDraft
from app.services.goodwill import LONGEST_WHAT
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.theme.fonts import TextRole
from ui.widgets.fields import Field
from ui.widgets.inline_form import InlineForm
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.wheel_guard import WheelGuard

_LONGEST_AMOUNT = 24


class GoodwillForm(InlineForm):
    """Within one's own amount two fields and Enter; the sentence by the cost says how much that is."""

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__("", save_text=_("Give it"), parent=parent)
        self._formats = formats
        self._allowance: AllowanceRow | None = None
        self.add_text("what", _("&What we give"), limit=LONGEST_WHAT)
        self._cost_edit = QLineEdit()
        self._cost_edit.setMaxLength(_LONGEST_AMOUNT)
        self._cost_edit.setObjectName("goodwill.cost")
        self.add_field("cost", Field(_("What it costs &us"), self._cost_edit))
        self._limit_label = TextLabel("", TextRole.SECONDARY, TextTone.SECONDARY, wrap=True)
        self.add_widget(self._limit_label)
        self._owner_combo = QComboBox()
        self._owner_combo.setObjectName("goodwill.approved_by")
        WheelGuard(self._owner_combo)
        self.add_field("approved_by", Field(_("Who said &yes"), self._owner_combo))
        self._cost_edit.textChanged.connect(self.show_kind)

    def begin(self, person_id: int | None) -> None:
        """Nothing given yet, by this person."""
        self._allowance = get_allowance(person_id)
        self._owner_combo.clear()
        self._owner_combo.addItem(_("Nobody was asked"), None)
        for person in list_people():
            if person.role == "owner":
                self._owner_combo.addItem(person.name, person.id)
        self.set_text("what", "")
        self.set_text("cost", "")
        self.show_kind()
        self.has_begun()

    def take(self, values: dict[str, str]) -> None:
        """Put a draft back."""
        super().take(values)
        self.show_kind()

    def show_kind(self) -> None:
        """Ask for an owner only where the cost is above one's own amount."""
        allowance = self._allowance
        limit = None if allowance is None else allowance.limit_minor
        is_above = limit is not None and needs_approval(self._typed_cost(), limit, is_owner=False)
        self.field("approved_by").setVisible(is_above)
        self._limit_label.setVisible(limit is not None)
        if limit is None:
            return
        words = _("You may give up to {amount} each time without asking.")
        if is_above:
            words = _("This is more than the {amount} you may give without asking: choose the owner who agrees.")
        self._limit_label.setText(words.format(amount=self._formats.money(limit)))

    def draft(self, job_id: int | None = None, complaint_id: int | None = None) -> GoodwillDraft:
        """What was typed; raises ValidationError for a cost nobody can read."""
        try:
            cost_minor = self._formats.read_money(self.text("cost"))
        except ValidationError as error:
            raise ValidationError(str(error), "cost") from error
        approver = self._owner_combo.currentData() if not self.field("approved_by").isHidden() else None
        return GoodwillDraft(self.text("what"), cost_minor, job_id, complaint_id, approver)

    def _typed_cost(self) -> int:
        try:
            return self._formats.read_money(self.text("cost"))
        except ValidationError:
            return 0
