"""A client is chosen from those that fit what is typed."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.queries import search
from app.services.drafts import SiteDraft
from tests.ui.firm_pages import Desk
from ui.clients.client_choice import ClientChoice


def test_two_of_one_name_differ_by_their_street(desk: Desk, qtbot: QtBot) -> None:
    first = desk.firm.client("Ana Bell", sites=(SiteDraft(street="7 Elm"),))
    second = desk.firm.client("Ana Bell", sites=(SiteDraft(street="9 Oak"),))
    choice = ClientChoice(lambda text: search.find(text, desk.firm.clock.today()))
    qtbot.addWidget(choice)
    choice.offer("bell")
    choice.setText("Ana Bell · 9 Oak")
    assert choice.chosen_id == second
    choice.setText("Ana Bell · 7 Elm")
    assert choice.chosen_id == first
    choice.setText("Ana B")
    assert choice.chosen_id is None
    choice.choose(first, "Ana Bell")
    assert choice.chosen_id == first
    choice.choose(None, "")
    assert choice.chosen_id is None
