"""The report's rows as lines of its tables, each with the sentence a screen reader says."""

from __future__ import annotations

from collections.abc import Sequence

from app.queries.care_report_rows import BreachRow, ReportedComplaintRow
from app.queries.come_back import ComeBackRow
from app.queries.last_touch import LastTouchRow
from app.rules.care_figures import Dimension, GroupFigures, share_in_words
from app.rules.care_words import dimension_words, group_words, missed_words
from app.rules.category_words import category_words
from app.rules.complaint_clocks import ClockKind
from app.rules.complaint_terms import state_words
from app.rules.span_words import late_words, span_words
from app.translations import gettext as _
from app.translations import ngettext
from ui.care_report.report_table import ReportColumn, ReportLine
from ui.firm_formats import FirmFormats


def group_columns(dimension: Dimension) -> tuple[ReportColumn, ...]:
    """The headings of the table by what complaints have in common."""
    return (
        ReportColumn(dimension_words(dimension)),
        ReportColumn(_("Came in"), 84),
        ReportColumn(_("Answered in time"), 138),
        ReportColumn(_("To an answer"), 104),
        ReportColumn(_("To peace"), 84),
        ReportColumn(_("Won back"), 138),
        ReportColumn(_("Ran out"), 72),
    )


def group_lines(dimension: Dimension, groups: Sequence[GroupFigures]) -> list[ReportLine]:
    """Each group with its figures; the bar shows its part of the largest."""
    most = max((group.figures.received for group in groups), default=0)
    return [_group_line(dimension, group, most) for group in groups]


def _group_line(dimension: Dimension, group: GroupFigures, most: int) -> ReportLine:
    figures = group.figures
    answer = figures.clocks[ClockKind.ANSWER]
    late = sum(each.late for each in figures.clocks.values())
    name = group_words(dimension, group)
    in_time, won = share_in_words(answer.in_time, answer.of), share_in_words(figures.won_back, figures.closed)
    to_answer, to_peace = span_words(figures.typical_answer), span_words(figures.typical_peace)
    parts = [_("{count} came in").format(count=figures.received)]
    if answer.of:
        parts.append(_("answered in time {share}").format(share=in_time))
    if figures.typical_answer is not None:
        parts.append(_("typically {span}").format(span=to_answer))
    if figures.typical_peace is not None:
        parts.append(_("peace after {span}").format(span=to_peace))
    if figures.closed:
        parts.append(_("won back {share}").format(share=won))
    if late:
        parts.append(_("{count} ran out").format(count=late))
    cells = (
        name,
        str(figures.received),
        in_time,
        to_answer,
        to_peace,
        won,
        str(late) if late else "–",
    )
    return ReportLine(cells, f"{name}: {', '.join(parts)}", group.complaints, figures.received / most if most else 0.0)


def breach_columns() -> tuple[ReportColumn, ...]:
    """The headings of the list of clocks that ran out."""
    return (
        ReportColumn(_("Client")),
        ReportColumn(_("What ran out"), 150),
        ReportColumn(_("It was due"), 150),
        ReportColumn(_("By how much"), 210),
    )


def breach_lines(rows: Sequence[BreachRow], formats: FirmFormats) -> list[ReportLine]:
    """Each clock that ran out, the latest first."""
    return [_breach_line(row, formats) for row in reversed(rows)]


def _breach_line(row: BreachRow, formats: FirmFormats) -> ReportLine:
    late = late_words(row.late_by)
    words = _("{late}, still waiting").format(late=late) if row.met_at is None else late
    missed, due = missed_words(ClockKind(row.kind)), formats.moment(row.due_at)
    sentence = _("{name}, {what}: {missed} was due {due}, {late}").format(
        name=row.client_name, what=category_words(row.category), missed=missed, due=due, late=words
    )
    return ReportLine((row.client_name, missed, due, words), sentence, (row.complaint_id,))


def complaint_columns() -> tuple[ReportColumn, ...]:
    """The headings of the complaints behind a figure."""
    return (
        ReportColumn(_("Client"), 180),
        ReportColumn(_("Came in"), 110),
        ReportColumn(_("What went wrong"), 190),
        ReportColumn(_("Their words")),
        ReportColumn(_("Now"), 150),
    )


def complaint_lines(rows: Sequence[ReportedComplaintRow], formats: FirmFormats) -> list[ReportLine]:
    """Each complaint in its client's words, and where it stands."""
    lines = []
    for row in rows:
        cells = (
            row.client_name,
            formats.day(formats.day_of(row.received_at)),
            category_words(row.category),
            row.words.replace("\n", " "),
            state_words(row.state),
        )
        sentence = _("{name}, {day}, {what}: “{words}”, {state}").format(
            name=cells[0], day=cells[1], what=cells[2], words=cells[3], state=cells[4]
        )
        lines.append(ReportLine(cells, sentence, (row.id,)))
    return lines


def come_back_columns() -> tuple[ReportColumn, ...]:
    """The headings of who comes a second time."""
    return (ReportColumn(_("How they found us, and when they first came")), ReportColumn(_("Came a second time"), 190))


def come_back_lines(by_source: Sequence[ComeBackRow], by_year: Sequence[ComeBackRow]) -> list[ReportLine]:
    """Each source, then each year of first visits; of everyone who was due, and nobody else."""
    named = [(row.label or _("Nobody wrote down how"), row) for row in by_source]
    named += [(_("First visit in {year}").format(year=row.label or "?"), row) for row in by_year]
    lines = []
    for name, row in named:
        share = share_in_words(row.count.returned, row.count.due)
        part = row.count.returned / row.count.due if row.count.due else 0.0
        lines.append(ReportLine((name, share), f"{name}: {share}", (), part))
    return lines


def money_columns() -> tuple[ReportColumn, ...]:
    """The headings of clients who heard of money last."""
    return (ReportColumn(_("Client")), ReportColumn(_("Why"), 300), ReportColumn(_("What to do"), 220))


def money_lines(rows: Sequence[LastTouchRow], formats: FirmFormats) -> list[ReportLine]:
    """Each client with the reason and the one thing to do."""
    lines = []
    for row in rows:
        amount, day = formats.whole_money(row.amount_minor), formats.day(row.on)
        reason = _("Invoice over {amount} on {day}, nothing since") if row.kind == "invoice" else ""
        reason = reason or _("Paid {amount} on {day}, nothing since")
        words = reason.format(amount=amount, day=day)
        act = _("Call and say thank you")
        lines.append(ReportLine((row.client_name, words, act), f"{row.client_name}: {words}. {act}", (row.client_id,)))
    return lines


def money_words(count: int) -> str:
    """How many heard of money last."""
    return ngettext(
        "{count} client heard of money last. A thank-you and the next care belong behind every invoice.",
        "{count} clients heard of money last. A thank-you and the next care belong behind every invoice.",
        count,
    ).format(count=count)
