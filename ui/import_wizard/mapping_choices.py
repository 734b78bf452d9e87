"""What a person says of the columns of one file, on top of what was recognised; no widget knows more than this."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.exchange.words.import_fields import MANY_COLUMNS
from ui.import_wizard.field_words import LEFT_OUT, NOTE

if TYPE_CHECKING:
    from app.exchange.file_look import FileLook


@dataclass(slots=True)
class MappingChoices:
    """The field of every column, which of them nobody has confirmed yet, and how the file itself is read."""

    look: FileLook
    targets: dict[int, str] = field(default_factory=dict)
    unsure: set[int] = field(default_factory=set)
    settings: dict[str, str] = field(default_factory=dict)
    date_orders: dict[int, str] = field(default_factory=dict)
    decimal_marks: dict[int, str] = field(default_factory=dict)
    is_touched: bool = False

    @classmethod
    def of(cls, look: FileLook) -> MappingChoices:
        """As the file was recognised."""
        choices = cls(look)
        choices.targets = {column.index: column.target for column in look.columns}
        choices.unsure = {column.index for column in look.columns if not column.is_sure and column.samples}
        return choices

    def take_look(self, look: FileLook) -> None:
        """The same file read once more: other questions and samples, what was said of it stays."""
        if not self.targets or look.headers != self.look.headers:
            fresh = MappingChoices.of(look)
            self.targets, self.unsure = fresh.targets, fresh.unsure
        self.look = look

    def columns_of(self, target: str) -> list[int]:
        """The columns that fill a field."""
        return [index for index, given in self.targets.items() if given == target]

    def left_over(self) -> list[int]:
        """The columns that fill no field."""
        return [index for index, given in self.targets.items() if given in {NOTE, LEFT_OUT}]

    def give(self, index: int, target: str) -> None:
        """Let a column fill a field; where a field has room for one column, the one before becomes a note."""
        if target.partition("@")[0] not in MANY_COLUMNS:
            for other in self.columns_of(target):
                self.targets[other] = NOTE
        self.targets[index] = target
        self.unsure.discard(index)
        self.is_touched = True

    def exchange(self, target: str, before: int | None, index: int | None) -> None:
        """Another column (or none) fills a field instead of the one before."""
        if before == index:
            self.confirm(index)
            return
        if before is not None:
            self.targets[before] = NOTE
            self.unsure.discard(before)
        self.is_touched = True
        if index is not None:
            self.give(index, target)

    def confirm(self, index: int | None) -> None:
        """Somebody looked at it, and it is right."""
        if index is not None:
            self.unsure.discard(index)

    def choose(self, setting: str, value: str) -> None:
        """Say what the rows are (`records`), or how the file is read: encoding, delimiter or sheet.

        Its columns may be others then, so they are recognised anew.
        """
        self.settings[setting] = value
        self.targets, self.date_orders, self.decimal_marks = {}, {}, {}
        self.is_touched = True

    def answer(self, index: int, about: str, reading: str) -> None:
        """Say which of two readings of a column is right."""
        (self.date_orders if about == "dates" else self.decimal_marks)[index] = reading
        self.is_touched = True

    def content(self) -> dict[str, object]:
        """The map as plain values, as `--map` reads them and as it is kept for the next time."""
        found: dict[str, object] = {}
        for index, target in self.targets.items():
            names = found.setdefault(target, [])
            assert isinstance(names, list)
            names.append(self._name(index))
        found.update({name: value for name, value in self.settings.items() if value})
        if self.date_orders:
            found["date_orders"] = {self._name(index): order for index, order in self.date_orders.items()}
        if self.decimal_marks:
            found["decimal_marks"] = {self._name(index): mark for index, mark in self.decimal_marks.items()}
        return found

    def _name(self, index: int) -> str:
        """A column by its heading, or by its number where the heading says nothing or is there twice."""
        header = self.look.headers[index]
        return header if header and self.look.headers.count(header) == 1 else str(index + 1)
