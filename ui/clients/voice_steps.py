"""What became of something a client said, line by line: answered, decided, changed, told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.queries.voices import VoiceRow
from app.rules.person_names import first_name
from app.rules.voice_loop import LoopState, QuoteConsent
from app.rules.voice_terms import channel_words
from app.translations import gettext as _
from ui.firm_formats import FirmFormats


@dataclass(frozen=True, slots=True)
class VoiceLine:
    """One line; an open one says what is still to be done."""

    icon: str
    words: str
    is_open: bool = False


def voice_lines(row: VoiceRow, formats: FirmFormats) -> list[VoiceLine]:
    """The lines in the order in which things happen."""
    lines = [] if row.need_by_on is None else [_line("calendar-clock", _need_words(row, formats))]
    if row.complaint_number is not None:
        words = _("On the Care Board as complaint {number}; it is answered there.")
        lines.append(_line("heart-handshake", words.format(number=row.complaint_number)))
    if row.answered_at is not None:
        signed = _signed(row.answered_by_name, row.answered_at, formats)
        lines.append(_line("check", _("We answered {signed}: {words}").format(signed=signed, words=row.answer)))
    elif row.is_unanswered:
        lines.append(_line("clock", _waiting_words(row), is_open=True))
    lines += _change_lines(row, formats)
    if row.consent is QuoteConsent.YES:
        words = _("May be quoted, with first name and town.") if row.may_name else _("May be quoted, without a name.")
        lines.append(_line("quote", words))
    elif row.consent is not QuoteConsent.NOT_ASKED:
        lines.append(_line("quote", _("Does not want to be quoted.")))
    return lines


def _change_lines(row: VoiceRow, formats: FirmFormats) -> list[VoiceLine]:
    if row.no_change_because:
        return [_line("minus", _("Nothing is changed, because: {words}").format(words=row.no_change_because))]
    if not row.change_decided:
        return []
    lines = [_line("pencil", _("To be changed because of them: {words}").format(words=row.change_decided))]
    if row.change_made_at is not None:
        when = formats.day(formats.day_of(row.change_made_at))
        lines.append(_line("check", _("Changed {when}: {words}").format(when=when, words=row.change_made)))
    if row.client_told_at is not None:
        signed = _signed(row.told_by_name, row.client_told_at, formats)
        how = channel_words(row.told_channel)
        lines.append(_line("circle-check", _("They know it: told {how} {signed}.").format(how=how, signed=signed)))
    elif row.state is LoopState.TO_TELL:
        lines.append(_line("ear", _("They do not know it yet: the loop is open until they do."), is_open=True))
    else:
        lines.append(_line("clock", _("Not changed yet, and they are to be told when it is."), is_open=True))
    return lines


def _line(icon: str, words: str, *, is_open: bool = False) -> VoiceLine:
    return VoiceLine(icon, words, is_open)


def _waiting_words(row: VoiceRow) -> str:
    if not row.owner_name:
        return _("They have not heard from us yet.")
    return _("They have not heard from us yet; {name} sees to it.").format(name=first_name(row.owner_name))


def _need_words(row: VoiceRow, formats: FirmFormats) -> str:
    return "" if row.need_by_on is None else _("They need it by {day}.").format(day=formats.day(row.need_by_on))


def _signed(name: str, moment: datetime, formats: FirmFormats) -> str:
    """“Thu 27 Nov, Dana”."""
    return ", ".join(part for part in (formats.day(formats.day_of(moment)), first_name(name)) if part)
