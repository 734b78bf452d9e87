"""What a thank-you note says: the sentence for its reason, something remembered, what comes next, and who signs."""

from __future__ import annotations

from dataclasses import dataclass

from app.documents.letterhead import PaperFormats
from app.documents.plain_text import one_line
from app.documents.text_layout import excerpt
from app.documents.wording import Wording
from app.queries.paper_rows import FirmLetterhead
from app.queries.small_paper_rows import ThanksReason, ThankYouRow
from app.rules.person_names import first_name
from app.translations import gettext as _

_MOST_REMEMBERED = 110
_MOST_OF_A_NAME = 90
_MOST_OF_A_GIFT = 120
_MOST_OF_A_FIRST_NAME = 40


@dataclass(frozen=True, slots=True)
class ThankYouWords:
    """Every text of one note, ready to be set."""

    firm: str
    title: str
    name: str
    greeting: str
    paragraphs: tuple[str, ...]
    gift: str
    farewell: str
    signer: str
    signer_part: str
    contact: str


def thank_you_words(
    row: ThankYouRow, letterhead: FirmLetterhead, formats: PaperFormats, wording: Wording
) -> ThankYouWords:
    """The texts for a row."""
    fields = _fields(row, letterhead, formats)

    def say(group: str, name: str) -> str:
        return wording.first(group, name, fields)

    is_named = bool(fields["technician"] or fields["owner"])
    contact = (one_line(letterhead.phone), one_line(letterhead.website) or one_line(letterhead.email))
    return ThankYouWords(
        firm=fields["firm"] or _("Our firm"),
        title=say("", "title") or _("Thank you"),
        name=one_line(row.client_name),
        greeting=say("", "greeting"),
        paragraphs=tuple(words for words in _paragraphs(row, wording, fields) if words),
        gift=say("gift", "line"),
        farewell=say("signature", "farewell"),
        signer=say("signature", "name") or _("All of us"),
        signer_part=say("signature", "part") if is_named else "",
        contact=" · ".join(part for part in contact if part),
    )


def _paragraphs(row: ThankYouRow, wording: Wording, fields: dict[str, str]) -> list[str]:
    """The thanks, something remembered, what comes next; a second chance is thanked for and nothing else."""
    thanks = wording.first("thanks", row.reason.value, fields) or _("Thank you for trusting us.")
    if row.reason is ThanksReason.RECOVERY:
        return [thanks]
    remembered = wording.first("remembered", row.remembered_kind, fields) if fields["remembered"] else ""
    coming = "agreed" if fields["next_day"] else "due" if fields["next_month"] else "plain"
    return [thanks, remembered, wording.first("next", coming, fields) or wording.first("next", "plain", fields)]


def _fields(row: ThankYouRow, letterhead: FirmLetterhead, formats: PaperFormats) -> dict[str, str]:
    """The values that templates may name; what is not known is empty."""
    firm = one_line(letterhead.name)
    technician = excerpt(row.technician_name, _MOST_OF_A_NAME)
    days = {
        "day": row.visit_on,
        "let_down_day": row.let_down_on,
        "next_day": row.next_on,
        "gift_until": row.gift_until_on,
    }
    return {
        **{name: formats.long_day(day) if day is not None else "" for name, day in days.items()},
        "name": excerpt(row.greeting_name or row.client_name, _MOST_OF_A_NAME),
        "technician": technician,
        "technician_first": excerpt(first_name(technician), _MOST_OF_A_FIRST_NAME),
        "friend": _joined(tuple(excerpt(name, _MOST_OF_A_NAME) for name in row.friend_names)),
        "remembered": _remembered(row),
        "next_month": formats.month(row.due_on) if row.due_on is not None else "",
        "gift": excerpt(row.gift, _MOST_OF_A_GIFT),
        "owner": excerpt(row.owner_name or letterhead.owner_name, _MOST_OF_A_NAME),
        "phone": one_line(letterhead.phone),
        "firm": excerpt(firm, _MOST_OF_A_NAME),
        "firm_short": excerpt(one_line(letterhead.short_name) or firm, _MOST_OF_A_NAME),
    }


def _joined(names: tuple[str, ...]) -> str:
    """Up to two names as one says them; more friends than that are others."""
    names = tuple(name for name in names if name)
    if len(names) > 2:
        return _("{name} and others").format(name=names[0])
    return _(" and ").join(names)


def _remembered(row: ThankYouRow) -> str:
    """The note as it stands inside a sentence; to a pet one sends greetings, of others one says what was told."""
    headline, detail = one_line(row.remembered), one_line(row.remembered_detail)
    whole = headline if row.remembered_kind == "pet" or not detail else f"{headline}, {detail}"
    words = excerpt(whole, _MOST_REMEMBERED)
    return words.rstrip(" .")
