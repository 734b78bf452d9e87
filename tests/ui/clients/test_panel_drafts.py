"""What was typed and not saved is kept for each client and line, and a damaged memory costs no more than itself."""

from __future__ import annotations

from tests.ui.firm_pages import Desk
from ui.clients.panel_drafts import PanelDrafts
from ui.window_state import preferences


def test_drafts_are_those_of_their_client_and_line(desk: Desk) -> None:
    drafts = PanelDrafts("reach")
    drafts.of_client(1)
    drafts.keep("contact:1", {"0": "half"})
    drafts.keep("new:phone", {"0": "5"})
    drafts.of_client(2)
    assert drafts.newest() == ""
    again = PanelDrafts("reach")
    again.of_client(1)
    assert again.newest() == "new:phone"
    assert again.get("contact:1") == {"0": "half"}
    again.keep("new:phone", {})
    again.keep("contact:1", {})
    assert preferences().layout("draft.card.1.reach") == ""


def test_a_memory_that_cannot_be_read_is_no_draft(desk: Desk) -> None:
    for damaged in ("{", "[1]", '{"contact:1": 5}'):
        preferences().keep_layout("draft.card.3.reach", damaged)
        drafts = PanelDrafts("reach")
        drafts.of_client(3)
        assert drafts.newest() == ""
