"""The four marks of a complaint in one row; what the program finds is ticked until a person decides otherwise."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy, QWidget

from app.rules.complaints import ComplaintFacts
from app.translations import gettext as _
from ui.theme.tokens import Space
from ui.widgets.chip_row import ChipRow


class MarksRow(QWidget):
    """Effort, public, vulnerable, repeat; each is None while nobody decided it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._touched: set[QWidget] = set()
        self._effort_combo = QComboBox()
        self._effort_combo.setAccessibleName(_("How often they had to ask"))
        for words in (_("First time"), _("Had to ask again"), _("Third time")):
            self._effort_combo.addItem(words)
        self._public_box = QCheckBox(_("Tells &others"))
        self._vulnerable_box = QCheckBox(_("Bab&y, illness, age"))
        self._repeat_box = QCheckBox(_("Ha&ppened before"))
        self._public_box.setToolTip(_("They wrote about it in public, or will tell others"))
        self._vulnerable_box.setToolTip(_("A baby, a pregnancy, old age, an allergy or a sick pet in the house"))
        self._repeat_box.setToolTip(_("The same thing went wrong in the last 18 months"))
        row = ChipRow(self, gap=Space.M)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        row.addWidget(self._effort_combo)
        for box in (self._public_box, self._vulnerable_box, self._repeat_box):
            row.addWidget(box)
            box.clicked.connect(lambda _checked=False, which=box: self._touch(which))
        self._effort_combo.activated.connect(lambda _place: self._touch(self._effort_combo))

    @property
    def effort(self) -> int | None:
        """0 first contact, 1 asked again, 2 third time or a broken promise."""
        return self._effort_combo.currentIndex() if self._effort_combo in self._touched else None

    @property
    def is_public(self) -> bool | None:
        """Whether others will hear of it."""
        return self._decided(self._public_box)

    @property
    def is_vulnerable(self) -> bool | None:
        """Whether somebody in the house may be hurt by waiting."""
        return self._decided(self._vulnerable_box)

    @property
    def is_repeat(self) -> bool | None:
        """Whether it happened before."""
        return self._decided(self._repeat_box)

    def begin(
        self, effort: int | None, is_public: bool | None, is_vulnerable: bool | None, is_repeat: bool | None
    ) -> None:
        """Start with what was decided before; None is left to the program."""
        self._touched.clear()
        if effort is not None:
            self._touched.add(self._effort_combo)
            self._effort_combo.setCurrentIndex(min(max(effort, 0), 2))
        decided = ((self._public_box, is_public), (self._vulnerable_box, is_vulnerable), (self._repeat_box, is_repeat))
        for box, value in decided:
            if value is not None:
                self._touched.add(box)
                box.setChecked(value)

    def show_found(self, facts: ComplaintFacts) -> None:
        """Show what counts now, except where a person decided."""
        found = (
            (self._public_box, facts.is_public),
            (self._vulnerable_box, facts.is_vulnerable),
            (self._repeat_box, facts.is_repeat),
        )
        for box, is_on in found:
            if box not in self._touched:
                with QSignalBlocker(box):
                    box.setChecked(is_on)
        if self._effort_combo not in self._touched:
            self._effort_combo.setCurrentIndex(facts.effort)

    def _decided(self, box: QCheckBox) -> bool | None:
        return box.isChecked() if box in self._touched else None

    def _touch(self, which: QWidget) -> None:
        self._touched.add(which)
        self.changed.emit()
