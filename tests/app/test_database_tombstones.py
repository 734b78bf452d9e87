"""Who asked to be forgotten is carried over a restore, once, and only if they are there."""

from __future__ import annotations

from app.database_tombstones import carry_tombstones, read_tombstones
from app.models.client_changes import Erasure
from tests.builders import Firm


def test_a_tombstone_comes_over_once_and_nobody_is_made_up(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    firm.everafter.erasures.erase(client_id, "Ana Ruiz")
    database = firm.everafter.database
    (stone,) = read_tombstones(database)
    assert stone[0] == client_id
    kept = Erasure.get().fingerprints
    Erasure.delete().execute()
    never = (client_id + 99, *stone[1:])
    carry_tombstones(database, [stone, never])
    carry_tombstones(database, [stone])
    (row,) = list(Erasure.select())
    assert (row.client_id, row.fingerprints, row.erased_by_id) == (client_id, kept, firm.dana)


def test_somebody_of_the_team_the_backup_does_not_know_is_nobody(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    firm.everafter.erasures.erase(client_id, "Ana Ruiz")
    (stone,) = read_tombstones(firm.everafter.database)
    Erasure.delete().execute()
    carry_tombstones(firm.everafter.database, [(*stone[:2], 999_999, stone[3])])
    assert Erasure.get().erased_by_id is None
