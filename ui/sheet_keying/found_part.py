"""Part 2: the six boxes, whether the client was shown them, and which photos were taken."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from app.queries.sheet_keying import SheetDetails
from app.rules.job_sheet import WARNINGS_EXPLAINED, FoundOnArrival, PhotosTaken, SheetSection, found_words, photos_words
from app.services.drafts import FindingDraft
from app.translations import gettext as _
from ui.sheet_keying.sheet_part import SheetPart
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.labels import ElidedLabel, TextLabel, TextTone
from ui.widgets.tick_group import TickGroup


class FoundPart(SheetPart):
    """Digits tick the boxes; Enter goes on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(SheetSection.FOUND, parent)
        self.boxes = TickGroup([(each.value, found_words(each)) for each in FoundOnArrival], _("Found on arrival"))
        self.boxes.setObjectName("sheet.found")
        self._shown_box = QCheckBox(_("Shown to the client"))
        self._shown_box.setObjectName("sheet.shown")
        self._photo_boxes = {taken: QCheckBox(photos_words(taken)) for taken in PhotosTaken}
        self.begin_at(self.boxes)
        self._warned_box = QCheckBox(_("Explained first, with initials"))
        self._warned_box.setObjectName("sheet.warned")
        self._warnings_label = ElidedLabel("", TextRole.SECONDARY, TextTone.SECONDARY)
        self._warnings = QWidget()
        warned = QHBoxLayout(self._warnings)
        warned.setContentsMargins(0, 0, 0, 0)
        warned.setSpacing(Space.L)
        warned.addWidget(self._warned_box)
        warned.addWidget(self._warnings_label, 1)
        line = QHBoxLayout()
        line.setSpacing(Space.L)
        line.addWidget(self._shown_box)
        line.addWidget(TextLabel(_("Photos"), TextRole.SECONDARY, TextTone.SECONDARY))
        for taken, box in self._photo_boxes.items():
            box.setAccessibleName(_("Photos {when}").format(when=photos_words(taken)))
            box.toggled.connect(self.changed)
            line.addWidget(box)
        line.addStretch(1)
        self.body.addWidget(self.boxes)
        self.body.addLayout(line)
        self.body.addWidget(self._warnings)
        self._warned_box.toggled.connect(self.changed)
        self.boxes.changed.connect(self._on_ticked)
        self._shown_box.toggled.connect(self.changed)

    def show_sheet(self, sheet: SheetDetails) -> None:
        """What the sheet said, or nothing yet."""
        self.boxes.tick(sheet.findings)
        for taken, box in self._photo_boxes.items():
            box.setChecked(taken.value in sheet.findings)
        self._shown_box.setChecked(any(sheet.findings.get(key, False) for key in FoundOnArrival))
        words = " ".join(sheet.warnings)
        is_warned = WARNINGS_EXPLAINED in sheet.findings
        self._warnings_label.setText(words)
        self._warned_box.setAccessibleDescription(words)
        self._warned_box.setChecked(is_warned)
        self._warnings.setVisible(bool(words) or is_warned)

    def stops(self) -> tuple[QWidget, ...]:
        """The boxes, and what had to be explained if there was anything."""
        return (self.boxes,) if self._warnings.isHidden() else (self.boxes, self._warned_box)

    @property
    def is_shown(self) -> bool:
        """Whether the client saw it before we began."""
        return self._shown_box.isChecked()

    def drafts(self) -> tuple[FindingDraft, ...]:
        """What is ticked."""
        found = [FindingDraft(key, is_shown=self.is_shown) for key in self.boxes.ticked]
        # A photo needs no showing, so nobody is asked to.
        found += [
            FindingDraft(taken.value, is_shown=True) for taken, box in self._photo_boxes.items() if box.isChecked()
        ]
        if self._warned_box.isChecked():
            found.append(FindingDraft(WARNINGS_EXPLAINED, self._warned_box.accessibleDescription(), is_shown=True))
        return tuple(found)

    def values(self) -> dict[str, Any]:
        """What was keyed in, to be kept."""
        photos = [taken.value for taken, box in self._photo_boxes.items() if box.isChecked()]
        return {
            "found": list(self.boxes.ticked),
            "is_shown": self.is_shown,
            "photos": photos,
            "is_warned": self._warned_box.isChecked(),
        }

    def set_values(self, values: dict[str, Any]) -> None:
        """Bring back what was kept."""
        self.boxes.tick(values.get("found", []))
        self._shown_box.setChecked(bool(values.get("is_shown")))
        self._warned_box.setChecked(bool(values.get("is_warned")))
        for taken, box in self._photo_boxes.items():
            box.setChecked(taken.value in values.get("photos", []))

    def _on_ticked(self) -> None:
        self.changed.emit()
