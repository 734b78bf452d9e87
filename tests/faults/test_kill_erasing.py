"""Killed in the middle of erasing: each client is whole or forgotten to the last photo, never half of each."""

from __future__ import annotations

import contextlib
import os
import random
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.database_check import check_database
from app.everafter import open_everafter
from app.models.clients import Client, ContactPoint, TimelineEntry
from app.photos import clean_photo
from app.queries.erased_clients import list_unfinished
from app.services.money_drafts import PhotoPlace
from tests.app.test_photos import picture
from tests.builders import opened_firm
from tests.fakes import MovableClock

ROUNDS = int(os.environ.get("EVERAFTER_FAULT_ROUNDS", "3"))
PROJECT = Path(__file__).parents[2]
_ZONE = ZoneInfo("America/Chicago")
_COLOURS = ("crimson", "navy", "teal", "olive", "maroon", "indigo", "coral", "khaki", "plum", "peru", "tan", "gold")
ERASE = """
import sys
from app.erasing import erase_person
from app.everafter import open_everafter
from app.models.clients import Client
everafter = open_everafter(sys.argv[1])
print("ready", flush=True)
for client in list(Client.select().order_by(Client.id)):
    erase_person(everafter, client.id, client.name)
    print(client.id, flush=True)
"""


def made(file: Path) -> dict[int, str]:
    """A firm whose every client has entries and a photo of their own; the photos by client."""
    photos: dict[int, str] = {}
    with opened_firm(str(file), MovableClock(datetime(2026, 3, 2, 9, tzinfo=_ZONE), _ZONE)) as firm:
        for number, colour in enumerate(_COLOURS):
            client_id, photo = firm.client(f"Margaret Alder{number}"), clean_photo(picture(colour=colour))
            firm.everafter.photos.add(PhotoPlace("photo", client_id), [photo])
            photos[client_id] = photo.sha256
            rows = [
                {"client_id": client_id, "kind": "note", "happened_at": firm.clock.now(), "words": "Margaret said"}
                for _each in range(300)
            ]
            TimelineEntry.insert_many(rows).execute()
    return photos


@pytest.mark.parametrize("number", range(ROUNDS))
def test_killed_while_erasing(tmp_path: Path, number: int) -> None:
    file = tmp_path / f"firm{number}.db"
    photos = made(file)
    victim = subprocess.Popen(
        [sys.executable, "-c", ERASE, str(file)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=PROJECT
    )
    assert victim.stdout is not None
    victim.stdout.readline()
    with contextlib.suppress(subprocess.TimeoutExpired):
        victim.wait(random.uniform(0, 1.2))
    victim.kill()
    said, errors = victim.communicate()
    assert errors == ""
    acknowledged = {int(word) for word in said.split()}
    everafter = open_everafter(file)
    assert check_database(everafter.database, is_thorough=True).problems == ()
    assert list_unfinished() == [], "the start has finished what was begun"
    for client in Client.select():
        is_gone = client.name.startswith("Erased")
        assert is_gone or client.id not in acknowledged
        entries = TimelineEntry.select().where(TimelineEntry.client == client.id).count()
        points = ContactPoint.select().where(ContactPoint.client == client.id).count()
        assert (entries, points) == ((0, 0) if is_gone else (300, 1)), client.id
        assert everafter.photo_folder.has(photos[client.id]) is not is_gone
    everafter.close()
