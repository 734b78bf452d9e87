"""A client's statement: what they owed at first, what was billed and paid since, and what is owed, by age."""

from __future__ import annotations

from app.documents.flow import Block
from app.documents.letterhead import PaperFormats
from app.documents.money_paper import (
    BODY,
    HEADING,
    LARGE,
    MARGIN,
    QUIET,
    STRONG,
    PaperHead,
    TableColumn,
    head_blocks,
    paragraph,
    sums,
    table_heading,
    table_row,
    write_pages,
)
from app.documents.pen import HAIRLINE, Pen
from app.documents.print_run import PaperSeries, PrintRun
from app.documents.text_layout import fit
from app.queries.invoice_rows import StatementLineRow, StatementRow
from app.rules.owed_ages import age_words
from app.rules.payments import method_words
from app.translations import gettext as _
from app.translations import ngettext


def _write_statement(paper: PrintRun, row: StatementRow) -> None:
    formats = paper.formats
    columns = (
        TableColumn(_("Date"), 0),
        TableColumn(_("What"), 0.16),
        TableColumn(_("Billed"), 0.7, align=1),
        TableColumn(_("Paid"), 0.84, align=1),
        TableColumn(_("Balance"), 1, align=1),
    )
    heading = table_heading(paper, columns)
    facts = [
        (_("Client"), str(row.client_number)),
        (_("From"), formats.long_day(row.from_on)),
        (_("Up to"), formats.long_day(row.to_on)),
    ]
    head = PaperHead(_("Statement"), row.client_name, row.address_lines, facts)
    blocks = [*head_blocks(paper, head), heading]
    opening = (formats.short_day(row.from_on), _("Balance before"), "", "", formats.money(row.opening_minor))
    blocks += table_row(paper, columns, opening, (QUIET, QUIET, QUIET, QUIET, BODY))
    for line in row.lines:
        blocks += table_row(paper, columns, _line_words(formats, line), (BODY, BODY, BODY, BODY, BODY))
    if row.closing_minor < 0:
        blocks += sums(paper, [(_("To your credit"), formats.money(-row.closing_minor), LARGE)])
    else:
        owed = _("You owe us") if row.closing_minor else _("Balance")
        blocks += sums(paper, [(owed, formats.money(row.closing_minor), LARGE)])
    if row.ages.total_minor:
        blocks += paragraph(paper, _("What is owed, by how long it is past the day it was due"), STRONG, gap=20)
        blocks.append(_ages(paper, row))
    elif row.closing_minor <= 0:
        blocks += paragraph(paper, _("Nothing is left to pay. Thank you."), STRONG, gap=20)
    if row.note and row.closing_minor > 0:
        blocks += paragraph(paper, row.note, BODY, gap=16)
    write_pages(paper, blocks, heading, paper.letterhead.name, continued=(head.title, head.name))


def _line_words(formats: PaperFormats, line: StatementLineRow) -> tuple[str, str, str, str, str]:
    is_bill = line.kind in ("bill", "invoice", "credit_note")
    billed = formats.money(line.amount_minor) if is_bill else ""
    paid = "" if is_bill else formats.money(-line.amount_minor)
    return formats.short_day(line.on), _what(line), billed, paid, formats.money(line.balance_minor)


def _what(line: StatementLineRow) -> str:
    words = {
        "invoice": _("Invoice {number}"),
        "credit_note": _("Credit note {number}"),
        "bill": _("Visit"),
        "payment": _("Paid, {way}"),
        "refund": _("Given back, {way}"),
    }[line.kind]
    text = words.format(number=line.number, way=method_words(line.method).lower())
    return text if line.job_number is None else _("{what} · job {number}").format(what=text, number=line.job_number)


def _ages(paper: PrintRun, row: StatementRow) -> Block:
    """Five boxes beside each other, one for each age."""
    width = paper.width / 5

    def draw(pen: Pen, top: float) -> None:
        pen.box(paper.left, top, paper.width, 38, stroke=HAIRLINE, line=0.6)
        for place, (words, amount) in enumerate(zip(age_words(), row.ages.amounts, strict=True)):
            x = paper.left + (place + 1) * width
            if place:
                pen.rule(x - width, top, x - width, top + 38, 0.5, HAIRLINE)
            label, style = fit(words, HEADING, width - 14, 5)
            pen.text(label, x - 7, top + 14, style, align=1)
            shown, style = fit(paper.formats.money(amount), STRONG if amount else BODY, width - 14, 6)
            pen.text(shown, x - 7, top + 30, style, align=1)

    return Block(38, draw, gap=6)


def _count_words(count: int) -> str:
    return ngettext("{count} statement", "{count} statements", count).format(count=count)


write_statements = PaperSeries(lambda: _("Statements"), _write_statement, _count_words, MARGIN)
"""Writes the statements of clients into one PDF."""
