"""A promise made, and what becomes of it: kept, another time, not wanted any more, other words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.errors import ValidationError
from app.queries.firm import get_working_time, list_people
from app.queries.promise_rows import OpenPromise
from app.rules.typed_moments import read_moment
from app.services.drafts import PromiseDraft
from app.services.promises import LONGEST_PROMISE
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.widgets.choice_group import ChoiceGroup
from ui.widgets.fields import Field
from ui.widgets.inline_form import InlineForm
from ui.widgets.limited_edits import LimitedLineEdit
from ui.widgets.wheel_guard import WheelGuard

if TYPE_CHECKING:
    from app.everafter import Everafter

KEPT, MOVED, RELEASED, CHANGED = "kept", "moved", "released", "changed"
_LONGEST_TIME = 60
_FIELDS = {"": ("what", "due_at", "owner"), KEPT: (), MOVED: ("due_at", "agreed"), RELEASED: ("reason",)}


class PromiseForm(InlineForm):
    """Empty it makes a promise; for one that stands it asks what became of it, 1 to 4, and what that needs."""

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__("", save_text=_("Pro&mise it"), parent=parent)
        self._formats = formats
        self._promise: OpenPromise | None = None
        self._ending = ChoiceGroup(_endings(), _("What became of it"), may_be_empty=False, is_upright=True)
        self.add_field("ending", Field(_("What became of it"), self._ending))
        self.add_text("what", _("What we &promise"), limit=LONGEST_PROMISE)
        self._when_edit = LimitedLineEdit(_LONGEST_TIME)
        self._when_edit.setPlaceholderText(_("tomorrow 9, Fri 2pm, in 2 hours"))
        self.add_field("due_at", Field(_("B&y when"), self._when_edit))
        self._owner_combo = QComboBox()
        WheelGuard(self._owner_combo)
        self.add_field("owner", Field(_("Who &keeps it"), self._owner_combo))
        self.add_text("agreed", _("What they s&aid to the later time"), limit=LONGEST_PROMISE)
        self.add_text("reason", _("Why nobody waits for it any mo&re"), limit=LONGEST_PROMISE)
        self._ending.choice_made.connect(self._on_ending)
        self._when_edit.textChanged.connect(self._echo_time)

    def fill(self, promise: OpenPromise | None, me: int | None, ending: str = KEPT) -> None:
        """An empty form of mine, or what becomes of a promise that stands."""
        self._promise = promise
        owner_id = me if promise is None else promise.owner_id
        self._owner_combo.clear()
        for person in list_people():
            self._owner_combo.addItem(person.name, person.id)
        self._owner_combo.setCurrentIndex(max(0, self._owner_combo.findData(owner_id)))
        self.set_text("what", "" if promise is None else promise.what)
        for name in ("due_at", "agreed", "reason"):
            self.set_text(name, "")
        self._ending.choose("" if promise is None else ending)
        self._show_fields()
        self.has_begun()

    def take(self, values: dict[str, str]) -> None:
        """Put a draft back."""
        super().take(values)
        self._show_fields()

    def draft(self) -> PromiseDraft:
        """What, by when, who; ValidationError for a time nobody can read."""
        when = read_moment(self.text("due_at"), self._formats.now(), get_working_time())
        return PromiseDraft(self.text("what"), when, self._owner_combo.currentData())

    def carry_out(self, everafter: Everafter, client_id: int, job_id: int | None = None) -> str:
        """Promise it, or end or change the promise as chosen; answers with what was done."""
        promise, promises = self._promise, everafter.promises
        if promise is None:
            draft = self.draft()
            promises.make(client_id, draft, job_id)
            return _("Promised by {when}: {what}").format(when=self._formats.by(draft.due_at), what=draft.what)
        match self._ending.chosen:
            case "moved":
                due_at = read_moment(self.text("due_at"), self._formats.now(), get_working_time())
                promises.move(promise.id, due_at, self.text("agreed"))
                return _("Promised anew by {when}").format(when=self._formats.by(due_at))
            case "released":
                promises.release(promise.id, self.text("reason"))
                return _("Nobody waits for it any more: {what}").format(what=promise.what)
            case "changed":
                promises.change(promise.id, self.text("what"), self._owner_combo.currentData())
                return _("Saved: {what}").format(what=self.text("what"))
        promises.keep(promise.id)
        return _("Kept: {what}").format(what=promise.what)

    def focus_first(self) -> None:
        """Put the caret where the first words are wanted, past what is chosen already."""
        first = next((field for field in self._shown() if isinstance(field, QLineEdit)), None)
        if first is not None:
            first.setFocus()

    def _on_ending(self, _ending: str) -> None:
        self._show_fields()
        self.focus_first()

    def _show_fields(self) -> None:
        is_new = self._promise is None
        chosen = self._ending.chosen
        names = ("what", "owner") if chosen == CHANGED else _FIELDS.get(chosen, ())
        self.field("ending").setVisible(not is_new)
        for name in ("what", "due_at", "owner", "agreed", "reason"):
            self.field(name).setVisible(name in (_FIELDS[""] if is_new else names))
        self._save_button.setText(_("Pro&mise it") if is_new or chosen == MOVED else _("Sa&ve"))

    def _shown(self) -> list[QWidget]:
        names = ("what", "due_at", "agreed", "reason")
        return [self.field(name).editor for name in names if not self.field(name).isHidden()]

    def _echo_time(self, typed: str) -> None:
        """Say under the field how the words are read, as soon as they can be."""
        field = self.field("due_at")
        try:
            moment = read_moment(typed, self._formats.now(), get_working_time())
        except ValidationError:
            field.set_hint("")
            return
        field.set_hint(self._formats.moment(moment))


def _endings() -> tuple[tuple[str, str], ...]:
    return (
        (KEPT, _("Kept")),
        (MOVED, _("Another time")),
        (RELEASED, _("Not wanted any more")),
        (CHANGED, _("Other words or name")),
    )
