"""However many rooms, marks and codes there are, the card asks the same few questions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from app.queries.client_card import get_client
from app.services.drafts import AreaDraft, ContactDraft, FactDraft, SiteDraft
from app.services.place_drafts import AccessCodeDraft
from tests.builders import Firm


@contextmanager
def _questions(firm: Firm, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    asked: list[str] = []
    database = firm.everafter.database
    ask = database.execute_sql

    def noted(sql: str, *rest: Any, **named: Any) -> Any:
        asked.append(sql)
        return ask(sql, *rest, **named)

    with monkeypatch.context() as patch:
        patch.setattr(database, "execute_sql", noted)
        yield asked


def test_a_full_card_is_read_with_as_many_questions_as_a_slim_one(firm: Firm, monkeypatch: pytest.MonkeyPatch) -> None:
    counts = []
    for many in (1, 12):
        client_id = firm.client(
            phones=tuple(ContactDraft(f"(503) 555 {number:04}") for number in range(many)),
            sites=tuple(SiteDraft(street=f"{number} Elm") for number in range(many)),
            facts=tuple(FactDraft(f"Fact {number}") for number in range(many)),
        )
        for site in get_client(client_id, firm.clock.now(), firm.zone).sites:
            for room in range(many):
                firm.everafter.areas.add(site.id, AreaDraft(f"Room {room}", marks=("wine", "wax")))
            code_id = firm.everafter.access_codes.add(site.id, AccessCodeDraft("Gate", "1234"))
            firm.everafter.access_codes.reveal(code_id)
        with _questions(firm, monkeypatch) as asked:
            details = get_client(client_id, firm.clock.now(), firm.zone)
        assert len(details.areas) == many * many
        assert sum(len(code.looks) for code in details.access_codes) == many
        counts.append(len(asked))
    assert counts[0] == counts[1] < 40
