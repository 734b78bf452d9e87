"""What the report of a visit says: care and promise first, each sentence with plain words for what is not known."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.documents.letterhead import PaperFormats
from app.documents.plain_text import one_line
from app.documents.text_layout import excerpt
from app.documents.wording import Wording
from app.queries.job_report_rows import JobReportRow, ReportFindingRow, ReportMarkRow, ReportRoomRow
from app.queries.paper_rows import FirmLetterhead
from app.rules.guarantee import exclusion_words
from app.rules.job_sheet import FoundOnArrival, finding_words
from app.translations import gettext as _

_MOST_OF_A_NOTE = 200
_MOST_OF_A_WISH = 160
_ENDED_TWICE = re.compile(r"([.!?…。！？])\.(?=\s|$)")


@dataclass(frozen=True, slots=True)
class RoomWords:
    """One room: its name, what it is made of and how large, what was done, and what became of its marks."""

    name: str
    about: str
    done: str
    marks: tuple[tuple[str, bool], ...]
    """Each mark in words, and whether it came out."""


@dataclass(frozen=True, slots=True)
class JobReportWords:
    """Every text of one report, ready to be set."""

    title: str
    facts: tuple[tuple[str, str], ...]
    address_lines: tuple[str, ...]
    thanks: str
    wish: str
    promise_title: str
    promise: tuple[str, ...]
    call: str
    phone: str
    work_title: str
    rooms: tuple[RoomWords, ...]
    work_remarks: tuple[str, ...]
    photos_title: str
    before: str
    after: str
    left_title: str
    left: tuple[tuple[str, str], ...]
    """What did not come out: the room, or nothing, and the sentence."""
    care_title: str
    care: tuple[tuple[str, str], ...]
    not_great: str
    not_great_who: str
    money: str
    next_visit: str
    continued: str


@dataclass(frozen=True, slots=True)
class _Say:
    """Fills a sentence of the wording in; what was filled in may have ended in a mark of its own."""

    wording: Wording
    fields: dict[str, str]

    def __call__(self, group: str, name: str, **more: str) -> str:
        known = self.fields | {key: one_line(text) for key, text in more.items()}
        return _ENDED_TWICE.sub(r"\1", self.wording.first(group, name, known))


def job_report_words(
    row: JobReportRow, letterhead: FirmLetterhead, formats: PaperFormats, wording: Wording
) -> JobReportWords:
    """The texts for a row."""
    say = _Say(wording, fields := _fields(row, letterhead, formats))
    excluded = [room for room in row.rooms if room.exclusion is not None]
    left_out = "; ".join(
        f"{one_line(room.name)} ({exclusion_words(room.exclusion)})" for room in excluded if room.exclusion is not None
    )
    title = say("", "title")
    return JobReportWords(
        title=title,
        facts=_facts(row, fields["day"]),
        address_lines=tuple(line for line in map(one_line, (*row.street_lines, row.town_line)) if line),
        thanks=say("thanks", _thanks_of(row)),
        wish=say("thanks", "wish_met") if row.is_wish_met else "",
        promise_title=say("promise", "title"),
        promise=tuple(filter(None, (say("promise", "text"), say("promise", "left_out", found=left_out)))),
        call=say("promise", "call"),
        phone=fields["phone"],
        work_title=say("work", "title"),
        rooms=tuple(_room(room, formats) for room in row.rooms),
        work_remarks=tuple(filter(None, (say("work", each) for each in ("method", "readings", "extra")))),
        photos_title=say("photos", "title"),
        before=say("photos", "before") or _("Before"),
        after=say("photos", "after") or _("After"),
        left_title=say("left", "title"),
        left=tuple(
            (room, sentence)
            for room, sentence in (
                *((one_line(mark.room), _mark(mark, say)) for mark in row.marks_left),
                *((one_line(room.name), say("left", "not_done")) for room in row.rooms if not room.is_done),
                *((one_line(finding.room), _found(finding, say)) for finding in row.findings),
                ("", say("left", "wish") if row.is_wish_met is False else ""),
            )
            if sentence
        ),
        care_title=say("care", "title"),
        care=_care(row, say),
        not_great=say("not_great", "line"),
        not_great_who=say("not_great", "who") if row.owner_title else fields["owner"] or fields["firm"],
        money=_money(row, say),
        next_visit=say("close", "next"),
        continued=" · ".join(part for part in (fields["firm_short"], title, one_line(row.client_name)) if part),
    )


def _fields(row: JobReportRow, letterhead: FirmLetterhead, formats: PaperFormats) -> dict[str, str]:
    """The values that templates may name; what is not known is empty."""
    firm = one_line(letterhead.name)
    is_in_force = row.guarantee_until_on is not None
    technician = one_line(row.technician_name)
    return {
        "name": one_line(row.greeting_name) or one_line(row.client_name),
        "firm": firm,
        "firm_short": one_line(letterhead.short_name) or firm,
        "owner": one_line(row.owner_name) or one_line(letterhead.owner_name),
        "owner_title": one_line(row.owner_title).lower(),
        "phone": one_line(row.owner_phone) or one_line(letterhead.phone),
        "technician": technician,
        "technician_first": technician.partition(" ")[0],
        "day": formats.long_day(row.visit_on),
        "days": str(row.guarantee_days) if is_in_force and row.guarantee_days > 0 else "",
        "until": formats.long_day(row.guarantee_until_on) if row.guarantee_until_on is not None else "",
        "wish": _sentence(row.wish, _MOST_OF_A_WISH),
        "method": _inside(row.method),
        "products": _inside(row.products),
        "moisture": formats.percent(row.moisture_hundredths) if row.moisture_hundredths is not None else "",
        "ph": formats.number(row.ph_hundredths) if row.ph_hundredths is not None else "",
        "extra": _inside(row.extra_work),
        "dry_time": formats.clock(row.dry_by_at.time()) if row.dry_by_at is not None else "",
        "dry_day": formats.day(row.dry_by_at.date()) if row.dry_by_at is not None else "",
        "price": formats.money(row.price_minor),
        "paid": formats.money(row.paid_minor),
        "owed": formats.money(row.owed_minor),
        "next_day": formats.long_day(row.next_on) if row.next_on is not None else "",
        "next_time": formats.clock(row.next_at.time()) if row.next_at is not None else "",
    }


def _facts(row: JobReportRow, day: str) -> tuple[tuple[str, str], ...]:
    facts = ((_("Visit on"), day), (_("Technician"), one_line(row.technician_name)), (_("Job"), str(row.job_number)))
    return tuple(fact for fact in facts if fact[1])


def _thanks_of(row: JobReportRow) -> str:
    if row.is_put_right:
        return "put_right"
    return "home" if row.is_home else "business"


def _room(room: ReportRoomRow, formats: PaperFormats) -> RoomWords:
    about = (one_line(room.fibre), formats.size(room.size_hundredths, room.size_unit))
    marks = [(_("Out: {what}").format(what=one_line(what)), True) for what in room.came_out]
    marks += [(_("Found: {what}").format(what=excerpt(what, _MOST_OF_A_NOTE)), False) for what in room.marks_found]
    return RoomWords(
        name=one_line(room.name),
        about=" · ".join(part for part in about if part),
        done=(excerpt(room.done, _MOST_OF_A_NOTE) or _("Done as agreed")) if room.is_done else _("Not done this time"),
        marks=tuple(marks),
    )


def _mark(mark: ReportMarkRow, say: _Say) -> str:
    return say("left", mark.outcome, what=excerpt(mark.what, _MOST_OF_A_NOTE), stain=mark.stain.lower())


def _found(finding: ReportFindingRow, say: _Say) -> str:
    """What was there before: a box of the sheet in its word, and what was noted beside it."""
    kind = finding_words(finding.kind) if finding.kind in set(FoundOnArrival) else ""
    found = ", ".join(part for part in (kind, _inside(finding.note)) if part)
    return say("left", "found", found=found[:1].upper() + found[1:])


def _care(row: JobReportRow, say: _Say) -> tuple[tuple[str, str], ...]:
    dry = "was_dry" if row.is_dry_by_now else "dry"
    pairs = ((say("care", each), say("care", f"{each}_text")) for each in (dry, "air", "spot"))
    return tuple(pair for pair in pairs if any(pair))


def _money(row: JobReportRow, say: _Say) -> str:
    if not row.price_minor and row.owed_minor <= 0:
        return say("close", "free")
    if row.owed_minor <= 0:
        return say("close", "paid")
    return say("close", "partly" if row.paid_minor > 0 else "open")


def _inside(text: str) -> str:
    """What somebody wrote down, ready to stand inside a sentence."""
    words = excerpt(text, _MOST_OF_A_NOTE)
    return words if words.endswith("...") else words.rstrip(" .;,")


def _sentence(text: str, most: int) -> str:
    """What somebody wrote down, ready to stand between quotation marks: it ends in a mark of its own."""
    words = excerpt(text, most)
    return words if not words or words[-1] in ".!?…。！？" else f"{words}."
