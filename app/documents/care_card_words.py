"""What the care and safety card says: the firm's wording with what is known of the visit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.documents.letterhead import PaperFormats
from app.documents.plain_text import one_line
from app.documents.wording import Wording
from app.queries.paper_rows import FirmLetterhead
from app.queries.small_paper_rows import CareCardRow
from app.rules.person_names import first_name
from app.translations import gettext as _

_CARE = ("keep_off", "socks", "air", "tabs", "rugs")
LOWEST_CELSIUS, HIGHEST_CELSIUS = 20, 22


@dataclass(frozen=True, slots=True)
class CareCardWords:
    """Every text of one card; `dry_by` is empty where a line to write stands instead."""

    title: str
    whose: str
    slippery: str
    slippery_line: str
    dry_label: str
    dry_by: str
    care: tuple[str, ...]
    spots_title: str
    spots_rule: str
    spots: tuple[tuple[str, str], ...]
    call: str


def care_card_words(
    row: CareCardRow, letterhead: FirmLetterhead, formats: PaperFormats, wording: Wording
) -> CareCardWords:
    """The texts for a row."""
    firm = one_line(letterhead.name)
    year = row.visit_on.year if row.visit_on is not None else 0
    fields = {
        "name": one_line(row.client_name),
        "day": formats.day(row.visit_on) if row.visit_on is not None else "",
        "technician": first_name(one_line(row.technician_name)),
        "firm": firm,
        "firm_short": one_line(letterhead.short_name) or firm,
        "phone": one_line(letterhead.phone),
        "dry_by": formats.moment(row.dry_by, year or row.dry_by.year) if row.dry_by is not None else "",
        "temperature": formats.temperatures(LOWEST_CELSIUS, HIGHEST_CELSIUS),
    }

    def say(group: str, name: str) -> str:
        return wording.first(group, name, fields)

    call = (say("call", "spot"), say("call", "damp"))
    return CareCardWords(
        title=say("", "title") or _("While your carpet dries"),
        whose=say("", "for"),
        slippery=say("slippery", "bold") or _("Careful: slippery!"),
        slippery_line=say("slippery", "line"),
        dry_label=say("dry", "label") or _("Dry by"),
        dry_by=fields["dry_by"],
        care=tuple(words for words in (say("care", name) for name in _CARE) if words),
        spots_title=say("spots", "title"),
        spots_rule=say("spots", "rule"),
        spots=tuple((label, words) for label, words in _spots(say) if words),
        call="\n".join(words for words in call if words),
    )


def _spots(say: Callable[[str, str], str]) -> list[tuple[str, str]]:
    """What spilled, and what to do about it."""
    labels = {
        "wine": _("Wine"),
        "coffee": _("Coffee, tea"),
        "pet": _("Pets"),
        "grease": _("Grease"),
        "ink": _("Ink"),
        "gum": _("Gum"),
    }
    return [(label, say("spots", name)) for name, label in labels.items()]
