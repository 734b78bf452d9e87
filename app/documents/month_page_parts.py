"""The three parts of the month page: what our people did, what became of our clients, what we gave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.documents.bars import draw_bar
from app.documents.faces import Face
from app.documents.flow import Block
from app.documents.line_rows import Cell, RowLook, row_blocks
from app.documents.paper_size import millimetres
from app.documents.pen import GREY_INK, HAIRLINE, SHADE, Pen, TextStyle, colour
from app.documents.print_run import PrintRun
from app.documents.text_direction import is_right_to_left
from app.documents.text_layout import fit_lines, wrap_everything, write_fitted
from app.queries.month_page_rows import MonthClients, MonthPageRow, MonthPersonRow, MonthRewards
from app.rules.staff_figures import Rate
from app.rules.word_of_mouth import word_of_mouth_label
from app.translations import gettext as _
from app.translations import ngettext

MARGIN = millimetres(15)
FIRM = TextStyle(Face.SEMIBOLD, 10.5, 13, colour("#1F4D48"))
TITLE = TextStyle(Face.BOLD, 24, 29)
SUBTITLE = TextStyle(Face.MEDIUM, 13, 16, GREY_INK)
SMALL = TextStyle(Face.REGULAR, 8, 10, GREY_INK)
_HEADING = TextStyle(Face.BOLD, 14, 18)
_OWN = TextStyle(Face.ITALIC, 10, 13.4)
_COLUMN = TextStyle(Face.SEMIBOLD, 8.2, 10.4, GREY_INK)
_NAME = TextStyle(Face.SEMIBOLD, 9.4, 12)
_BODY = TextStyle(Face.REGULAR, 9.4, 12)
_LABEL = TextStyle(Face.SEMIBOLD, 9.4, 12)
_FIGURE = TextStyle(Face.BOLD, 19, 23)
_QUIET = TextStyle(Face.REGULAR, 8.6, 11, GREY_INK)

# Where the columns of the people end, as shares of the width; the first begins at the left.
_PEOPLE_COLUMNS = (0.21, 0.325, 0.395, 0.57, 0.745, 0.87, 1.0)


@dataclass(frozen=True, slots=True)
class Measures:
    """The distances that give way when the page is short."""

    row: float
    line: float
    gap: float
    own: TextStyle


ROOMY = Measures(row=18.5, line=18, gap=20, own=_OWN)
TIGHT = Measures(row=13.6, line=14, gap=10, own=_OWN.sized(8.6))


def blocks(run: PrintRun, row: MonthPageRow, measures: Measures) -> list[Block]:
    """Everything between head and foot."""
    people, clients, rewards = row.own_words
    return [
        *_heading(run, _("Stronger people"), people, measures, is_first=True),
        people_heading(run),
        *(_person(run, person, measures) for person in row.people),
        *([] if row.people else [_nobody(run)]),
        _people_note(run),
        *_heading(run, _("Stronger clients"), clients, measures),
        _clients(run, row.clients, measures),
        _mouth(run, row.clients),
        *_heading(run, _("Rewards"), rewards, measures),
        _rewards(run, row.rewards),
    ]


def people_heading(run: PrintRun) -> Block:
    """The names of the columns; repeated where the team goes on."""
    words = (
        _("Who"),
        _("Brought in first"),
        _("Visits"),
        _("Calls in time"),
        _("“Great”, of those asked"),
        _("Kindness"),
        _("Trained"),
    )

    def draw(pen: Pen, top: float) -> None:
        pen.box(run.left, top, run.width, 16, fill=SHADE)
        for (start, end), each in zip(_spans(run), words, strict=True):
            write_fitted(pen, each, start, top + 11, _COLUMN, end - start, 5.5)

    return Block(16, draw, gap=7, stays_with_next=True)


def _heading(run: PrintRun, words: str, own: str, measures: Measures, *, is_first: bool = False) -> list[Block]:
    """A heading with a rule, and below it the firm's own answer."""

    def draw(pen: Pen, top: float) -> None:
        write_fitted(pen, words, run.left, top + 14, _HEADING, run.width, 9)
        pen.rule(run.left, top + 20, run.right, top + 20, 0.9)

    heading = Block(21, draw, gap=0 if is_first else measures.gap, stretch=0 if is_first else 1, stays_with_next=True)
    lines = [line for part in own.split("\n") for line in wrap_everything(part, measures.own, run.width)]
    if not lines:
        return [heading]
    is_mirrored = is_right_to_left(own)
    cell = Cell(run.right if is_mirrored else run.left, lines, measures.own, align=1.0 if is_mirrored else 0.0)
    return [heading, *row_blocks([cell], RowLook(gap=5))]


