"""The parts of a complaint's page, from the client's words to the last line of the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from app.documents.complaint_page_words import (
    answer_words,
    clock_result,
    event_words,
    mark_words,
    severity_sentence,
    step_titles,
    step_words,
)
from app.documents.faces import Face
from app.documents.flow import Block
from app.documents.job_sheet_style import BODY, DIGIT, HEADING, LABEL, QUIET, QUOTE, SMALL_LABEL
from app.documents.line_rows import Cell, RowLook, row_blocks
from app.documents.pen import INK, SHADE, WHITE, Pen, TextStyle
from app.documents.print_run import PrintRun
from app.documents.text_direction import is_right_to_left
from app.documents.text_layout import fit, text_width, wrap_everything
from app.queries.complaint_paper_rows import ComplaintPageRow, PageAnswerRow, PageClockRow, PageEventRow, PageStepRow
from app.rules.care_words import missed_words
from app.rules.category_words import category_words
from app.rules.complaint_clocks import ClockKind
from app.rules.complaint_terms import capitalised, cause_kind_words, ending_words, fix_words
from app.translations import gettext as _
from app.translations import ngettext

_THEIR_WORDS = TextStyle(Face.PROSE_ITALIC, 16, 21)
_LATE = TextStyle(Face.BOLD, 9, 12, WHITE)
_LABEL_WIDTH = 112.0
_BAND = 15.0
_SECTION_GAP = 11.0
_PADDING = 4.0
_ROW_PADDING = 4.0


def their_words(context: PrintRun, row: ComplaintPageRow) -> list[Block]:
    """What the client said, first and large."""
    lines = wrap_everything(f"“{row.words.strip()}”", _THEIR_WORDS, context.width)
    if is_right_to_left(row.words):
        return row_blocks([Cell(context.right, lines, _THEIR_WORDS, align=1)])
    return row_blocks([Cell(context.left, lines, _THEIR_WORDS)])


def about(context: PrintRun, row: ComplaintPageRow) -> list[Block]:
    """Who it is, which job, what went wrong and how heavy that weighs."""
    formats, weight, job = context.formats, row.weight, row.job
    job_parts = (
        []
        if job is None
        else [
            _("Job {number}").format(number=job.number),
            formats.long_day(job.visit_on) if job.visit_on is not None else "",
            job.technician_name or _("no technician"),
            formats.money(job.price_minor),
        ]
    )
    entries = [
        (_("It meant"), row.meaning),
        (_("They expected"), row.expected),
        (_("They wanted"), row.wanted),
        (_("Client"), _parts(row.client_name, _tenure(row))),
        (_("Telephone"), row.client_phone or _("none noted")),
        (_("About"), " · ".join(part for part in job_parts if part) or _("no job of ours")),
        (_("What went wrong"), category_words(weight.category)),
        (_("How grave"), severity_sentence(weight)),
        (_("Marks"), mark_words(weight)),
        (_("Class"), _("{priority}, {points} points").format(priority=weight.priority, points=weight.points)),
        (_("Needed by"), formats.long_day(row.need_by_on) if row.need_by_on is not None else ""),
        (_("Paused until"), formats.long_day(row.paused_until_on) if row.paused_until_on is not None else ""),
        (_("Taken care of by"), row.owner_name or _("nobody yet")),
    ]
    return _labelled(context, entries, gap=_SECTION_GAP)


def clocks(context: PrintRun, row: ComplaintPageRow) -> tuple[Block, list[Block]]:
    """The heading and the rows of the clocks: promised, met, and how late; a miss stands on black."""
    places = _places(context, (0, 148, 276, 404))
    heading = _heading(context, _("Clocks"), places, (_("Waits for"), _("Promised by"), _("Met"), _("How it went")))
    rows = [block for clock in row.clocks for block in _clock(context, clock, places, row.printed_at)]
    return heading, rows


def steps(context: PrintRun, row: ComplaintPageRow) -> tuple[Block, list[Block]]:
    """The six steps: when, who, and in which words."""
    places = _places(context, (0, 170, 330))
    heading = _heading(context, _("The six steps"), places, (_("Step"), _("When and who"), _("Words")))
    titled = zip(step_titles(), row.steps, strict=False)
    numbered = enumerate(titled, start=1)
    rows = [
        block
        for number, (title, step) in numbered
        for block in _step(context, step, number, title, places, row.printed_at)
    ]
    return heading, rows


def put_right(context: PrintRun, row: ComplaintPageRow) -> list[Block]:
    """The promise, the fix, what it cost, and what we heard when we asked again."""
    promise, fix, year = row.promise, row.fix, row.printed_at.year
    entries = [(_("Promise"), _("none yet"))]
    if promise is not None:
        by = _("{name} by {moment}") if promise.person_name else _("by {moment}")
        when = by.format(name=promise.person_name, moment=context.formats.moment(promise.due_at, year))
        entries = [(_("Promise"), _parts(promise.what, when, _("a promise was broken") if promise.is_broken else ""))]
    if fix is not None:
        who = _parts(context.formats.moment(fix.at, year), fix.person_name)
        entries.append((_("Put right"), _parts(capitalised(fix_words(fix.outcome)), who, fix.words)))
    entries.append((_("Cost to us"), context.formats.money(row.cost_minor)))
    entries += [(_("Asked again"), _answer(context, answer, year)) for answer in row.answers]
    return [_title(context, _("Putting it right")), *_labelled(context, entries, gap=2)]


def learnt(context: PrintRun, row: ComplaintPageRow) -> list[Block]:
    """Why it happened, what we learned, who keeps it from happening again, and what became of the client."""
    known = row.learnt
    due = context.formats.long_day(known.due_on) if known.due_on is not None else ""
    until = _("by {day}").format(day=due) if due else ""
    entries = [
        (_("Cause"), _parts(known.cause, cause_kind_words(known.cause_kind)) or _("not written down yet")),
        (_("What we learned"), known.lesson or _("not written down yet")),
        (_("Prevention"), _parts(known.prevention, known.person_name, until) or _("not written down yet")),
        (_("What became of it"), _parts(ending_words(row.chip) or _("Still open"), _closed(context, row))),
    ]
    return [_title(context, _("What we learned")), *_labelled(context, entries, gap=2)]


def events(context: PrintRun, row: ComplaintPageRow) -> tuple[Block, list[Block]]:
    """Everything that happened, in its order."""
    places = _places(context, (0, 122, 210, 322))
    names = (_("When"), _("Who"), _("What"), _("Words"))
    heading = _heading(context, _("Everything that happened"), places, names)
    rows = [block for event in row.events for block in _event(context, event, places, row.printed_at)]
    return heading, rows


def _tenure(row: ComplaintPageRow) -> str:
    """How long the client has been with us: with us 11 years · 23 jobs."""
    jobs = ngettext("{count} job", "{count} jobs", row.visit_count).format(count=row.visit_count)
    if row.client_years < 1:
        return _("in the first year with us · {jobs}").format(jobs=jobs)
    years = ngettext("with us {count} year", "with us {count} years", row.client_years).format(count=row.client_years)
    return f"{years} · {jobs}"


def _closed(context: PrintRun, row: ComplaintPageRow) -> str:
    if row.closed_at is None:
        return ""
    return _("closed {moment}").format(moment=context.formats.moment(row.closed_at, row.printed_at.year))


def _answer(context: PrintRun, answer: PageAnswerRow, year: int) -> str:
    words = f"“{answer.words}”" if answer.words and answer.is_reached else answer.words
    return _parts(context.formats.moment(answer.at, year), answer.person_name, answer_words(answer), words)


def _clock(context: PrintRun, clock: PageClockRow, places: Sequence[float], now: datetime) -> list[Block]:
    formats, year = context.formats, now.year
    is_late = clock.late_by_minutes > 0
    result, result_style = clock_result(clock), _LATE if is_late else BODY
    waits_for = missed_words(ClockKind(clock.kind))
    if clock.is_earlier_round:
        waits_for = _("{clock}, earlier round").format(clock=waits_for)
    words = (waits_for, formats.moment(clock.due_at, year), "–", result)
    if clock.met_at is not None:
        words = (waits_for, words[1], formats.moment(clock.met_at, year), result)
    lines = _columns(context, words, places, (LABEL, BODY, BODY, result_style))

    def blacken(pen: Pen, top: float) -> None:
        room = max(text_width(line, result_style) for line in lines[-1].lines)
        height = len(lines[-1].lines) * BODY.leading
        pen.box(places[-1] - 5, top - 0.4, room + 10, height + 1, radius=3, fill=INK)

    return row_blocks(lines, _table_look(context), blacken if is_late else None)


def _step(
    context: PrintRun, step: PageStepRow, number: int, title: str, places: Sequence[float], now: datetime
) -> list[Block]:
    when = context.formats.moment(step.at, now.year) if step.at is not None else ""
    words = (title, "\n".join(part for part in (when, step.person_name) if part), step_words(step))
    shifted = (places[0] + 17, *places[1:])
    style = QUOTE if step.is_done else QUIET
    cells = _columns(context, words, shifted, (LABEL, BODY, style))

    def draw_number(pen: Pen, top: float) -> None:
        x, y = places[0] + 6.2, top + 5.8
        pen.disc(x, y, 6.2, INK)
        if not step.is_done:
            pen.disc(x, y, 5.2, WHITE)
        digit = DIGIT if step.is_done else SMALL_LABEL
        pen.text(str(number), x, y + 3.1, digit, align=0.5)

    return row_blocks(cells, _table_look(context), draw_number)


def _event(context: PrintRun, event: PageEventRow, places: Sequence[float], now: datetime) -> list[Block]:
    what = event_words(event)
    words = (context.formats.moment(event.at, now.year), event.person_name or "–", what, event.words)
    cells = _columns(context, words, places, (BODY, BODY, LABEL, QUOTE if not event.is_taken_back else QUIET))
    return row_blocks(cells, _table_look(context))


def _table_look(context: PrintRun) -> RowLook:
    return RowLook(gap=2, padding=_ROW_PADDING, rule=(context.left, context.right), is_row=True)


def _places(context: PrintRun, shares: Sequence[float]) -> list[float]:
    """Where the columns of a table begin, in proportion to a content width of 544 points."""
    return [context.left + _PADDING + share * context.width / 544 for share in shares]


def _columns(
    context: PrintRun, words: Sequence[str], places: Sequence[float], styles: Sequence[TextStyle]
) -> list[Cell]:
    """The words of a row, each wrapped into its column."""
    ends = [*places[1:], context.right + 8]
    return [
        Cell(x, wrap_everything(text, style, end - x - 8), style)
        for text, x, end, style in zip(words, places, ends, styles, strict=True)
    ]


def _labelled(context: PrintRun, entries: Sequence[tuple[str, str]], gap: float) -> list[Block]:
    """Labels with their words beside them; what nobody wrote down is left out."""
    blocks: list[Block] = []
    x, before = context.left + _LABEL_WIDTH, ""
    for label, words in entries:
        lines = wrap_everything(words, BODY, context.right - x)
        shown = fit("" if label == before else label, LABEL, _LABEL_WIDTH - 8, 6)
        cells = [Cell(context.left, [shown[0]], shown[1]), Cell(x, lines, BODY)]
        if lines:
            blocks += row_blocks(cells, RowLook(gap=2 if blocks else gap))
            before = label
    return blocks


def _title(context: PrintRun, words: str) -> Block:
    """The heading of a section; it never ends a page."""
    return Block(14, _writer(words, context.left), gap=_SECTION_GAP, stays_with_next=True)


def _writer(words: str, x: float) -> Callable[[Pen, float], None]:
    def draw(pen: Pen, top: float) -> None:
        pen.text(words, x, top + 11, HEADING)

    return draw


def _heading(context: PrintRun, title: str, places: Sequence[float], names: Sequence[str]) -> Block:
    """The heading of a table with the band of its column names; it is repeated where the table goes on."""
    ends = [*places[1:], context.right + 8]

    def draw(pen: Pen, top: float) -> None:
        pen.text(title, context.left, top + 11, HEADING)
        pen.box(context.left, top + 16, context.width, _BAND, fill=SHADE)
        for name, x, end in zip(names, places, ends, strict=True):
            words, style = fit(name, SMALL_LABEL, end - x - 8, 4)
            pen.text(words, x, top + 26.5, style)

    return Block(16 + _BAND, draw, gap=_SECTION_GAP, stays_with_next=True)


def _parts(*parts: str) -> str:
    """What is known of a thing, one after the other."""
    return " · ".join(part for part in map(str.strip, parts) if part)
