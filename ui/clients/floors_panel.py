"""A client's floors: rooms, stairs, rugs and upholstery with fiber, size and the marks we know of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.errors import ValidationError
from app.queries.client_rows import AreaRow, ClientDetails
from app.services.drafts import AreaDraft
from app.translations import gettext as _
from ui.clients.editable_panel import EditablePanel
from ui.clients.line_stack import Sign
from ui.firm_formats import FirmFormats
from ui.theme.fonts import TextRole
from ui.theme.icons import Ink
from ui.theme.tokens import Space
from ui.widgets.buttons import IconButton
from ui.widgets.cards import Rule
from ui.widgets.fields import Field
from ui.widgets.inline_form import InlineForm
from ui.widgets.labels import ElidedLabel, TextLabel, TextTone
from ui.widgets.tool_tips import plain_tip

if TYPE_CHECKING:
    from app.everafter import Everafter

_MARK_ICON = 14
_SIZE_COLUMN = 58


def parsed_size(text: str) -> int | None:
    """A typed size in hundredths, or None for an empty field; raises ValidationError for anything but a number."""
    plain = text.strip().replace(",", ".")
    if not plain:
        return None
    try:
        hundredths = round(float(plain) * 100)
    except (ValueError, OverflowError):
        hundredths = -1
    if not 0 <= hundredths <= 10**9:
        raise ValidationError(_("A size is a number such as 260 or 24.5; mend it or leave it empty."), "size")
    return hundredths


class AreaRowWidget(QWidget):
    """One room: name, fiber, size, and below them its marks."""

    edit_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._area_id = 0
        self._name_label = ElidedLabel("", TextRole.BODY_MEDIUM)
        self._fibre_label = ElidedLabel("", TextRole.SECONDARY, TextTone.TERTIARY)
        self._size_label = TextLabel("", TextRole.SECONDARY, TextTone.SECONDARY, tabular=True)
        self._mark_sign = Sign("droplet", Ink.SOON, _MARK_ICON)
        self._marks_label = TextLabel("", TextRole.SMALL, TextTone.SOON, wrap=True)
        self._edit_button = IconButton("pencil", "")
        self._edit_button.clicked.connect(lambda: self.edit_requested.emit(self._area_id))
        self._edit_button.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.XS)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(1, 10)
        grid.setColumnStretch(2, 12)
        grid.setColumnMinimumWidth(3, _SIZE_COLUMN)
        grid.setColumnMinimumWidth(0, _MARK_ICON)
        grid.addWidget(self._name_label, 0, 0, 1, 2)
        grid.addWidget(self._fibre_label, 0, 2)
        grid.addWidget(self._size_label, 0, 3, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self._edit_button, 0, 4, 2, 1)
        grid.addWidget(self._mark_sign, 1, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._marks_label, 1, 1, 1, 3)
        grid.addWidget(Rule(), 2, 0, 1, 5)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_area(self, area: AreaRow, size: str, *, is_editing: bool) -> None:
        """Say what lies in another room."""
        self._area_id = area.id
        self._name_label.setText(area.name)
        self._fibre_label.setText(area.fibre)
        self._size_label.setText(size)
        marks = ", ".join(area.marks)
        self._marks_label.setText(marks)
        self._marks_label.setVisible(bool(marks))
        self._mark_sign.setVisible(bool(marks))
        name = _("Edit {what}").format(what=area.name)
        self._edit_button.setAccessibleName(name)
        self._edit_button.setToolTip(plain_tip(name))
        self._edit_button.setVisible(is_editing)

    def set_editing(self, *, is_editing: bool) -> None:
        """Offer the pencil, or take it away."""
        self._edit_button.setVisible(is_editing)


class AreaStack(QWidget):
    """Rooms below each other; rows are kept and refilled."""

    edit_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[AreaRowWidget] = []
        self._is_editing = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def show_areas(self, areas: Sequence[AreaRow], formats: FirmFormats) -> None:
        """Refill; surplus rows are hidden."""
        while len(self._rows) < len(areas):
            row = AreaRowWidget(self)
            row.edit_requested.connect(self.edit_requested)
            self._rows.append(row)
            self._column.addWidget(row)
        for row, area in zip(self._rows, areas, strict=False):
            row.show_area(area, formats.size(area.size_hundredths, area.size_unit), is_editing=self._is_editing)
            row.show()
        for row in self._rows[len(areas) :]:
            row.hide()
        self.setVisible(bool(areas))

    def set_editing(self, *, is_editing: bool) -> None:
        """Offer a pencil on each room, or take them away."""
        self._is_editing = is_editing
        for row in self._rows:
            row.set_editing(is_editing=is_editing)


class AreaForm(InlineForm):
    """One room, stair, rug or piece of upholstery."""

    def __init__(self, area_unit: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._area_unit = area_unit
        self.add_text("name", _("Roo&m or piece"))
        self._kind_combo = QComboBox()
        kinds = (
            ("room", _("Room")),
            ("stairs", _("Stairs")),
            ("rug", _("Rug")),
            ("upholstery", _("Upholstery")),
            ("other", _("Other")),
        )
        for key, words in kinds:
            self._kind_combo.addItem(words, key)
        self.add_field("kind", Field(_("&Kind"), self._kind_combo))
        self.add_text("fibre", _("Fibe&r"))
        self._size_edit = QLineEdit()
        self.add_field("size", Field(_("Si&ze"), self._size_edit, self._unit_words()))
        self.add_text("marks", _("Marks &we know of, one in a line"), is_long=True)

    def fill(self, area: AreaRow | None) -> None:
        """Show a stored room, or an empty form."""
        self.set_text("name", "" if area is None else area.name)
        self._kind_combo.setCurrentIndex(max(0, self._kind_combo.findData("room" if area is None else area.kind)))
        self.set_text("fibre", "" if area is None else area.fibre)
        size = area.size_hundredths if area is not None else None
        self.set_text("size", "" if size is None else f"{size / 100:g}")
        self.set_text("marks", "" if area is None else "\n".join(area.marks))

    def draft(self) -> AreaDraft:
        """What was typed; raises ValidationError for a size that is no number."""
        kind = str(self._kind_combo.currentData())
        size = parsed_size(self.text("size"))
        marks = tuple(line.strip() for line in self.text("marks").splitlines() if line.strip())
        unit = {"stairs": "tread", "upholstery": "seat", "other": "piece"}.get(kind, self._area_unit)
        return AreaDraft(
            name=self.text("name"),
            kind=kind,
            size_hundredths=size,
            size_unit=unit if size is not None else "",
            fibre=self.text("fibre"),
            marks=marks,
        )

    def _unit_words(self) -> str:
        words = _("square feet") if self._area_unit == "sq_ft" else _("square meters")
        return _("{area}; treads for stairs, seats for upholstery").format(area=words)


class FloorsPanel(EditablePanel):
    """Every room of the main address first, then those of the others."""

    def __init__(
        self, everafter: Everafter, formats: FirmFormats, area_unit: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Floors"), _("No rooms noted yet; the first job will bring them."), parent=parent)
        self._everafter = everafter
        self._formats = formats
        self._details: ClientDetails | None = None
        self._areas = AreaStack()
        self.body.insertWidget(0, self._areas)
        self._form_of_area = AreaForm(area_unit)
        self.add_form(self._form_of_area)
        self.add_verb(_("Add a room"), lambda: self._start(None))
        self._areas.edit_requested.connect(self._edit)

    def show_client(self, details: ClientDetails) -> None:
        """Refill for a client; an open form stays as it is."""
        if self._details is None or self._details.id != details.id:
            self.set_editing(is_editing=False)
        self._details = details
        self._areas.show_areas(details.areas, self._formats)
        self.lines.show_lines(())
        self.lines.setVisible(not details.areas)

    def set_editing(self, *, is_editing: bool) -> None:
        """Show or hide pencils and verbs."""
        self._areas.set_editing(is_editing=is_editing)
        super().set_editing(is_editing=is_editing)

    def _edit(self, area_id: int) -> None:
        if self._details is not None:
            self._start(next((area for area in self._details.areas if area.id == area_id), None))

    def _start(self, area: AreaRow | None) -> None:
        form, areas, details = self._form_of_area, self._everafter.areas, self._details
        if details is None:
            return
        form.fill(area)
        if area is None:

            def add() -> str:
                site = details.main_site
                if site is None:
                    raise ValidationError(_("A room lies at an address; add the address under Reach first."))
                areas.add(site.id, form.draft())
                return _("{what} is on the card").format(what=form.text("name"))

            self.start_form(form, _("A new room or piece"), add)
            return

        def change() -> str:
            areas.change(area.id, area.version, form.draft())
            return _("{what} saved").format(what=form.text("name"))

        def remove() -> str:
            areas.archive(area.id)
            return _("{what} is off the card").format(what=area.name)

        self.start_form(form, _("Change {what}").format(what=area.name), change, remove)