def _person(run: PrintRun, person: MonthPersonRow, measures: Measures) -> Block:
    kindness = ""
    if person.kindness_count:
        kindness = str(person.kindness_count)
        if person.kindness_minor:
            money = run.formats.money(person.kindness_minor)
            kindness = _("{count}, {money}").format(count=kindness, money=money)
    trained = str(person.trained or "")
    if person.topics_required:
        topics = _("{count} of {of}").format(count=person.topics_valid, of=person.topics_required)
        trained = _("{count} new, {topics}").format(count=person.trained, topics=topics) if person.trained else topics
    cells = (
        str(person.brought_in or ""),
        str(person.visits or ""),
        _rate_words(person.calls),
        _rate_words(person.great),
        kindness,
        trained,
    )
    (start, end), *spans = _spans(run)
    name, style = fit_lines(person.name, _NAME, end - start, smallest=7.5, most_lines=5)
    height = max(measures.row, len(name) * style.leading + 4)

    def draw(pen: Pen, top: float) -> None:
        for number, line in enumerate(name):
            pen.text(line, start, top + measures.row - 5 + number * style.leading, style)
        for (left, right), words in zip(spans, cells, strict=True):
            write_fitted(pen, words or "–", left, top + measures.row - 5, _BODY, right - left, 5)
        pen.rule(run.left, top + height, run.right, top + height, 0.4, HAIRLINE)

    return Block(height, draw, is_row=True)


def _nobody(run: PrintRun) -> Block:
    def draw(pen: Pen, top: float) -> None:
        write_fitted(pen, _("Nobody is on the team yet."), run.left, top + 12, _BODY, run.width, 6)

    return Block(17, draw)


def _people_note(run: PrintRun) -> Block:
    words = _(
        "Brought in first: complaints about their own work that they wrote down themselves. Calls in time: answers "
        "within the promise, and check calls by their day. A percentage stands only from ten cases on."
    )
    lines = wrap_everything(words, SMALL, run.width)

    def draw(pen: Pen, top: float) -> None:
        for number, line in enumerate(lines, start=1):
            pen.text(line, run.left, top + number * SMALL.leading - 2, SMALL)

    return Block(len(lines) * SMALL.leading, draw, gap=5)


def _clients(run: PrintRun, clients: MonthClients, measures: Measures) -> Block:
    """Five facts at the left, the answers as bars at the right."""
    facts = (
        (_("New clients"), str(clients.new)),
        (_("Came back in their own usual time"), _rate_words(clients.back_in_time) or "–"),
        (_("Complaints that came in"), str(clients.received)),
        (_("Put right within the promise"), _rate_words(clients.right_in_time) or "–"),
        (_("Won back, of those closed"), _share_words(clients.won_back, clients.closed)),
    )
    counts = clients.answers
    answers = ((_("Great"), counts.great), (_("Good"), counts.good), (_("Not happy"), counts.not_happy))
    middle = run.left + run.width * 0.6

    def draw(pen: Pen, top: float) -> None:
        for number, (label, value) in enumerate(facts):
            y = top + (number + 1) * measures.line - 4.5
            write_fitted(pen, label, run.left, y, _BODY, run.width * 0.34, 6.5)
            write_fitted(pen, value, run.left + run.width * 0.35, y, _LABEL, run.width * 0.21, 6.5)
            pen.rule(run.left, y + 5, middle - 16, y + 5, 0.4, HAIRLINE)
        asked = ngettext("How was it for you? {count} answer", "How was it for you? {count} answers", counts.whole)
        y = top + measures.line - 4.5
        write_fitted(pen, asked.format(count=counts.whole), middle, y, _COLUMN, run.right - middle, 6)
        for number, (label, count) in enumerate(answers, start=1):
            y = top + (number + 1) * measures.line - 4.5
            write_fitted(pen, label, middle, y, _BODY, 58, 6)
            draw_bar(pen, middle + 62, y, run.right - middle - 62 - 44, count, counts.whole)
            write_fitted(pen, str(count), run.right, y, _LABEL, 38, 6, align=1)

    return Block(len(facts) * measures.line + 2, draw, gap=6)


