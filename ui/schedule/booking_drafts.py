"""What somebody had begun to fill in for a visit, as plain values: rooms, prices, discount, words and the time."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from PySide6.QtWidgets import QLineEdit

from app.queries.client_rows import AreaRow
from app.services.drafts import JobLineDraft
from ui.schedule.job_line_editor import JobLineEditor, PriceTerms
from ui.schedule.job_lines_editor import JobLinesEditor
from ui.schedule.slot_picker import SlotPicker
from ui.window_state import preferences


@dataclass(frozen=True, slots=True)
class BookingFields:
    """Where a visit is filled in."""

    lines: JobLinesEditor
    what: QLineEdit
    wish: QLineEdit
    picker: SlotPicker


class BookingDraftKeeper:
    """One draft for each client, and of it only what is another than the page fills in by itself."""

    def __init__(self, fields: BookingFields) -> None:
        self._fields = fields
        self._filled_in: dict[str, Any] = {}

    def take(self, client_id: int, areas: Sequence[AreaRow], terms: PriceTerms) -> bool:
        """Note what the page has filled in, then put back what was begun; whether there was anything."""
        self._filled_in = self._values()
        try:
            kept = json.loads(preferences().layout(_name(client_id)) or "{}")
        except ValueError:
            return False
        if not isinstance(kept, dict) or not kept:
            return False
        fields = self._fields
        try:
            if "lines" in kept:
                _bring_back_lines(fields.lines, kept["lines"], areas, terms)
            if "discount" in kept:
                fields.lines.bring_back_discount(*(str(typed) for typed in kept["discount"]))
            if "when" in kept:
                fields.picker.bring_back(kept["when"])
        except (AttributeError, KeyError, TypeError, ValueError):
            self.forget(client_id)  # An earlier edition kept it otherwise: what does fit is there already.
        fields.what.setText(str(kept.get("what", fields.what.text())))
        fields.wish.setText(str(kept.get("wish", fields.wish.text())))
        return True

    def keep(self, client_id: int) -> None:
        """Remember what is filled in now."""
        now = self._values()
        begun = {name: value for name, value in now.items() if value != self._filled_in.get(name)}
        preferences().keep_layout(_name(client_id), json.dumps(begun) if begun else "")

    def forget(self, client_id: int) -> None:
        """Booked, or kept as a quote or a question."""
        preferences().keep_layout(_name(client_id), "")

    def _values(self) -> dict[str, Any]:
        fields = self._fields
        return {
            "lines": [_line_values(editor) for editor in fields.lines.editors],
            "discount": list(fields.lines.typed_discount()),
            "what": fields.what.text(),
            "wish": fields.wish.text(),
            "when": fields.picker.values(),
        }


def _line_values(editor: JobLineEditor) -> dict[str, Any]:
    return {
        "line": asdict(editor.line),
        "is_ticked": editor.box.isChecked(),
        "item": editor.item_combo.currentData(),
        "quantity": editor.quantity_edit.text(),
        "price": editor.price_edit.text(),
    }


def _bring_back_lines(
    lines: JobLinesEditor, kept: Sequence[dict[str, Any]], areas: Sequence[AreaRow], terms: PriceTerms
) -> None:
    rooms = {area.id for area in areas} | {editor.line.area_id for editor in lines.editors}
    items = {item.id for item in terms.items} | {editor.line.price_item_id for editor in lines.editors}
    drafts = [JobLineDraft(**values["line"]) for values in kept]
    lines.show_lines(
        [
            replace(
                draft,
                area_id=draft.area_id if draft.area_id in rooms else None,
                price_item_id=draft.price_item_id if draft.price_item_id in items else None,
            )
            for draft in drafts
        ],
        areas,
        terms,
    )
    for editor, values in zip(lines.editors, kept, strict=True):
        editor.item_combo.setCurrentIndex(max(0, editor.item_combo.findData(values["item"])))
        editor.quantity_edit.setText(str(values["quantity"]))
        editor.price_edit.setText(str(values["price"]))
        editor.box.setChecked(bool(values["is_ticked"]))


def _name(client_id: int) -> str:
    return f"draft.booking.{client_id}"
