"""What stands beside the signatures: the next visit agreed, and what it will be about."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from app.queries.sheet_keying import SheetDetails
from app.services.job_drafts import LONGEST_SHEET_LINE
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.schedule.days_and_times import day_in, to_qdate
from ui.theme.appearance import sized
from ui.theme.tokens import Space
from ui.widgets.date_edits import DateEdit
from ui.widgets.limited_edits import LimitedLineEdit

_INDENT = 160
_USUAL_GAP = timedelta(days=180)


class NextVisit(QWidget):
    """A tick, a day and a few words; below the six numbers, as on the paper."""

    changed = Signal()

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._box = QCheckBox(_("Next visit agreed"))
        self._box.setObjectName("sheet.next_agreed")
        self._day_edit = DateEdit(to_qdate(formats.today() + _USUAL_GAP))
        self._day_edit.setAccessibleName(_("Day of the next visit"))
        self._edit = LimitedLineEdit(LONGEST_SHEET_LINE)
        self._edit.setPlaceholderText(_("Next chapter: what it will be about"))
        self._edit.setAccessibleName(_("Next chapter"))
        line = QHBoxLayout(self)
        line.setContentsMargins(sized(_INDENT), 0, 0, 0)
        line.setSpacing(Space.M)
        line.addWidget(self._box)
        line.addWidget(self._day_edit)
        line.addWidget(self._edit, 1)
        self._box.toggled.connect(self._day_edit.setEnabled)
        self._box.toggled.connect(self.changed)
        self._day_edit.dateChanged.connect(self.changed)
        self._edit.textChanged.connect(self.changed)

    def show_sheet(self, sheet: SheetDetails) -> None:
        """What was agreed, or nothing yet."""
        agreed = sheet.details.next_agreed_on
        self._box.setChecked(agreed is not None)
        self._day_edit.setEnabled(agreed is not None)
        self._day_edit.setDate(to_qdate(agreed or self._formats.today() + _USUAL_GAP))
        self._edit.setText(sheet.details.next_chapter)

    def stops(self) -> tuple[QWidget, ...]:
        """Tick, day and words."""
        return (self._box, self._day_edit, self._edit) if self._box.isChecked() else (self._box, self._edit)

    @property
    def agreed_on(self) -> date | None:
        """The day, if one was agreed."""
        return day_in(self._day_edit) if self._box.isChecked() else None

    @property
    def chapter(self) -> str:
        """What it will be about."""
        return self._edit.text().strip()

    def values(self) -> dict[str, Any]:
        """What was keyed in, to be kept."""
        day = self.agreed_on
        return {"next_on": day.isoformat() if day is not None else "", "chapter": self._edit.text()}

    def set_values(self, values: dict[str, Any]) -> None:
        """Bring back what was kept."""
        kept = str(values.get("next_on", ""))
        self._box.setChecked(bool(kept))
        if kept:
            self._day_edit.setDate(to_qdate(date.fromisoformat(kept)))
        self._edit.setText(str(values.get("chapter", "")))
