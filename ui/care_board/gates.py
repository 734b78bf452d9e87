"""What a card needs to go from one column to another, or why it cannot (R7); the services enforce the same."""

from __future__ import annotations

from enum import Enum

from app.queries.complaint_rows import ComplaintRow
from app.translations import gettext as _

COLUMNS = ("call_back", "put_right", "check_back", "made_good")


class Gate(Enum):
    """What is asked before a card moves."""

    PROMISE = "promise"
    FIX = "fix"
    CHECK_BACK = "check_back"
    NOT_RIGHT_YET = "not_right_yet"
    REOPEN = "reopen"


_GATES = {
    ("call_back", "put_right"): Gate.PROMISE,
    ("put_right", "check_back"): Gate.FIX,
    ("check_back", "made_good"): Gate.CHECK_BACK,
    ("check_back", "put_right"): Gate.NOT_RIGHT_YET,
    ("made_good", "put_right"): Gate.REOPEN,
}


def column_beside(state: str, step: int) -> str | None:
    """The column to which Ctrl and an arrow lead; a reopened complaint goes back to Put right, not to Check back."""
    if state not in COLUMNS:
        return None
    if state == "made_good" and step < 0:
        return "put_right"
    place = COLUMNS.index(state) + step
    return COLUMNS[place] if 0 <= place < len(COLUMNS) else None


def gate_to(row: ComplaintRow, target: str | None) -> Gate | str:
    """The gate between a card's column and another, or one sentence that says why it cannot go there."""
    gate = _GATES.get((row.state, target or ""))
    if gate is not None:
        return gate
    name = row.client_name
    if row.state not in COLUMNS:
        return _("This complaint is closed; log a new one if {name} tells us more.").format(name=name)
    if target is None:
        return _("There is no column beyond this one.")
    if row.state == "call_back":
        return _("First promise {name} one thing, with a time and a person; then it can be put right.").format(
            name=name
        )
    if row.state == "put_right" and target == "made_good":
        return _("First write down how it was put right; then {name} closes it, not we.").format(name=name)
    if row.state == "put_right":
        return _("A promise was made; it can be kept or broken, but not taken back.")
    if row.state == "check_back":
        return _("It goes back to Put right if {name} says that it is not right yet.").format(name=name)
    return _("What was made good can only be opened again, and then it is put right anew.")
