"""The firm's price list and how it charges, read together for the editors of lines."""

from __future__ import annotations

from app.queries import firm as firm_queries
from app.rules.job_price import FirmTax
from ui.schedule.job_line_editor import PriceTerms


def read_price_terms() -> PriceTerms:
    """What holds now."""
    firm = firm_queries.get_firm()
    items = tuple(firm_queries.list_price_items())
    if firm is None:
        return PriceTerms(items)
    return PriceTerms(
        items,
        firm.area_unit,
        FirmTax(firm.tax_basis_points, firm.is_tax_included),
        firm.tax_name,
        firm_queries.get_visit_minimum(),
    )
