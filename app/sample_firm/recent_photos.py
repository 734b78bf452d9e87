"""Pictures of the newest visits, noted on the agenda, so that job page, report and show card are not empty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from shutil import rmtree
from typing import Any

from app.database import is_server_address
from app.paths import photos_folder
from app.photos import PhotoFolder
from app.queries.photos import list_photos_of_job
from app.sample_firm.agenda import Agenda
from app.sample_firm.carpet_pictures import painted_pair
from app.sample_firm.recent_days import FinishedVisit
from app.sample_firm.team import Team
from app.services.money_drafts import PhotoPlace

_TAKEN_AFTER = timedelta(minutes=5)


def note_photos(
    agenda: Agenda, team: Team, finished: Sequence[FinishedVisit], photos: Sequence[Mapping[str, Any]]
) -> None:
    """Let the technicians of the newest visits to rooms hang up what they took; the cast has its own stories."""
    chosen = (each for each in finished if not each.client.key and _rooms(each))
    plain = sorted(chosen, key=lambda each: each.keyed_at, reverse=True)
    taken: dict[int, int] = {}
    for photo in photos:
        number = photo["visit"]
        if number < len(plain):
            _note_pair(agenda, team, plain[number], photo, taken.get(number, 0))
            taken[number] = taken.get(number, 0) + 1


def _rooms(visit: FinishedVisit) -> list[int]:
    """The places of a visit that are rooms: nobody spills tea beside a sofa on the stairs."""
    areas = visit.client.areas
    return [place for place, _price in visit.visit.lines if areas[place].draft.kind == "room"]


def _note_pair(agenda: Agenda, team: Team, visit: FinishedVisit, photo: Mapping[str, Any], room: int) -> None:
    client, rooms = visit.client, _rooms(visit)
    place = rooms[room % len(rooms)]

    def act() -> None:
        service, job_id = agenda.stage.photos, visit.job_id()
        for kind, picture in zip(("before", "after"), painted_pair(photo["scene"]), strict=True):
            where = PhotoPlace(f"photo_{kind}", client.id, job_id, area_id=client.area_ids[place])
            service.add(where, [picture], photo[kind])
        if photo["may_show"]:
            for row in list_photos_of_job(job_id):
                if not row.may_show:
                    service.describe(row.id, row.version, caption=row.caption, may_show=True, kind=row.kind)

    at = min(visit.keyed_at + _TAKEN_AFTER, agenda.now)
    agenda.add(at, team.technicians[visit.visit.technician], act)


def take_photos_along(file: Path, target: Path) -> None:
    """The pictures of a sample firm that was made in one file and now stands in another one."""
    made = PhotoFolder(photos_folder(file))
    for sha256 in made.hashes():
        made.copy_missing_to(PhotoFolder(photos_folder(target)), sha256)
    forget_photos(file)


def remove_sample_firm(address: str) -> None:
    """Take a sample firm away with its pictures; one on a server stays as it is."""
    if address and not is_server_address(address):
        for ending in ("", "-wal", "-shm"):
            Path(address + ending).unlink(missing_ok=True)
        forget_photos(Path(address))


def forget_photos(file: Path) -> None:
    """The pictures of a sample firm that is not wanted or was not finished."""
    rmtree(photos_folder(file), ignore_errors=True)
