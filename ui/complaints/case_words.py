"""A case of the library in words: what went wrong, how it was put right, what helped, what was learnt."""

from __future__ import annotations

from app.queries.complaint_library import LibraryRow
from app.rules.category_words import category_words
from app.rules.complaint_terms import capitalised, ending_words, fix_words
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.theme.tones import Tone
from ui.widgets.chips import ClockState, clock_look
from ui.wording import short_day_words


def end_look(chip: str) -> tuple[Tone, str]:
    """The tone and the icon for what became of it, as on the board."""
    states = {"won_back": ClockState.WON_BACK, "at_peace": ClockState.KEPT}
    return clock_look(states.get(chip, ClockState.ENDED))


def case_title(row: LibraryRow, formats: FirmFormats) -> str:
    """Day, what went wrong, whose: “12 May · A stain came back · Jean W.”."""
    day = short_day_words(formats.day_of(row.received_at), formats.today())
    return " · ".join(part for part in (day, category_words(row.category), row.client_name) if part)


def case_gist(row: LibraryRow) -> str:
    """The one line worth most: what was learnt, else how it was put right, else what they said."""
    if row.lesson:
        return _("Learnt: {lesson}").format(lesson=row.lesson)
    return how_fixed(row) or _("“{words}”").format(words=row.words)


def how_fixed(row: LibraryRow) -> str:
    """How it was put right: the way, and our words for it."""
    way = capitalised(fix_words(row.fix_outcome))
    return ": ".join(part for part in (way, row.fix_words or row.promised_what) if part)


def case_lines(row: LibraryRow) -> list[tuple[str, str]]:
    """Everything about it, each part with its name; empty parts are left out."""
    lines = (
        (_("They said"), _("“{words}”").format(words=row.words)),
        (_("Cause"), row.cause),
        (_("We promised"), row.promised_what),
        (_("Put right"), how_fixed(row)),
        (_("What helped, in their words"), _("“{words}”").format(words=row.helped_words) if row.helped_words else ""),
        (_("Learnt"), row.lesson),
        (_("So that it stays away"), row.prevention),
        (_("Fibre"), ", ".join(row.fibres)),
    )
    return [(name, words) for name, words in lines if words]


def words_to_copy(row: LibraryRow) -> str:
    """What one may want to say or do again."""
    return "\n".join(part for part in (row.promised_what, row.fix_words, row.lesson) if part)


def case_sentence(row: LibraryRow, formats: FirmFormats) -> str:
    """What a screen reader says."""
    return ", ".join(part for part in (case_title(row, formats), ending_words(row.chip), case_gist(row)) if part)
