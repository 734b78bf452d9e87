"""What a cell says about a way we must not use; when in doubt it is an opt-out."""

from __future__ import annotations

import pytest

from app.exchange.parsing.client_columns import ChannelColumn
from app.exchange.parsing.contact_permissions import opted_out_by
from app.exchange.words.import_fields import ImportField

ALL = {"phone", "text", "email", "letter"}


@pytest.mark.parametrize(
    ("field", "channel", "text", "closed", "kept"),
    [
        (ImportField.CONTACT_STATUS, "email", "no", {"email"}, []),
        (ImportField.CONTACT_STATUS, "email", "false", {"email"}, []),
        (ImportField.CONTACT_STATUS, "email", "bounced", {"email"}, []),
        (ImportField.CONTACT_STATUS, "email", "subscribed", set(), []),
        (ImportField.MAY_CONTACT, "automatic", "no", {"email", "text"}, []),
        (ImportField.MAY_CONTACT, "reminders", "no", set(), ["Heading: no"]),
        (ImportField.MAY_CONTACT, "email", "perhaps", set(), ["Heading: perhaps"]),
        (ImportField.MAY_CONTACT, "email", "consent withdrawn", {"email"}, []),
        (ImportField.MAY_CONTACT, "email", "widerrufen", {"email"}, []),
        (ImportField.DO_NOT_CONTACT, "all", "since May", ALL, []),
        (ImportField.OPTED_OUT_AT, "text", "2024-05-01", {"text"}, []),
        (ImportField.OPTED_OUT, "all", "Post; SMS", {"letter", "text"}, []),
        (ImportField.OPTED_OUT, "all", "all", ALL, []),
        (ImportField.OPTED_OUT, "all", "", set(), []),
    ],
)
def test_each_way_of_saying_it_closes_its_channels(
    field: ImportField, channel: str, text: str, closed: set[str], kept: list[str]
) -> None:
    notes: list[str] = []
    assert opted_out_by(ChannelColumn(0, field, channel, "Heading"), text, notes) == closed
    assert notes == kept
