"""Several rows that are lines of one job, read as one job."""

from __future__ import annotations

from collections.abc import Sequence

from app.exchange.parsing.parsed_records import ParsedJob


def combined(rows: Sequence[ParsedJob]) -> ParsedJob:
    """The job of these rows: its lines in their order, and its money once.

    A total that stands in every row is that of the job; amounts that differ from row to row are those of the lines.
    """
    first = rows[0]
    if len(rows) == 1:
        return first
    lines = [line for row in rows for line in row.lines]
    amounts = [row.amount_minor for row in rows]
    has_line_amounts = any(line.amount_minor is not None for line in lines)
    is_by_line = not has_line_amounts and len(set(amounts)) > 1
    if is_by_line:
        lines = [line._replace(amount_minor=row.amount_minor) for row in rows for line in row.lines]
    totals = [amount for amount in amounts if amount is not None]
    paid = [row.paid_minor for row in rows if row.paid_minor is not None]
    return first._replace(
        lines=tuple(lines),
        amount_minor=None if is_by_line or len(set(totals)) != 1 else totals[0],
        paid_minor=(sum(paid) if is_by_line else max(paid)) if paid else None,
        tax_minor=sum(row.tax_minor for row in rows) if is_by_line else first.tax_minor,
        tip_minor=sum(row.tip_minor for row in rows) if is_by_line else first.tip_minor,
        discount_minor=sum(row.discount_minor for row in rows) if is_by_line else first.discount_minor,
        notes="\n".join(dict.fromkeys(row.notes for row in rows if row.notes)),
        private_words="\n".join(dict.fromkeys(row.private_words for row in rows if row.private_words)),
        rooms=tuple(dict.fromkeys(room for row in rows for room in row.rooms)),
    )
