"""Whose calendar is meant."""

from __future__ import annotations

import pytest

from app.errors import NotFoundError, ValidationError
from app.queries.calendar import find_person
from app.services.firm_drafts import PersonDraft
from tests.builders import Firm


def test_a_name_or_its_beginning_means_one_person(firm: Firm) -> None:
    assert find_person("luis santos") == (firm.luis, "Luis Santos")
    assert find_person("Sant")[0] == firm.luis
    firm.everafter.firm.add_person(PersonDraft("Luisa Berg", role="technician"))
    with pytest.raises(ValidationError, match="Luis Santos, Luisa Berg"):
        find_person("Luis")
    for nobody in ("Xaver", " "):
        with pytest.raises(NotFoundError):
            find_person(nobody)
