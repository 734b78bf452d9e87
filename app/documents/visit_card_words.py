"""What the visit card says: the firm's wording with what is known of the visit and of who comes."""

from __future__ import annotations

from dataclasses import dataclass

from app.documents.letterhead import PaperFormats
from app.documents.plain_text import one_line
from app.documents.text_layout import excerpt
from app.documents.wording import Wording
from app.queries.paper_rows import FirmLetterhead
from app.queries.small_paper_rows import VisitCardRow
from app.rules.person_names import first_name, initials_of
from app.translations import gettext as _

_DOOR = ("shoes", "corners", "walk", "insured")
_READY = ("small", "parking", "pets")
_MOST_OF_A_NAME, _MOST_OF_A_FIRST_NAME = 90, 40
_MOST_ABOUT_INSURANCE = 300


@dataclass(frozen=True, slots=True)
class VisitCardWords:
    """Every text of one card; the initials stand where there is no portrait."""

    title: str
    whose: str
    day: str
    window: str
    duration: str
    name: str
    role: str
    initials: str
    door: str
    somebody_else: str
    at_the_door_title: str
    at_the_door: tuple[str, ...]
    ready_title: str
    ready: tuple[str, ...]
    call: str


def visit_card_words(
    row: VisitCardRow, letterhead: FirmLetterhead, formats: PaperFormats, wording: Wording
) -> VisitCardWords:
    """The texts for a row."""
    firm, technician = one_line(letterhead.name), excerpt(row.technician_name, _MOST_OF_A_NAME)
    fields = {
        "name": one_line(row.client_name),
        "day": formats.day(row.visit_on),
        "window": formats.window(row.window_starts, row.window_ends),
        "duration": formats.duration(row.expected_minutes) if row.expected_minutes else "",
        "technician": technician,
        "technician_first": excerpt(first_name(technician), _MOST_OF_A_FIRST_NAME),
        "firm": firm,
        "firm_short": excerpt(letterhead.short_name or firm, _MOST_OF_A_NAME),
        "phone": one_line(letterhead.phone),
        "insurance": excerpt(row.insurance, _MOST_ABOUT_INSURANCE),
    }

    def say(group: str, name: str) -> str:
        return wording.first(group, name, fields)

    return VisitCardWords(
        title=say("", "title") or _("Who is coming to you"),
        whose=" · ".join(part for part in (say("", "for"), one_line(" ".join(row.street_lines))) if part),
        day=fields["day"],
        window=fields["window"],
        duration=fields["duration"],
        name=say("person", "name") or _("One of us"),
        role=one_line(row.technician_title) or say("person", "role") if technician else "",
        initials=initials_of(technician or fields["firm_short"]),
        door=say("person", "door"),
        somebody_else=say("person", "else"),
        at_the_door_title=say("door", "title"),
        at_the_door=tuple(words for words in (say("door", name) for name in _DOOR) if words),
        ready_title=say("ready", "title"),
        ready=tuple(words for words in (say("ready", name) for name in _READY) if words),
        call=say("call", "line"),
    )
