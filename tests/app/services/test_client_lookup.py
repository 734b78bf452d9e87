"""What an act is about is there as it was seen, or one sentence says why nothing was changed."""

from __future__ import annotations

import pytest

from app.errors import ConflictError, NotFoundError
from app.models.clients import Fact
from app.services.client_lookup import firm_region, refuse_older, stored_client, stored_line, stored_site
from tests.builders import Firm


def test_who_and_what_is_gone_is_said(firm: Firm) -> None:
    for act in (lambda: stored_client(99), lambda: stored_site(99), lambda: stored_line(Fact, 99, "It is gone.")):
        with pytest.raises(NotFoundError):
            act()


def test_an_older_version_is_refused_by_name_and_none_asks_for_no_check(firm: Firm) -> None:
    client = stored_client(firm.client("Ana Ruiz"))
    refuse_older(client, None, "Ana Ruiz")
    refuse_older(client, client.version, "Ana Ruiz")
    with pytest.raises(ConflictError, match="Somebody else changed Ana Ruiz"):
        stored_client(client.id, client.version + 1)


def test_numbers_are_read_as_in_the_country_of_the_firm(firm: Firm) -> None:
    assert firm_region() == "US"
