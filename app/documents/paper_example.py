"""An invented paper to look at while its words are written: everything known, or the least with which it is printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, BinaryIO, Generic, TypeVar

from app.documents.paper_result import PaperResult
from app.documents.paper_size import PaperSize
from app.queries.paper_rows import FirmLetterhead
from app.rules.paper_texts import TextKey

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class PaperExample(Generic[Row]):
    """The rows of one example.

    `shown_by` says, for a text that the ordinary paper does not print, what else must be so; `without` is what the
    letterhead does not know then.
    """

    everything: Row
    least: Row
    write: Callable[[Sequence[Row], FirmLetterhead, PaperSize, BinaryIO], PaperResult]
    shown_by: Mapping[TextKey, Mapping[str, Any]] = field(default_factory=dict)
    without: Mapping[TextKey, Mapping[str, Any]] = field(default_factory=dict)

    def print(
        self, key: TextKey, letterhead: FirmLetterhead, size: PaperSize, target: BinaryIO, *, is_least: bool
    ) -> PaperResult:
        """Write the example on which this text stands."""
        row: Any = self.least if is_least else self.everything
        row = replace(row, **self.shown_by.get(key, {}))
        return self.write([row], replace(letterhead, **self.without.get(key, {})), size, target)
