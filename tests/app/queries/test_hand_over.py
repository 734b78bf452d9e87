"""Plain rows say what the models say."""

from __future__ import annotations

from app.models.clients import Client, Site
from app.queries.hand_over import rows_of, tuples_of
from tests.builders import Firm


def test_a_plain_row_has_every_value_that_the_model_has(firm: Firm) -> None:
    client_id = firm.client()
    (row,) = rows_of(Client.select().where(Client.id == client_id))
    model = Client.get_by_id(client_id)
    assert {name: getattr(row, name) for name in Client.columns()} == {
        name: getattr(model, name) for name in Client.columns()
    }
    assert model.created_at is not None


def test_keys_are_named_as_in_the_database(firm: Firm) -> None:
    client_id = firm.client()
    chosen = Site.select(Site.client, Site.is_main).where(Site.client == client_id)
    assert [(row.client_id, row.is_main) for row in rows_of(chosen)] == list(tuples_of(chosen))
