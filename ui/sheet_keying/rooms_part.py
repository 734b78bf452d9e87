"""Part 1: the rooms as planned with one tick, or room by room what was done, found and charged; rooms added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from app.errors import ValidationError
from app.queries.sheet_keying import SheetRoomRow
from app.rules.job_sheet import SheetSection
from app.services.drafts import SheetLineDraft
from app.services.sheet_rooms import LONGEST_MARK
from app.translations import gettext as _
from app.translations import ngettext
from ui.firm_formats import FirmFormats
from ui.sheet_keying.sheet_part import SheetPart
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.scripts import ensure_fonts_for
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.fields import FieldMessage
from ui.widgets.labels import ElidedLabel, TextTone
from ui.widgets.limited_edits import LimitedLineEdit
from ui.widgets.painting import elided
from ui.widgets.tool_tips import plain_tip

_PRICE_WIDTH = 92
_NAME_WIDTH = 176
_TICK = 34


@dataclass(slots=True)
class _Room:
    """The editors of one room; `name_edit` is there for one that was added."""

    line_id: int | None
    name: str
    box: QCheckBox
    found_edit: QLineEdit
    price_edit: QLineEdit
    name_edit: QLineEdit | None = None

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """What stands in the row, in the order of the keys."""
        return (self.box if self.name_edit is None else self.name_edit, self.found_edit, self.price_edit)

    @property
    def called(self) -> str:
        """The room's name, as planned or as typed."""
        return self.name if self.name_edit is None else self.name_edit.text().strip()


