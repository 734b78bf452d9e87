"""What a message to a client says, whole and ready to go: a letter and an e-mail in short paragraphs, or one text."""

from __future__ import annotations

from dataclasses import dataclass

from app.documents.letterhead import PaperFormats
from app.documents.plain_text import one_line
from app.documents.text_layout import excerpt
from app.documents.wording import Wording, number_in_words, paper_wording
from app.errors import UnreadableFileError
from app.queries.message_rows import MessageRow
from app.queries.paper_rows import FirmLetterhead
from app.rules.messages import MessageKind
from app.rules.person_names import first_name
from app.translations import gettext as _
from app.translations import ngettext

_MOST_OF_A_NAME = 90
_MOST_OF_A_FIRST_NAME = 40
_LEAST_YEARS = 1


@dataclass(frozen=True, slots=True)
class MessageWords:
    """One message: `text` is for a telephone; subject, body and signature make the e-mail, body and signature a letter.

    The body begins with the greeting; its paragraphs are parted by an empty line.
    """

    subject: str
    body: str
    farewell: str
    signer: tuple[str, ...]
    contact: tuple[str, ...]
    text: str

    @property
    def signature(self) -> str:
        """The lines below the body of an e-mail."""
        return "\n".join((self.farewell, *self.signer, *self.contact))


def message_words(
    row: MessageRow, kind: MessageKind, letterhead: FirmLetterhead, formats: PaperFormats, wording: Wording
) -> MessageWords:
    """The texts for a client; what is not known has plain words in its place."""
    fields = _fields(row, kind, letterhead, formats)

    def say(group: str, name: str) -> str:
        return wording.first(group, name, fields)

    # Own words may need what is not known; a message without a single word of ours would be none.
    first = say(kind.value, "body") or _("It is good to be in touch with you.")
    paragraphs = (say("", "greeting") or _("Hello,"), first, say(kind.value, "more"))
    signer = dict.fromkeys((say("signature", "name") or _("All of us"), say("signature", "firm")))
    reach = (fields["phone"], one_line(letterhead.website) or one_line(letterhead.email))
    return MessageWords(
        subject=say(kind.value, "subject") or _("A word from us"),
        body="\n\n".join(each for each in paragraphs if each),
        farewell=say("signature", "farewell"),
        signer=tuple(each for each in signer if each),
        contact=tuple(each for each in reach if each),
        text=say(kind.value, "text") or " ".join(each for each in paragraphs if each),
    )


def message_wording(letterhead: FirmLetterhead) -> Wording:
    """The words of our messages: the firm's own, and ours where it has none or they cannot be read."""
    body = next((own.body for own in letterhead.own_words if own.paper == "message"), "")
    try:
        return paper_wording("message", body)
    except UnreadableFileError:
        return paper_wording("message")


def _fields(row: MessageRow, kind: MessageKind, letterhead: FirmLetterhead, formats: PaperFormats) -> dict[str, str]:
    """The values that templates may name; what is not known is empty."""
    firm = one_line(letterhead.name)
    is_ahead = kind is MessageKind.CONFIRMATION
    technician = excerpt(row.next_technician if is_ahead else row.last_technician, _MOST_OF_A_NAME)
    return {
        "name": excerpt(row.greeting_name or row.client_name, _MOST_OF_A_NAME),
        "day": formats.weekday(row.next_on) if row.next_on is not None else "",
        "time": formats.window(row.next_starts, row.next_ends) if row.next_starts is not None else "",
        "technician": technician,
        "technician_first": excerpt(first_name(technician), _MOST_OF_A_FIRST_NAME),
        "last_day": formats.long_day(row.last_on) if row.last_on is not None else "",
        "last_month": formats.month(row.last_on) if row.last_on is not None else "",
        "next_month": formats.month(row.due_on) if row.due_on is not None else "",
        "years": _years(row.years),
        "owner": excerpt(row.owner_name or letterhead.owner_name, _MOST_OF_A_NAME),
        "phone": one_line(letterhead.phone),
        "firm": excerpt(firm, _MOST_OF_A_NAME),
        "firm_short": excerpt(one_line(letterhead.short_name) or firm, _MOST_OF_A_NAME),
    }


def _years(count: int) -> str:
    if count < _LEAST_YEARS:
        return ""
    return ngettext("{number} year", "{number} years", count).format(number=number_in_words(count))
