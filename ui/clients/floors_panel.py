"""A client's floors: rooms, stairs, rugs and upholstery with fiber, size and the marks we know of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from app.errors import ValidationError
from app.queries.client_rows import AreaRow, ClientDetails, MarkRow
from app.rules.job_vocabulary import outcome_words
from app.translations import gettext as _
from ui.clients.area_forms import AreaForm, MarkForm, place_words
from ui.clients.editable_panel import EditablePanel
from ui.clients.line_stack import Line, LineStack, Sign, polish_with_children
from ui.firm_formats import FirmFormats
from ui.theme.appearance import appearance
from ui.theme.fonts import TextRole
from ui.theme.icons import Ink
from ui.theme.tokens import Space
from ui.widgets.buttons import IconButton
from ui.widgets.cards import Rule
from ui.widgets.labels import ElidedLabel, TextLabel, TextTone
from ui.widgets.tool_tips import plain_tip

if TYPE_CHECKING:
    from app.everafter import Everafter

_MARK_ICON = 14
_SIZE_COLUMN = 58
_ROOMY_SCALE = 1.1


def mark_words(mark: MarkRow) -> str:
    """“Tea mark by window, permanent”; the result is not said twice where their words say it."""
    result = outcome_words(mark.outcome)
    return f"{mark.what}, {result}" if result and result not in mark.what.casefold() else mark.what


def mark_line(mark: MarkRow) -> Line:
    """A mark as the card shows it while it is edited."""
    told = _("the client knows") if mark.is_known_to_client else ""
    result = outcome_words(mark.outcome)
    parts = (mark.stain, result if result not in mark.what.casefold() else "", told)
    detail = " · ".join(part for part in parts if part)
    return Line(f"mark:{mark.id}", "droplet", mark.what, detail)


_RESERVED = 20  # rooms of a large home


class AreaRowWidget(QWidget):
    """One room: name, fiber, size, and below them its marks."""

    edit_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._area_id = 0
        self._has_marks = False
        self._is_editing = False
        self._fibre = ""
        self._state = ("", "")
        self._mark_lines: list[Line] = []
        self._name_label = ElidedLabel("", TextRole.BODY_MEDIUM)
        self._fibre_label = ElidedLabel("", TextRole.SECONDARY, TextTone.TERTIARY)
        self._size_label = TextLabel("", TextRole.SECONDARY, TextTone.SECONDARY, tabular=True)
        self._more_label = TextLabel("", TextRole.SMALL, TextTone.TERTIARY, wrap=True)
        self._mark_sign = Sign("droplet", Ink.SOON, _MARK_ICON)
        self._mark_list = LineStack("")
        self._mark_list.edit_requested.connect(self.edit_requested)
        self._mark_list.hide()
        self._marks_label = TextLabel("", TextRole.SMALL, TextTone.SOON, wrap=True)
        self._edit_button = IconButton("pencil", "")
        self._edit_button.clicked.connect(lambda: self.edit_requested.emit(f"area:{self._area_id}"))
        self._edit_button.hide()
        appearance().changed.connect(self._fit_words)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.XS)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(1, 10)
        self._grid = grid
        grid.setColumnMinimumWidth(3, _SIZE_COLUMN)
        grid.setColumnMinimumWidth(0, _MARK_ICON)
        grid.addWidget(self._name_label, 0, 0, 1, 2)
        grid.addWidget(self._fibre_label, 0, 2)
        grid.addWidget(self._size_label, 0, 3, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self._edit_button, 0, 4, 2, 1)
        grid.addWidget(self._more_label, 1, 0, 1, 4)
        grid.addWidget(self._mark_sign, 2, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._marks_label, 2, 1, 1, 3)
        grid.addWidget(self._mark_list, 3, 0, 1, 5)
        grid.addWidget(Rule(), 4, 0, 1, 5)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_area(self, area: AreaRow, size: str, *, is_editing: bool) -> None:
        """Say what lies in another room."""
        self._area_id = area.id
        self._name_label.setText(area.name)
        self._fibre = area.fibre
        self._fibre_label.setText(area.fibre)
        self._size_label.setText(size)
        # A floor in good order needs no words.
        state = "" if area.condition.casefold() in ("good", _("good")) else area.condition
        self._state = (area.construction, state)
        self._marks_label.setText(" · ".join(mark_words(mark) for mark in area.known_marks))
        self._has_marks = bool(area.known_marks)
        self._mark_lines = [mark_line(mark) for mark in area.known_marks]
        name = _("Edit {what}").format(what=area.name)
        self._edit_button.setAccessibleName(name)
        self._edit_button.setToolTip(plain_tip(name))
        self.set_editing(is_editing=is_editing)

    def set_editing(self, *, is_editing: bool) -> None:
        """Offer the pencils of room and marks, or take them away."""
        self._edit_button.setVisible(is_editing)
        self._marks_label.setVisible(self._has_marks and not is_editing)
        self._mark_sign.setVisible(self._has_marks and not is_editing)
        self._mark_list.setVisible(self._has_marks and is_editing)
        if is_editing:
            # Most cards are only read: the lines of twenty rooms would cost half of an opening.
            self._mark_list.show_lines(self._mark_lines)
        self._mark_list.set_editing(is_editing=is_editing)
        self._is_editing = is_editing
        self._fit_words()

    def _fit_words(self) -> None:
        """Beside a pencil, or in larger type, the fibre goes below: the name of the room stays whole."""
        is_tight = self._is_editing or appearance().text_scale > _ROOMY_SCALE
        self._fibre_label.setVisible(not is_tight)
        self._grid.setColumnStretch(2, 0 if is_tight else 12)
        more = " · ".join(part for part in (self._fibre if is_tight else "", *self._state) if part)
        self._more_label.setText(more)
        self._more_label.setVisible(bool(more))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click edits the room it is on."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.edit_requested.emit(f"area:{self._area_id}")


class AreaStack(QWidget):
    """Rooms below each other, those of each address under its name; rows are kept and refilled."""

    edit_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[AreaRowWidget] = []
        self._names: list[TextLabel] = []
        self._is_editing = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def show_areas(self, details: ClientDetails, formats: FirmFormats) -> None:
        """Refill; surplus rows are hidden."""
        areas = details.areas
        places = {site.id: place_words(site) for site in details.sites}
        has_names = len({area.site_id for area in areas}) > 1
        self._make(len(areas))
        shown = 0
        for row, name, area in zip(self._rows, self._names, areas, strict=False):
            name.setText(places.get(area.site_id, ""))
            name.setVisible(has_names and area.site_id != shown)
            shown = area.site_id
            row.show_area(area, formats.size(area.size_hundredths, area.size_unit), is_editing=self._is_editing)
            row.show()
        for widget in (*self._rows[len(areas) :], *self._names[len(areas) :]):
            widget.hide()
        self.setVisible(bool(areas))

    def reserve(self, count: int) -> None:
        """Make so many rooms while nobody waits; the first client then only fills them."""
        self._make(count)
        for widget in (*self._rows, *self._names):
            widget.hide()
            polish_with_children(widget)

    def _make(self, count: int) -> None:
        while len(self._rows) < count:
            name = TextLabel("", TextRole.SMALL, TextTone.TERTIARY, wrap=True)
            row = AreaRowWidget(self)
            row.edit_requested.connect(self.edit_requested)
            self._names.append(name)
            self._rows.append(row)
            self._column.addWidget(name)
            self._column.addWidget(row)

    def set_editing(self, *, is_editing: bool) -> None:
        """Offer a pencil on each room, or take them away."""
        self._is_editing = is_editing
        for row in self._rows:
            row.set_editing(is_editing=is_editing)


class FloorsPanel(EditablePanel):
    """Every room of the main address first, then those of the others."""

    def __init__(
        self, everafter: Everafter, formats: FirmFormats, area_unit: str, parent: QWidget | None = None
    ) -> None:
        super().__init__("floors", _("Floors"), _("No rooms noted yet; the first job will bring them."), parent=parent)
        self._everafter = everafter
        self._formats = formats
        self._area_unit = area_unit
        self._details: ClientDetails | None = None
        self._areas = AreaStack()
        self._areas.reserve(_RESERVED)
        self.body.insertWidget(0, self._areas)
        self.add_verb(_("Add a room"), lambda: self._start(None))
        self.add_verb(_("Add a mark"), lambda: self._start_mark(None, None))
        self._areas.edit_requested.connect(self._open)

    def show_client(self, details: ClientDetails) -> None:
        """Refill for a client; an open form stays as it is."""
        self.begin_client(details.id, is_other=self._details is None or self._details.id != details.id)
        self._details = details
        self._areas.show_areas(details, self._formats)
        self.lines.show_lines(())
        self.lines.setVisible(not details.areas)

    def set_editing(self, *, is_editing: bool) -> None:
        """Show or hide pencils and verbs."""
        self._areas.set_editing(is_editing=is_editing)
        super().set_editing(is_editing=is_editing)

    def _open(self, key: str) -> None:
        kind, _colon, number = key.partition(":")
        areas = () if self._details is None else self._details.areas
        if kind == "mark" or key == "new:mark":
            found = [(mark, area) for area in areas for mark in area.known_marks if str(mark.id) == number]
            self._start_mark(*(found[0] if found else (None, None)))
        else:
            self._start(next((area for area in areas if str(area.id) == number), None))

    def _start(self, area: AreaRow | None) -> None:
        details, areas = self._details, self._everafter.areas
        if details is None:
            return
        form = self.form_of(AreaForm, lambda: AreaForm(self._area_unit))
        form.fill(area, details)
        if area is None:

            def add(_version: int | None) -> str:
                if form.site_id is None:
                    raise ValidationError(_("A room lies at an address; add the address under Reach first."))
                areas.add(form.site_id, form.draft())
                return _("{what} is on the card").format(what=form.text("name"))

            self.start_form(form, _("A new room or piece"), add, what="new:area")
            return

        def change(version: int | None) -> str:
            areas.change(area.id, version, form.draft(), form.site_id)
            return _("{what} saved").format(what=form.text("name"))

        def remove() -> str:
            areas.archive(area.id)
            return _("{what} is off the card").format(what=area.name)

        title = _("Change {what}").format(what=area.name)
        self.start_form(form, title, change, what=f"area:{area.id}", version=area.version, remove=remove)

    def _start_mark(self, mark: MarkRow | None, area: AreaRow | None) -> None:
        details, areas = self._details, self._everafter.areas
        if details is None:
            return
        form = self.form_of(MarkForm, MarkForm)
        form.fill(mark, area, details)
        if mark is None:

            def add(_version: int | None) -> str:
                if not form.area_id:
                    raise ValidationError(_("A mark is in a room; add the room first."))
                areas.add_mark(form.area_id, form.draft())
                return _("{what} is on the card").format(what=form.text("what"))

            self.start_form(form, _("A new mark"), add, what="new:mark")
            return

        def change(version: int | None) -> str:
            areas.change_mark(mark.id, version, form.draft())
            return _("{what} saved").format(what=form.text("what"))

        def remove() -> str:
            areas.archive_mark(mark.id)
            return _("{what} is off the card").format(what=mark.what)

        title = _("Change {what}").format(what=mark.what)
        self.start_form(form, title, change, what=f"mark:{mark.id}", version=mark.version, remove=remove)
