"""What a home needs, on its card: the share always with its letter."""

from __future__ import annotations

import pytest

from app.errors import ValidationError
from app.models.clients import Client
from app.queries.firm import get_firm
from app.queries.share_of_need import NeedOfHome, NeverCleanedRow
from app.rules.share_of_need import ShareMethod, share_of_spend
from tests.ui.firm_pages import Desk
from ui.clients.client_card import ClientCard
from ui.clients.need_share_panel import ToldForm, need_lines
from ui.firm_formats import FirmFormats, formats_of


@pytest.fixture
def formats(desk: Desk) -> FirmFormats:
    return formats_of(desk.firm.clock, get_firm())


def row(**fields: object) -> NeedOfHome:
    values: dict[str, object] = {
        "share": share_of_spend(42_000, others_minor=18_000), "ours_minor": 42_000, "need_minor": 90_000,
        "gap_minor": 48_000, "lifetime_minor": 450_000,
        "never_cleaned": (NeverCleanedRow(1, "Rug", 1, 6_000, 12, 12_000),),
        "others_minor": None, "cleaner_count": None, "our_rank": None,
    }  # fmt: skip
    return NeedOfHome(**(values | fields))  # type: ignore[arg-type]  # the values above fit their fields


def test_the_letter_stands_beside_every_share(formats: FirmFormats) -> None:
    assert [(line.title, line.detail) for line in need_lines(row(), formats)] == [
        ("70 % is ours (A)", "as they told us"),
        ("$480 more in two years", "of $900 this home needs"),
        ("Never cleaned by us", "Rug"),
        ("$4,500 in ten years", "if all of it were ours"),
    ]
    by_place = row(share=share_of_spend(1, rank=1, cleaners=2))
    assert need_lines(by_place, formats)[0].title == "66.7 % is ours (C)"
    assert {method.value for method in ShareMethod} == {"A", "B", "C"}
    assert need_lines(row(share=None, gap_minor=0, lifetime_minor=0, never_cleaned=()), formats) == []


def test_what_they_told_us_is_noted_and_taken_back(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    card.show_client(client_id)
    panel = card._known.need_share
    panel.lines.edit_requested.emit("told:")
    form = panel.open_form
    assert isinstance(form, ToldForm)
    form.set_text("others_minor", "180")
    form.set_text("cleaner_count", "2")
    form.set_text("our_rank", "1")
    form.save_requested.emit()
    kept = Client.get_by_id(client_id)
    assert (kept.others_minor, kept.cleaner_count, kept.our_rank) == (18_000, 2, 1)
    panel.lines.edit_requested.emit("told:")
    for name in ("others_minor", "cleaner_count", "our_rank"):
        form.set_text(name, "")
    form.save_requested.emit()
    kept = Client.get_by_id(client_id)
    assert (kept.others_minor, kept.cleaner_count, kept.our_rank) == (None, None, None)


def test_a_number_that_is_none_is_refused_beside_its_field(formats: FirmFormats, desk: Desk) -> None:
    form = ToldForm(formats)
    form.fill(row())
    form.set_text("cleaner_count", "two")
    with pytest.raises(ValidationError):
        form.changes()
