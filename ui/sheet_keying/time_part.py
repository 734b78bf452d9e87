"""Part 3: when we came and went, with what we worked, when it is dry, and extra work with how they agreed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.errors import ValidationError
from app.queries.sheet_keying import SheetDetails
from app.rules.job_sheet import SheetSection
from app.rules.typed_times import moment_after, moment_on, read_time
from app.services.job_drafts import LONGEST_SHEET_LINE
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.sheet_keying.line_field import LineField, TypedTimeEdit
from ui.sheet_keying.sheet_part import SheetPart
from ui.theme.tokens import Space
from ui.widgets.limited_edits import LimitedLineEdit

_TIME_WIDTH = 68
_MONEY_WIDTH = 92


class TimePart(SheetPart):
    """Three lines; price and agreement show only when there was extra work."""

    price_changed = Signal()

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(SheetSection.TIME, parent)
        self._formats = formats
        self._sheet: SheetDetails | None = None
        self.arrived = LineField(_("In"), TypedTimeEdit(), _TIME_WIDTH, is_message_elsewhere=True)
        self.left = LineField(_("Out"), TypedTimeEdit(), _TIME_WIDTH, is_message_elsewhere=True)
        self.products = LineField(_("Products"), LimitedLineEdit(LONGEST_SHEET_LINE), is_message_elsewhere=True)
        self.method = LineField(_("Method"), LimitedLineEdit(LONGEST_SHEET_LINE), is_message_elsewhere=True)
        self.dry = LineField(_("Dry by"), TypedTimeEdit(), _TIME_WIDTH, is_message_elsewhere=True)
        self.extra = LineField(_("Extra work"), LimitedLineEdit(LONGEST_SHEET_LINE), is_message_elsewhere=True)
        self.extra_price = LineField(_("for"), QLineEdit(), _MONEY_WIDTH, is_message_elsewhere=True)
        self.extra_ok = LineField(_("How they agreed"), LimitedLineEdit(LONGEST_SHEET_LINE))
        self.extra_price.editor.setAccessibleName(_("Price of the extra work"))
        self.begin_at(self.arrived.editor)
        for fields in (
            (self.arrived, self.left, self.products),
            (self.dry, self.method),
            (self.extra, self.extra_price),
        ):
            line = QHBoxLayout()
            line.setSpacing(Space.M)
            for field in fields:
                line.addWidget(field, 0 if field in (self.arrived, self.left, self.dry, self.extra_price) else 1)
            self.body.addLayout(line)
            for field in fields:
                self.body.addWidget(field.message)
        self.body.addWidget(self.extra_ok)
        for field in self._fields().values():
            editor = field.editor
            assert isinstance(editor, QLineEdit)
            editor.textChanged.connect(self.changed)
        self._edit(self.extra).textChanged.connect(self._show_extra)
        self._edit(self.extra_price).textChanged.connect(self.price_changed)

    def show_sheet(self, sheet: SheetDetails) -> None:
        """What is known: the planned times as a hint, products and method as last time."""
        self._sheet = sheet
        details = sheet.details
        is_keyed = sheet.keyed_at is not None
        for field, known_at, planned_at in (
            (self.arrived, details.arrived_at, sheet.job.starts_at),
            (self.left, details.left_at, sheet.job.ends_at),
            (self.dry, details.dry_by_at, None),
        ):
            edit = self._edit(field)
            edit.setText(self._formats.clock_time(known_at) if known_at is not None else "")
            edit.setPlaceholderText(self._formats.clock_time(planned_at) if planned_at is not None else "")
        self._edit(self.products).setText(details.products or ("" if is_keyed else sheet.last_products))
        self._edit(self.method).setText(sheet.method or ("" if is_keyed else sheet.last_method))
        self._edit(self.extra).setText(sheet.extra_work)
        self._edit(self.extra_price).setText(self._formats.typed_money(sheet.extra_minor) if sheet.extra_minor else "")
        self._edit(self.extra_ok).setText(sheet.extra_ok)
        self._show_extra()
        self.clear_errors()

    def stops(self) -> tuple[QWidget, ...]:
        """Every field; price and agreement only with extra work."""
        fields = [self.arrived, self.left, self.products, self.dry, self.method, self.extra]
        if self._has_extra:
            fields += [self.extra_price, self.extra_ok]
        return tuple(field.editor for field in fields)

    def arrived_at(self) -> datetime | None:
        """When we came; raises ValidationError for a time that is none."""
        at = read_time(self._edit(self.arrived).text(), "arrived_at")
        return moment_on(self._day(), at, self._formats.zone, "arrived_at") if at is not None else None

    def left_at(self) -> datetime | None:
        """When we went; without a word as planned."""
        at = read_time(self._edit(self.left).text(), "left_at")
        if at is None:
            return self._sheet.details.left_at or self._sheet.job.ends_at if self._sheet is not None else None
        arrived = self.arrived_at()
        if arrived is None:
            return moment_on(self._day(), at, self._formats.zone, "left_at")
        return moment_after(self._day(), at, self._formats.zone, arrived, "left_at")

    def dry_by_at(self) -> datetime | None:
        """The first time after we went at which the wall shows it."""
        at = read_time(self._edit(self.dry).text(), "dry_by_at")
        left = self.left_at()
        if at is None:
            return None
        day = self._formats.day_of(left) if left is not None else self._day()
        moment = moment_on(day, at, self._formats.zone, "dry_by_at")
        if left is not None and moment < left:
            return moment_on(date.fromordinal(day.toordinal() + 1), at, self._formats.zone, "dry_by_at")
        return moment

    def extra_minor(self) -> int:
        """The price of the extra work; raises ValidationError for what is no amount."""
        if not self._has_extra:
            return 0
        try:
            return self._formats.read_money(self._edit(self.extra_price).text())
        except ValidationError as error:
            raise ValidationError(str(error), "extra") from error

    def text(self, name: str) -> str:
        """What a field for words holds."""
        return "" if name == "extra_ok" and not self._has_extra else self._edit(self._fields()[name]).text().strip()

    def field(self, name: str) -> LineField | None:
        """The field that an error names."""
        names = {"extra": "extra_price"}
        return self._fields().get(names.get(name, name))

    def clear_errors(self) -> None:
        """Take all messages away."""
        for field in self._fields().values():
            field.set_error("")

    def values(self) -> dict[str, Any]:
        """What was keyed in, to be kept."""
        return {name: self._edit(field).text() for name, field in self._fields().items()}

    def set_values(self, values: dict[str, Any]) -> None:
        """Bring back what was kept."""
        for name, field in self._fields().items():
            self._edit(field).setText(str(values.get(name, "")))

    @property
    def _has_extra(self) -> bool:
        return bool(self._edit(self.extra).text().strip())

    def _fields(self) -> dict[str, LineField]:
        return {
            "arrived_at": self.arrived,
            "left_at": self.left,
            "products": self.products,
            "method": self.method,
            "dry_by_at": self.dry,
            "extra_work": self.extra,
            "extra_price": self.extra_price,
            "extra_ok": self.extra_ok,
        }

    def _edit(self, field: LineField) -> QLineEdit:
        assert isinstance(field.editor, QLineEdit)
        return field.editor

    def _day(self) -> date:
        starts_at = self._sheet.job.starts_at if self._sheet is not None else None
        return self._formats.day_of(starts_at) if starts_at is not None else self._formats.today()

    def _show_extra(self) -> None:
        self.extra_price.setVisible(self._has_extra)
        self.extra_ok.setVisible(self._has_extra)
        self.price_changed.emit()
