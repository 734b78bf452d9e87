"""The services of a client's card are made when they are first asked for, each once, on one way of writing."""

from __future__ import annotations

from app.client_services import ClientServices
from tests.builders import Firm


def test_each_service_is_made_once_when_it_is_asked_for(firm: Firm) -> None:
    everafter = firm.everafter
    assert isinstance(everafter, ClientServices)
    for name in ("clients", "contact_points", "permissions", "sites", "access_codes", "areas", "facts"):
        assert getattr(everafter, name) is getattr(everafter, name)