def _mouth(run: PrintRun, clients: MonthClients) -> Block:
    """How many may have heard of us (R13), with the label that must stand beside it."""
    mouth = clients.mouth
    percent = mouth.referral_percent_in_words()
    referred = percent if mouth.referral_rate is None else _("{percent} %").format(percent=percent)
    facts = (
        (str(mouth.good), _("may have heard good")),
        (str(mouth.bad), _("may have heard bad")),
        (mouth.balance_in_words(), _("good for each bad")),
        (str(mouth.worst_case), _("at worst, by the saying")),
        (referred, _("came by referral")),
    )

    def draw(pen: Pen, top: float) -> None:
        pen.box(run.left, top, run.width, 52, radius=4, stroke=HAIRLINE, line=0.7)
        label = _("Word of mouth, twelve months: {label}").format(label=word_of_mouth_label())
        write_fitted(pen, label, run.left + 9, top + 12.5, _COLUMN, run.width - 18, 6)
        width = (run.width - 18) / len(facts)
        for number, (value, words) in enumerate(facts):
            x = run.left + 9 + number * width
            write_fitted(pen, value, x, top + 32, _FIGURE.sized(15), width - 8, 7)
            write_fitted(pen, words, x, top + 44.5, _QUIET, width - 8, 6)

    return Block(52, draw, gap=9)


def _rewards(run: PrintRun, rewards: MonthRewards) -> Block:
    """What was given, and what the gifts of a year cost of what they may."""
    facts: Sequence[tuple[str, str]] = (
        (
            str(rewards.certificates),
            ngettext("certificate printed", "certificates printed", rewards.certificates),
        ),
        (str(rewards.thank_yous), ngettext("thank-you handed over", "thank-yous handed over", rewards.thank_yous)),
        (str(rewards.redeemed), ngettext("gift redeemed", "gifts redeemed", rewards.redeemed)),
        (str(rewards.due), _("to thank now")),
        (run.formats.money(rewards.goodwill_minor), _("goodwill given")),
    )
    money = run.formats.money
    words = _("Gifts of twelve months: {spent}")
    if rewards.budget_minor:
        words = _("Gifts of twelve months: {spent} of {budget}, three percent of the income")
    words = words.format(spent=money(rewards.gifts_in_year_minor), budget=money(rewards.budget_minor))

    def draw(pen: Pen, top: float) -> None:
        width = run.width / len(facts)
        for number, (value, label) in enumerate(facts):
            x = run.left + number * width
            write_fitted(pen, value, x, top + 18, _FIGURE, width - 10, 8)
            write_fitted(pen, label, x, top + 31, _QUIET, width - 10, 6)
        write_fitted(pen, words, run.left, top + 51, _BODY, run.width * 0.64, 6.5)
        if rewards.budget_minor:
            x = run.left + run.width * 0.66
            draw_bar(pen, x, top + 51, run.right - x, rewards.gifts_in_year_minor, rewards.budget_minor)

    return Block(56, draw, gap=6)


def _spans(run: PrintRun) -> list[tuple[float, float]]:
    """Where the words of each column of the people begin and end."""
    starts = (0.0, *_PEOPLE_COLUMNS[:-1])
    return [
        (run.left + start * run.width + 4, run.left + end * run.width - 4)
        for start, end in zip(starts, _PEOPLE_COLUMNS, strict=True)
    ]


def _rate_words(rate: Rate) -> str:
    """A percentage with its range, or how many of how many where that would say too much; nothing of nothing."""
    return rate.in_words() if rate.of else ""


def _share_words(count: int, of: int) -> str:
    """Always how many of how many: won back is never one blended percentage (R7)."""
    return _("{count} of {of}").format(count=count, of=of) if of else "–"
