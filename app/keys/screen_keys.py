"""The keys that mean something on one screen alone, each with its words; keys of commands stand in commands.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from app.translations import gettext as _

Keys: TypeAlias = tuple[tuple[str, str], ...]


def screen_keys(place: str) -> Keys:
    """The keys of the screen at this place; a screen without any of its own has none."""
    found = _KEYS.get(place)
    return found() if found is not None else ()


def everywhere_keys() -> Keys:
    """What holds on every screen and belongs to no command."""
    return (
        (_("Type"), _("Find a client, wherever nothing is written")),
        ("Enter", _("Open, or go on")),
        ("Esc", _("One step back; words are kept")),
        ("Ctrl+Enter", _("Save and close")),
        ("Tab", _("The next part")),
        (_("Alt+letter"), _("Press the button with this letter underlined")),
        ("1 … 9", _("Choose, where choices stand")),
    )


def only_customer_keys() -> Keys:
    """How a call is left when somebody was the only customer."""
    return (
        ("Esc", _("How did we leave it?")),
        ("1", _("Booked")),
        ("2", _("Call back")),
        ("3", _("Nothing")),
        ("4", _("Complaint")),
    )


def schedule_keys(*, is_week: bool) -> Keys:
    """The keys of the plan; sideways is another technician, in a week another day."""
    beside = _("Another day") if is_week else _("Another technician")
    beyond = _("Another technician") if is_week else _("Another day")
    return (
        ("Ctrl+↑ / Ctrl+↓", _("15 minutes earlier or later")),
        ("Ctrl+← / Ctrl+→", beside),
        ("Ctrl+Shift+← / Ctrl+Shift+→", beyond),
        ("Ctrl+Shift+↑ / Ctrl+Shift+↓", _("15 minutes shorter or longer")),
        ("Shift+Enter", _("Arrival window")),
        ("Del", _("Off the plan")),
        ("Alt+Page up / Alt+Page down", _("The day or week before or after")),
    )


def _list() -> Keys:
    return (
        ("Enter", _("Open the line")),
        ("Shift+Down", _("Select several")),
        ("Ctrl+Right", _("Sort by the column beside")),
        ("Ctrl+Shift+Up", _("From the first to the last")),
        ("Ctrl+Shift+Down", _("From the last to the first")),
    )


def _client() -> Keys:
    return (
        ("F2", _("Change what has the focus")),
        ("Ctrl+↑ / Ctrl+↓", _("On a pencil: move the line")),
        ("Del", _("On the timeline: take an entry off")),
    )


def _job() -> Keys:
    words = (
        _("Rooms and prices"),
        _("Discount"),
        _("Extra work agreed"),
        _("Found before we began"),
        _("Measured"),
        _("Care given"),
        _("How it was for them"),
        _("Our promise"),
        _("Next chapter"),
        _("Their wish"),
    )
    return tuple((f"Ctrl+Shift+{number % 10}", each) for number, each in enumerate(words, start=1))


def _sheet_keying() -> Keys:
    return (
        ("Enter", _("Take the number; go on to the next field")),
        ("Shift+Enter", _("Back to the field before")),
        ("Alt+1 … 6", _("Go to the number of the paper")),
        ("1 … 9", _("Answer or tick, where choices stand")),
        ("Ctrl+Enter", _("Save this sheet and open the next")),
    )


def _care_board() -> Keys:
    return (
        ("Down", _("To the next card")),
        ("Right", _("To the card beside it")),
        ("Ctrl+Right", _("To the next column")),
        ("Ctrl+Left", _("Back a column")),
        ("Enter", _("Write their words")),
        ("Ctrl+Enter", _("Step done, or save")),
        ("Esc", _("Back to the card")),
        ("Ctrl+P", _("Print its page")),
    )


def _answer_book() -> Keys:
    return (
        ("↑ / ↓", _("Walk through the pages while you type")),
        ("Enter", _("To the pages; there, log the help")),
        ("F2", _("Our own words")),
    )


def _promises() -> Keys:
    return (
        ("Ctrl+Enter", _("It was kept")),
        ("F2", _("Other words or name")),
        ("Del", _("Not wanted any more")),
    )


def _preview() -> Keys:
    return (
        ("Page up / Page down", _("The page before, the next one")),
        ("Home / End", _("The first page, the last one")),
        ("Ctrl++ / Ctrl+-", _("Larger, smaller")),
        ("Ctrl+0", _("Whole width")),
        ("Ctrl+P", _("Print, once the papers are in view")),
        ("Ctrl+S", _("Save as PDF")),
        ("F5", _("Make the papers anew")),
        ("Esc", _("Stop what is being made, or go back")),
    )


def _import() -> Keys:
    return (
        ("Ctrl+Enter", _("The next step")),
        ("F6", _("The next column to look at")),
        ("Ctrl+Space", _("That column is right")),
        ("M / K", _("Merge two, or keep both")),
        ("Ctrl+Z", _("Take the last answer back")),
        ("Esc", _("One step back, or stop")),
    )


_KEYS: Mapping[str, Callable[[], Keys]] = {
    "clients": _list,
    "job_list": _list,
    "client": _client,
    "schedule": lambda: schedule_keys(is_week=False),
    "job": _job,
    "sheet_keying": _sheet_keying,
    "care_board": _care_board,
    "voices": lambda: (("Enter", _("Do what comes next about the chosen words")), ("Esc", _("Back to the list"))),
    "ask_us": lambda: (
        ("1 … 8", _("What it is: one of the seven, or help")),
        ("Ctrl+Enter", _("Write it down and go back")),
    ),
    "aftercare": lambda: (("Enter", _("Open the card with the note ready")),),
    "closest": lambda: (("Enter", _("Do what the line says")),),
    "aftercare_call": lambda: (
        (_("{first} to {last}").format(first=1, last=5), _("How it was, no answer, skip")),
        ("Enter", _("The next question")),
        ("Up", _("The question before")),
        (_("{first} to {last}").format(first=6, last="9, 0"), _("How asking again ended")),
        ("Ctrl+Enter", _("Save, and the next client")),
        ("Esc", _("Leave; what is half written is kept")),
    ),
    "care_plan": lambda: (
        ("Enter", _("Call, print or write, as the step says")),
        ("1 / 2 / 3", _("Done, another day, left out")),
    ),
    "left_alone": lambda: (("Enter", _("Open the card with the note ready")),),
    "complaint_library": lambda: (("↑ / ↓", _("Walk through the cases while you type")),),
    "papers": lambda: (("Enter", _("Show the papers before they are printed")),),
    "promises": _promises,
    "write": lambda: (("Ctrl+Enter", _("It went out: note it on the timeline")),),
    "answer_book": _answer_book,
    "preview": _preview,
    "loyalty": lambda: (("↑ / ↓", _("The next thank-you, with its page")), ("Enter", _("Open the client"))),
    "same_person": lambda: (("Enter", _("Look at both side by side")),),
    "import": _import,
    "recently_deleted": lambda: (("Enter", _("Bring back what is chosen")),),
}
