"""Invoices and credit notes: lines, the firm's tax, what was paid, and what is left, on as many pages as they need."""

from __future__ import annotations

from dataclasses import replace

from app.documents.flow import Block
from app.documents.letterhead import PaperFormats
from app.documents.money_paper import (
    BODY,
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
from app.documents.pen import TextStyle
from app.documents.plain_text import one_line
from app.documents.print_run import PaperSeries, PrintRun
from app.queries.invoice_rows import InvoicePaperRow
from app.rules.invoices import BillLine
from app.rules.payments import method_words
from app.rules.person_names import first_name
from app.translations import gettext as _
from app.translations import ngettext

_Sum = tuple[str, str, TextStyle]


def _write_invoice(paper: PrintRun, row: InvoicePaperRow) -> None:
    columns = (
        TableColumn(_("What we did") if not row.credits_number else _("What is taken off"), 0),
        TableColumn(_("Quantity"), 0.69, align=1),
        TableColumn(_("Price"), 0.84, align=1),
        TableColumn(_("Amount"), 1, align=1),
    )
    heading = table_heading(paper, columns)
    head = _head(paper.formats, row)
    blocks = [*head_blocks(paper, head), heading]
    for line in row.lines:
        styles = (BODY, BODY, BODY, BODY)
        blocks += table_row(paper, columns, _line_words(paper.formats, row, line), styles)
    blocks += _totals(paper, row)
    blocks += _closing(paper, row)
    foot = " · ".join(part for part in (paper.letterhead.name, _tax_number(row)) if part)
    write_pages(paper, blocks, heading, foot, across=_across(row), continued=(head.title, head.name))


def _head(formats: PaperFormats, row: InvoicePaperRow) -> PaperHead:
    if row.credits_number:
        title = _("Credit note {number}").format(number=row.number)
    elif row.number:
        title = _("Invoice {number}").format(number=row.number)
    else:
        title = _("Invoice, not issued yet")
    remark = ""
    if row.is_void:
        remark = _("Void: {reason}").format(reason=row.void_reason)
    elif row.credits_number:
        remark = _("To invoice {number}").format(number=row.credits_number)
    facts = [
        (_("Date"), formats.long_day(row.issued_on)),
        (_("To pay by"), formats.long_day(row.due_on) if row.due_on is not None and not row.is_void else ""),
        (_("Visit on"), formats.long_day(row.visit_on) if row.visit_on is not None else ""),
        (_("Job"), str(row.job_number) if row.job_number is not None else ""),
        (_("Client"), str(row.client_number)),
    ]
    return PaperHead(title, row.client_name, row.address_lines, [fact for fact in facts if fact[1]], remark)


def _line_words(formats: PaperFormats, row: InvoicePaperRow, line: BillLine) -> tuple[str, str, str, str]:
    name = line.name
    if line.is_tax_exempt and row.tax_basis_points:
        name = _("{name} (no {tax})").format(name=name, tax=_tax_name(row))
    has_price = bool(line.unit_price_minor)
    is_counted = has_price or line.quantity_hundredths != 100
    quantity = _quantity(formats, line) if is_counted else ""
    price = formats.money(line.unit_price_minor) if has_price else ""
    return name, quantity, price, formats.money(line.amount_minor)


def _quantity(formats: PaperFormats, line: BillLine) -> str:
    number = formats.number(line.quantity_hundredths)
    words = {"area": formats.area_words(number), "metre": _("{amount} m"), "hour": _("{amount} h")}
    return words.get(line.unit, "{amount}").format(amount=number)


def _totals(paper: PrintRun, row: InvoicePaperRow) -> list[Block]:
    """From the sum of the lines to what is left to pay."""
    money = paper.formats.money
    entries: list[_Sum] = []
    if row.discount_minor:
        entries.append((_("Sum"), money(sum(line.amount_minor for line in row.lines)), BODY))
        entries.append((_("Discount"), money(-row.discount_minor), BODY))
    if row.tax_basis_points:
        rate = _("{tax} {percent}").format(tax=_tax_name(row), percent=paper.formats.percent(row.tax_basis_points))
        if not row.is_tax_included:
            entries.append((_("Before tax"), money(row.net_minor), BODY))
            entries.append((rate, money(row.tax_minor), BODY))
    entries.append((_("Credit") if row.credits_number else _("Total"), money(row.total_minor), LARGE))
    if row.tax_basis_points and row.is_tax_included:
        entries.append((_("of it {tax}").format(tax=rate), money(row.tax_minor), QUIET))
        entries.append((_("before tax"), money(row.net_minor), QUIET))
    if not row.credits_number and not row.is_void:
        entries += _paid(paper.formats, row)
    return sums(paper, entries)


def _paid(formats: PaperFormats, row: InvoicePaperRow) -> list[_Sum]:
    entries: list[_Sum] = []
    for paid in row.payments:
        words = _("Given back on {day}, {way}") if paid.kind == "refund" else _("Paid on {day}, {way}")
        amount = paid.amount_minor if paid.kind == "refund" else -paid.amount_minor
        day = formats.long_day(paid.paid_on)
        entries.append((words.format(day=day, way=method_words(paid.method).lower()), formats.money(amount), BODY))
    if row.credited_minor:
        entries.append((_("Credit notes"), formats.money(-row.credited_minor), BODY))
    if row.owed_minor < 0:
        entries.append((_("To your credit"), formats.money(-row.owed_minor), LARGE))
    elif entries:
        entries.append((_("Left to pay"), formats.money(row.owed_minor), LARGE))
    return entries


def _closing(paper: PrintRun, row: InvoicePaperRow) -> list[Block]:
    """Until when to pay, and what the firm says at the end."""
    if row.is_void or row.credits_number:
        return []
    blocks: list[Block] = []
    if row.owed_minor > 0 and row.due_on is not None:
        words = _("Please pay {amount} by {day}.").format(
            amount=paper.formats.money(row.owed_minor), day=paper.formats.long_day(row.due_on)
        )
        blocks += paragraph(paper, words, STRONG, gap=22)
    elif row.owed_minor <= 0:
        blocks += paragraph(paper, _("Paid in full."), STRONG, gap=22)
    if row.note:
        blocks += paragraph(paper, row.note, BODY, gap=8)
    return [*blocks, *_farewell(paper, row)]


def _farewell(paper: PrintRun, row: InvoicePaperRow) -> list[Block]:
    """Thanks, and when they see us again: a bill is never the last touch (S4.13)."""
    farewell, formats, wording = row.farewell, paper.formats, paper.wording("invoice")
    fields = {
        "name": one_line(farewell.greeting_name),
        "day": formats.long_day(row.visit_on) if row.visit_on is not None else "",
        "technician": first_name(one_line(farewell.technician_name)),
        "next_visit": formats.long_day(farewell.next_visit_on) if farewell.next_visit_on is not None else "",
        "next_care": formats.month(farewell.next_care_on) if farewell.next_care_on is not None else "",
        "firm": one_line(paper.letterhead.name),
    }
    thanks = wording.first("closing", "thanks", fields) or _("Thank you for having us.")
    again = wording.first("closing", "next", fields)
    blocks = paragraph(paper, thanks, STRONG, gap=20)
    if not again:
        return blocks
    return [*(replace(block, stays_with_next=True) for block in blocks), *paragraph(paper, again, BODY, gap=3)]


def _across(row: InvoicePaperRow) -> str:
    if row.is_void:
        return _("VOID")
    return "" if row.number else _("DRAFT")


def _tax_name(row: InvoicePaperRow) -> str:
    return row.tax_name or _("tax")


def _tax_number(row: InvoicePaperRow) -> str:
    return _("Tax number {number}").format(number=row.tax_number) if row.tax_number else ""


def _count_words(count: int) -> str:
    return ngettext("{count} invoice", "{count} invoices", count).format(count=count)


write_invoices = PaperSeries(lambda: _("Invoices"), _write_invoice, _count_words, MARGIN)
"""Writes invoices and credit notes into one PDF."""
