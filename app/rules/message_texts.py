"""What the texts and the fields of our messages to clients are called: letter, e-mail and text for the telephone."""

from __future__ import annotations

from app.rules.messages import MessageKind, message_title
from app.rules.paper_texts import PaperField, PaperText, WordedPaper
from app.translations import gettext as _


def message_texts() -> WordedPaper:
    """The words of all messages."""
    common, signature = _("In every letter and e-mail"), _("Signature")
    return WordedPaper(
        name="message",
        title=_("Letters and messages"),
        called=_("our messages"),
        must_care=True,
        texts=(
            PaperText("", "greeting", common, _("Greeting")),
            *(text for kind in MessageKind for text in _texts_of(kind)),
            PaperText("signature", "farewell", signature, _("Farewell")),
            PaperText("signature", "name", signature, _("Who signs")),
            PaperText("signature", "firm", signature, _("Below the name")),
        ),
        fields=_fields(),
    )


def _texts_of(kind: MessageKind) -> tuple[PaperText, ...]:
    title, group = message_title(kind), kind.value
    return (
        PaperText(group, "subject", title, _("Subject of the e-mail")),
        PaperText(group, "body", title, _("First part")),
        PaperText(group, "more", title, _("Second part")),
        PaperText(group, "text", title, _("Text for the telephone"), _("The whole message, short.")),
    )


def _fields() -> tuple[PaperField, ...]:
    return (
        PaperField("name", _("Client"), _("the client, as one speaks to them"), "Margaret"),
        PaperField("day", _("Next visit"), _("the day of the next visit"), _("Thursday, November 27")),
        PaperField("time", _("Time"), _("when we come on that day"), "10:00 – 11:00"),
        PaperField("technician", _("Technician"), _("the whole name of who comes, or came last"), "Luis Santos"),
        PaperField("technician_first", _("Technician, first name"), _("the first name of the same"), "Luis"),
        PaperField("last_day", _("Last visit"), _("the day of the last visit"), _("November 18, 2025")),
        PaperField("last_month", _("Last visit, month"), _("the month of the last visit"), _("November 2025")),
        PaperField("next_month", _("Due again"), _("the month in which care is due again"), _("May 2026")),
        PaperField("years", _("Years"), _("how long they have been with us"), _("three years")),
        PaperField("owner", _("Owner"), _("who signs"), "Dana Kowalski"),
        PaperField("phone", _("Phone"), _("the number of the firm"), "(503) 555 0100"),
        PaperField("firm", _("Firm"), _("the name of the firm with what it does"), "Brightwater Carpet Care"),
        PaperField("firm_short", _("Firm, short"), _("the name of the firm alone"), "Brightwater"),
    )
