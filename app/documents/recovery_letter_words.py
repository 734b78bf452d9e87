"""What the letter after a complaint says: five short paragraphs, each with plain words for what is not known."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.documents.letterhead import PaperFormats
from app.documents.plain_text import one_line
from app.documents.text_layout import excerpt
from app.documents.wording import Wording
from app.queries.complaint_paper_rows import RecoveryLetterRow
from app.queries.paper_rows import FirmLetterhead
from app.translations import gettext as _

MOST_OF_THEIR_WORDS = 440
MOST_OF_OUR_WORDS = 420
_ENDED_TWICE = re.compile(r"([.!?…。！？])\.(?=\s|$)")
_QUOTES = re.compile(r'^[“”„"«](.*)[“”"»]$', re.DOTALL)


@dataclass(frozen=True, slots=True)
class RecoveryLetterWords:
    """Every text of one letter, ready to be set; `quote` is the client's own."""

    firm: str
    contact: tuple[str, ...]
    day: str
    address: tuple[str, ...]
    greeting: str
    told: str
    quote: str
    paragraphs: tuple[str, ...]
    farewell: str
    signer: str
    signer_title: str
    reward: str
    continued: str


def recovery_letter_words(
    row: RecoveryLetterRow, letterhead: FirmLetterhead, formats: PaperFormats, wording: Wording
) -> RecoveryLetterWords:
    """The texts for a row."""
    fields = _fields(row, letterhead, formats)
    quote = _quote(row.their_words)
    is_signed = bool(fields["owner"])
    return RecoveryLetterWords(
        firm=fields["firm"] or _("Our firm"),
        contact=contact_lines(letterhead),
        day=formats.long_day(row.written_on),
        address=tuple(line for line in map(one_line, (row.client_name, *row.street_lines, row.town_line)) if line),
        greeting=wording.first("", "greeting", fields),
        told=wording.first("", "told", fields) if quote else _("You told us that something was not as it should be."),
        quote=quote,
        paragraphs=(
            _sentence(wording, "", "sorry", fields),
            _sentence(wording, "done", _what_we_did(row), fields),
            _sentence(wording, "changed", _first_known(fields, "prevention", "lesson"), fields),
            _sentence(wording, "reach", _first_known(fields, "phone"), fields),
        ),
        farewell=wording.first("signature", "farewell", fields),
        signer=wording.first("signature", "name", fields) or _("Our firm"),
        signer_title=wording.first("signature", "title", fields) if is_signed else "",
        reward=_sentence(wording, "reward", "line", fields),
        continued=" · ".join(part for part in (one_line(row.client_name), formats.long_day(row.written_on)) if part),
    )


def our_words(row: RecoveryLetterRow) -> str:
    """What we wrote ourselves of what the letter says, to be looked through for words that defend (R7)."""
    return "\n".join((row.fix_words, row.prevention or row.lesson, row.promised_what))


def _fields(row: RecoveryLetterRow, letterhead: FirmLetterhead, formats: PaperFormats) -> dict[str, str]:
    """The values that templates may name; what is not known is empty."""
    firm = one_line(letterhead.name)
    days = {
        "told_day": row.told_on,
        "fixed_day": row.fixed_on,
        "promise_day": row.promise_due_on,
        "gift_until": row.gift_until_on,
    }
    return {
        **{name: formats.long_day(day) if day is not None else "" for name, day in days.items()},
        "name": one_line(row.greeting_name) or one_line(row.client_name),
        "firm": firm,
        "firm_short": one_line(letterhead.short_name) or firm,
        "owner": one_line(row.owner_name) or one_line(letterhead.owner_name),
        "owner_title": one_line(row.owner_title),
        "phone": one_line(row.owner_phone) or one_line(letterhead.phone),
        "person": one_line(row.fixed_by),
        "fix": _ours(row.fix_words),
        "promise": _ours(row.promised_what),
        "promise_person": one_line(row.promised_by),
        "prevention": _ours(row.prevention),
        "lesson": _ours(row.lesson),
        "gift": one_line(row.gift),
    }


def _what_we_did(row: RecoveryLetterRow) -> str:
    """Which words tell what we did: those of the outcome, of a promise that stands, or that it is not put right yet."""
    if row.outcome and row.fixed_on is not None:
        return row.outcome
    return "promised" if one_line(row.promised_what) and row.promise_due_on is not None else "not_yet"


def _first_known(fields: dict[str, str], *names: str) -> str:
    return next((name for name in names if fields[name]), "plain")


def _sentence(wording: Wording, group: str, name: str, fields: dict[str, str]) -> str:
    """A sentence of ours; what was filled in may have ended in a mark of its own."""
    return _ENDED_TWICE.sub(r"\1", wording.first(group, name, fields))


def _ours(text: str) -> str:
    """What somebody of us wrote down, ready to stand inside a sentence."""
    words = excerpt(text, MOST_OF_OUR_WORDS)
    return words if words.endswith("...") else words.rstrip(" .")


def _quote(text: str) -> str:
    """The client's own words, without quotation marks around all of them; a long text ends in a mark."""
    words = excerpt(text, MOST_OF_THEIR_WORDS)
    bare = _QUOTES.fullmatch(words)
    if bare is not None and not re.search(r"[“”\"«»]", bare[1]):
        words = bare[1].strip()
    return f"“{words}”" if words else ""


def contact_lines(letterhead: FirmLetterhead) -> tuple[str, ...]:
    """The lines under the firm's name: where it is, and how to reach it."""
    where = [one_line(line) for line in letterhead.address_lines]
    reach = [one_line(each) for each in (letterhead.phone, letterhead.email, letterhead.website)]
    lines = (" · ".join(part for part in parts if part) for parts in (where, reach))
    return tuple(line for line in lines if line)
