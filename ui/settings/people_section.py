"""The team: who signs, who drives out, and somebody new."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.errors import EverafterError
from app.jobs import JobProgress
from app.queries.firm_rows import PersonRow
from app.queries.goodwill import get_allowance
from app.services.firm_drafts import PersonDraft
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.jobs import JobRunner
from ui.photos.photo_reading import ReadPhotos, read_photos
from ui.settings.portrait_button import PortraitButton
from ui.settings.settings_section import SettingsSection
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.avatars import Avatar
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.fields import Field
from ui.widgets.labels import TextLabel, TextTone

if TYPE_CHECKING:
    from app.everafter import Everafter

_LONGEST_AMOUNT = 24
_LIMIT_WIDTH = 170
_AVATAR = 36


def role_words() -> dict[str, str]:
    """The roles in words."""
    return {"owner": _("owner"), "office": _("office"), "technician": _("technician")}


class PeopleSection(SettingsSection):
    """One line a person, and the fields for a new one below."""

    saved = Signal(str)

    def __init__(self, everafter: Everafter, parent: QWidget | None = None) -> None:
        super().__init__(
            _("People"),
            _("Everything that is done is signed with a name. Whoever leaves keeps theirs on it."),
            _("team technician van owner office initials goodwill amount portrait photo picture"),
            parent,
        )
        self.runner: JobRunner | None = None
        self._everafter = everafter
        self._formats = FirmFormats(everafter.clock)
        self._shown: tuple[PersonRow, ...] = ()
        self._limit_fields: dict[int, Field] = {}
        self._lines = QVBoxLayout()
        self._lines.setSpacing(Space.S)
        lines = QWidget()
        lines.setLayout(self._lines)
        self._lines.setContentsMargins(0, 0, 0, Space.S)
        self.add_row((lines, 6))
        self._name_edit = QLineEdit()
        self._name_edit.setObjectName("person.name")
        self._name_edit.returnPressed.connect(self._add)
        self._role_combo = QComboBox()
        for code, words in role_words().items():
            self._role_combo.addItem(words, code)
        self._role_combo.setCurrentIndex(self._role_combo.findData("technician"))
        self._van_edit = QLineEdit()
        self._van_edit.returnPressed.connect(self._add)
        self._name_field = Field(_("Somebody new"), self._name_edit)
        add = Button(_("&Add"), icon="user-plus")
        add.setObjectName("person.add")
        add.clicked.connect(self._add)
        foot = QHBoxLayout()
        foot.addWidget(self._name_field, 3)
        foot.addWidget(Field(_("Role"), self._role_combo), 2)
        foot.addWidget(Field(_("Van"), self._van_edit), 2)
        foot.addLayout(_at_the_foot(add), 1)
        form = QWidget()
        form.setLayout(foot)
        foot.setContentsMargins(0, 0, 0, 0)
        self.add_row((form, 6))

    def show_people(self, people: Sequence[PersonRow], formats: FirmFormats) -> None:
        """Show the team as stored; the keyboard stays on its line, and an amount that is being typed is left alone."""
        self._formats = formats
        shown = tuple(replace(person, goodwill_limit_minor=0) for person in people)
        if shown != self._shown:
            self._shown = shown
            self._build_lines(people)
        for person in people:
            field = self._limit_fields.get(person.id)
            if field is not None and not field.editor.hasFocus() and not field.has_error:
                _line_edit(field).setText(formats.typed_money(person.goodwill_limit_minor))

    def _build_lines(self, people: Sequence[PersonRow]) -> None:
        self._limit_fields = {}
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for person in people:
            self._lines.addWidget(self._line(person))

    def _line(self, person: PersonRow) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        row.addWidget(self._avatar(person))
        row.addWidget(TextLabel(person.name, TextRole.BODY_STRONG))
        words = [person.title or role_words().get(person.role, ""), person.van_name]
        row.addWidget(TextLabel(" · ".join(part for part in words if part), TextRole.BODY, TextTone.SECONDARY))
        row.addStretch(1)
        if person.role == "owner":
            row.addWidget(TextLabel(_("gives any amount of goodwill"), TextRole.SECONDARY, TextTone.SECONDARY))
        else:
            row.addWidget(self._limit_field(person))
        row.addWidget(self._portrait_button(person))
        leave = LinkButton(_("Has left"))
        leave.setAccessibleName(_("{name} has left the team").format(name=person.name))
        leave.clicked.connect(lambda: self._archive(person))
        row.addWidget(leave)
        return line

    def _avatar(self, person: PersonRow) -> Avatar:
        """Their face as the visit card shows it, or their initials."""
        avatar = Avatar(person.name, _AVATAR)
        if person.portrait_sha256:
            with suppress(EverafterError):
                avatar.set_face(self._everafter.photo_folder.thumbnail(person.portrait_sha256, 2 * sized(_AVATAR)))
        return avatar

    def _portrait_button(self, person: PersonRow) -> PortraitButton:
        button = PortraitButton(person)
        button.given.connect(partial(self.set_portrait, person))
        button.removed.connect(partial(self._remove_portrait, person))
        button.told.connect(self._name_field.set_error)
        return button

    def set_portrait(self, person: PersonRow, given: Path | bytes) -> None:
        """Check and keep a picture of somebody; what cannot be one is said below the lines."""
        self._name_field.clear_error()

        def work(progress: JobProgress) -> ReadPhotos:
            return read_photos([given], progress)

        if self.runner is None:
            self._keep_portrait(person, work(JobProgress()))
        else:
            self.runner.run_in_thread(work).succeeded.connect(partial(self._keep_portrait, person))

    def _keep_portrait(self, person: PersonRow, read: ReadPhotos) -> None:
        if read.refused:
            self._name_field.set_error(read.refused[0])
            return
        try:
            self._everafter.photos.set_portrait(person.id, read.photos[0])
        except EverafterError as error:
            self._name_field.set_error(str(error))
            return
        self.saved.emit(_("The visit card shows the portrait of {name} now.").format(name=person.first_name))

    def _remove_portrait(self, person: PersonRow) -> None:
        self._name_field.clear_error()
        try:
            self._everafter.photos.remove_portrait(person.id)
        except EverafterError as error:
            self._name_field.set_error(str(error))
            return
        self.saved.emit(_("The portrait of {name} is gone; initials stand there.").format(name=person.first_name))

    def _limit_field(self, person: PersonRow) -> Field:
        edit = QLineEdit()
        edit.setObjectName(f"person.{person.id}.goodwill")
        edit.setMaxLength(_LONGEST_AMOUNT)
        field = Field(_("Goodwill without asking"), edit)
        edit.setAccessibleName(_("Goodwill {name} may give without asking").format(name=person.name))
        field.setMaximumWidth(sized(_LIMIT_WIDTH))
        edit.editingFinished.connect(lambda: self._save_limit(person, field))
        self._limit_fields[person.id] = field
        return field

    def _save_limit(self, person: PersonRow, field: Field) -> None:
        edit = _line_edit(field)
        stored = get_allowance(person.id)
        field.clear_error()
        try:
            limit_minor = self._formats.read_money(edit.text())
            if stored is not None and limit_minor == stored.limit_minor:
                return
            self._everafter.goodwill.set_limit(person.id, limit_minor)
        except EverafterError as error:
            field.set_error(str(error))
            return
        words = _("Saved. {name} may give up to {amount} without asking.")
        self.saved.emit(words.format(name=person.first_name, amount=self._formats.money(limit_minor)))

    def _archive(self, person: PersonRow) -> None:
        self._name_field.clear_error()
        try:
            self._everafter.firm.archive_person(person.id)
        except EverafterError as error:
            self._name_field.set_error(str(error))
            return
        self.saved.emit(_("{name} left the team.").format(name=person.name))

    def _add(self) -> None:
        self._name_field.clear_error()
        role = str(self._role_combo.currentData())
        draft = PersonDraft(name=self._name_edit.text().strip(), role=role, van_name=self._van_edit.text().strip())
        try:
            self._everafter.firm.add_person(draft)
        except EverafterError as error:
            self._name_field.set_error(str(error))
            self._name_edit.setFocus()
            return
        self._name_edit.clear()
        self._van_edit.clear()
        self.saved.emit(_("{name} is in the team.").format(name=draft.name))


def _line_edit(field: Field) -> QLineEdit:
    assert isinstance(field.editor, QLineEdit)
    return field.editor


def _at_the_foot(button: Button) -> QVBoxLayout:
    column = QVBoxLayout()
    column.addSpacing(24)
    column.addWidget(button)
    column.addStretch(1)
    return column