class RoomsPart(SheetPart):
    """As planned until the tick is taken away."""

    price_changed = Signal()

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(SheetSection.ROOMS, parent)
        self._formats = formats
        self._rooms: list[_Room] = []
        self.planned_box = QCheckBox(_("As planned"))
        self.planned_box.setObjectName("sheet.planned")
        self._summary_label = ElidedLabel("", TextRole.SECONDARY, TextTone.SECONDARY)
        self._add_button = Button(_("+ room"), ButtonVariant.QUIET)
        self._add_button.setAccessibleName(_("Add a room"))
        self._add_button.setObjectName("sheet.add_room")
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.S)
        self._grid.setVerticalSpacing(Space.XS)
        self._grid.setColumnStretch(1, 1)
        self._message = FieldMessage(self._rows)
        self.begin_at(self.planned_box)
        line = QHBoxLayout()
        line.setSpacing(Space.M)
        line.addWidget(self.planned_box)
        line.addWidget(self._summary_label, 1)
        line.addWidget(self._add_button)
        self.body.addLayout(line)
        self.body.addWidget(self._rows)
        self.body.addWidget(self._message)
        self.planned_box.toggled.connect(self._show_rows)
        self._add_button.clicked.connect(self.add_room)

    def show_rooms(self, rooms: Sequence[SheetRoomRow], *, is_keyed: bool) -> None:
        """The rooms of a sheet; one that is keyed in shows what it said."""
        for room in self._rooms:
            for widget in room.widgets:
                self._grid.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        self._rooms = []
        self.set_error("")
        # Keyed in elsewhere without a word about rooms: as planned, then.
        is_told = is_keyed and any(row.is_done or row.marks_found for row in rooms)
        for row in rooms:
            self._append(row.line_id, row.name, row.price_minor)
            room = self._rooms[-1]
            room.found_edit.setText(row.marks_found)
            room.box.setChecked(row.is_done or not is_told)
            room.price_edit.setText(self._formats.typed_money(row.price_minor))
        names = ", ".join(row.name for row in rooms)
        count = ngettext("{count} room", "{count} rooms", len(rooms)).format(count=len(rooms))
        self._summary_label.setText(f"{count}: {names}" if rooms else _("No room is planned."))
        is_planned = not is_told or all(row.is_done and not row.marks_found for row in rooms)
        self.planned_box.setChecked(is_planned)
        self._show_rows()

    def stops(self) -> tuple[QWidget, ...]:
        """The tick, and without it every field of every room."""
        if self.planned_box.isChecked():
            return (self.planned_box,)
        return (self.planned_box, *(widget for room in self._rooms for widget in room.widgets))

    def drafts(self, *, is_shown: bool) -> tuple[SheetLineDraft, ...]:
        """The rooms as they came back; raises ValidationError for a price that is none."""
        is_planned = self.planned_box.isChecked()
        found = []
        for room in self._rooms:
            try:
                price_minor = self._formats.read_money(room.price_edit.text())
            except ValidationError as error:
                raise ValidationError(str(error), "lines") from error
            is_done = is_planned or room.box.isChecked()
            marks = "" if is_planned else room.found_edit.text().strip()
            found.append(SheetLineDraft(room.called, room.line_id, is_done, marks, price_minor, is_shown))
        return tuple(found)

    def add_room(self) -> None:
        """A room that nobody planned."""
        self.planned_box.setChecked(False)
        self._append(None, "", 0)
        first = self._rooms[-1].widgets[0]
        first.show()
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def set_error(self, message: str) -> None:
        """Say below the rooms what to mend."""
        if message:
            self._message.set_error(message)
            self.planned_box.setChecked(False)
        else:
            self._message.clear_error()

    def values(self) -> dict[str, Any]:
        """What was keyed in, to be kept."""
        rooms = [
            [room.line_id, room.called, room.box.isChecked(), room.found_edit.text(), room.price_edit.text()]
            for room in self._rooms
        ]
        return {"is_planned": self.planned_box.isChecked(), "rooms": rooms}

    def set_values(self, values: dict[str, Any]) -> None:
        """Bring back what was kept; a room that is gone since is left out."""
        present = {room.line_id: room for room in self._rooms if room.line_id is not None}
        for line_id, name, is_done, found, price in values.get("rooms", []):
            if line_id is None:
                self._append(None, name, 0)
                room = self._rooms[-1]
            elif line_id in present:
                room = present[line_id]
            else:
                continue
            room.box.setChecked(is_done)
            room.found_edit.setText(found)
            room.price_edit.setText(price)
        self.planned_box.setChecked(bool(values.get("is_planned", True)))

    def _append(self, line_id: int | None, name: str, price_minor: int) -> None:
        ensure_fonts_for(name)
        box = QCheckBox(elided(name, TextRole.BODY, sized(_NAME_WIDTH - _TICK)).replace("&", "&&"))
        box.setAccessibleName(name)
        box.setToolTip(plain_tip(name))
        box.setChecked(True)
        name_edit = None
        if line_id is None:
            name_edit = QLineEdit(name)
            name_edit.setPlaceholderText(_("Room"))
            name_edit.setAccessibleName(_("Name of the room that was added"))
            name_edit.setFixedWidth(sized(_NAME_WIDTH))
        else:
            box.setFixedWidth(sized(_NAME_WIDTH))
        called = name or _("the added room")
        found_edit = LimitedLineEdit(LONGEST_MARK)
        found_edit.refused.connect(self.set_error)
        found_edit.setPlaceholderText(_("found"))
        found_edit.setAccessibleName(_("Found in {room}").format(room=called))
        price_edit = QLineEdit(self._formats.typed_money(price_minor))
        price_edit.setAccessibleName(_("Price of {room}").format(room=called))
        price_edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        price_edit.setFixedWidth(sized(_PRICE_WIDTH))
        room = _Room(line_id, name, box, found_edit, price_edit, name_edit)
        row = len(self._rooms)
        for column, widget in enumerate(room.widgets):
            self._grid.addWidget(widget, row, column)
        for edit in (found_edit, name_edit):
            if edit is not None:
                edit.textChanged.connect(self.changed)
        # What was not done is not charged; a tick brings the planned price back.
        box.toggled.connect(
            lambda is_done: price_edit.setText(self._formats.typed_money(price_minor if is_done else 0))
        )
        box.toggled.connect(self.changed)
        price_edit.textChanged.connect(self.price_changed)
        self._rooms.append(room)

    def _show_rows(self) -> None:
        self._rows.setVisible(not self.planned_box.isChecked() and bool(self._rooms))
        self.changed.emit()
