"""Papers are chosen by the name of a van as people write it; a wrong one is one sentence."""

from __future__ import annotations

import pytest

from app.errors import NotFoundError
from app.queries.paper_choice import get_van_id
from app.services.firm_drafts import PersonDraft
from tests.builders import Firm


def test_a_van_is_found_by_its_name_in_small_or_large_letters(firm: Firm) -> None:
    firm.everafter.firm.add_person(PersonDraft("Ada Ek", role="technician", van_name="Big Blue"))
    assert get_van_id("van 2") == get_van_id(" VAN 2 ") != get_van_id("big blue")


def test_a_van_that_is_not_ours_is_told_with_those_that_are(firm: Firm) -> None:
    firm.everafter.firm.add_person(PersonDraft("Ada Ek", role="technician", van_name="Big Blue"))
    with pytest.raises(NotFoundError, match="There is no van “van 9”; ours are van 2, Big Blue"):
        get_van_id("van 9")
