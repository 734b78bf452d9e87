"""Writes pictures of jobs, findings, complaints and clients: files kept once by their hash, rows that point to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict
from datetime import datetime

from app.clock import Clock
from app.errors import ConflictError, EverafterError, NotFoundError, ValidationError
from app.models.clients import Client
from app.models.jobs import Attachment
from app.models.team import Person
from app.photos import MEDIA_TYPE, CleanPhoto, PhotoFolder
from app.queries.photos import PHOTO_KINDS, PORTRAIT
from app.services.field_checks import check_length
from app.services.money_drafts import PhotoPlace
from app.translations import gettext as _
from app.translations import ngettext
from app.unit_of_work import UnitOfWork, UnitsOfWork

_LONGEST_CAPTION = 300


class PhotoService:
    """Adds and describes pictures, and takes them out; each method is one undoable act."""

    def __init__(self, units: UnitsOfWork, clock: Clock, folder: PhotoFolder) -> None:
        self._units = units
        self._clock = clock
        self._folder = folder

    def add(self, place: PhotoPlace, photos: Sequence[CleanPhoto], caption: str = "") -> list[int]:
        """Keep these pictures and hang them where they belong; one that hangs there already is passed over.

        The files are written first: a row never points to what is not there. Returns the ids of the new rows.
        """
        if place.kind not in PHOTO_KINDS:
            raise ValidationError(_("Choose before, after or another kind of picture; nothing was added."), "kind")
        check_length(caption, _LONGEST_CAPTION, "caption")
        if not Client.select().where(Client.id == place.client_id).exists():
            raise NotFoundError(_("This client is no longer there; nothing was added."))
        fresh = {photo.sha256: photo for photo in photos}
        for known in _hanging(place, list(fresh)):
            fresh.pop(known, None)
        if not fresh:
            return []
        with self._files(list(fresh.values())):
            return self._hang(place, list(fresh.values()), caption)

    @contextmanager
    def _files(self, photos: Sequence[CleanPhoto]) -> Iterator[None]:
        """Keep the files first; if one cannot be kept, or the rows cannot be written, none of them stays behind."""
        kept: list[str] = []
        try:
            kept.extend(photo.sha256 for photo in photos if self._folder.keep(photo))
            yield
        except BaseException:
            wanted = Attachment.select(Attachment.sha256).where(Attachment.sha256.in_(kept))
            needed = {row.sha256 for row in wanted}
            for sha256 in kept:
                if sha256 not in needed:
                    with suppress(EverafterError):
                        self._folder.remove(sha256)
            raise

    def _hang(self, place: PhotoPlace, photos: Sequence[CleanPhoto], caption: str) -> list[int]:
        label = ngettext("Add {count} photo", "Add {count} photos", len(photos)).format(count=len(photos))
        ids = []
        with self._units(label) as work:
            for photo in photos:
                row = Attachment(
                    **asdict(place),
                    sha256=photo.sha256,
                    original_sha256=photo.original_sha256,
                    media_type=MEDIA_TYPE,
                    byte_count=len(photo.content),
                    width=photo.width,
                    height=photo.height,
                    caption=caption.strip(),
                    taken_at=self._moment(photo.taken_at),
                    added_at=work.now,
                    added_by_id=work.person_id,
                )
                work.save(row)
                ids.append(int(row.id))
        return ids

    def set_portrait(self, person_id: int, photo: CleanPhoto) -> None:
        """The picture of one of us for the cards that say who is coming; the one before it is taken out of sight."""
        person = _person(person_id)
        with self._files([photo]), self._units(_("Portrait of {name}").format(name=person.name)) as work:
            _put_away(work, person.photo_id)
            row = Attachment(
                kind=PORTRAIT,
                sha256=photo.sha256,
                original_sha256=photo.original_sha256,
                media_type=MEDIA_TYPE,
                byte_count=len(photo.content),
                width=photo.width,
                height=photo.height,
                taken_at=self._moment(photo.taken_at),
                added_at=work.now,
                added_by_id=work.person_id,
            )
            work.save(row)
            person.photo_id = row.id
            work.save(person)

    def remove_portrait(self, person_id: int) -> None:
        """Initials stand there from now on; undo brings the picture back."""
        person = _person(person_id)
        if person.photo_id is None:
            return
        with self._units(_("Remove the portrait of {name}").format(name=person.name)) as work:
            _put_away(work, person.photo_id)
            person.photo_id = None
            work.save(person)

    def describe(self, photo_id: int, version: int, *, caption: str, may_show: bool, kind: str) -> None:
        """Another caption or kind, or whether the client let us show it to others."""
        row = _photo(photo_id, version)
        if kind not in PHOTO_KINDS:
            raise ValidationError(_("Choose before, after or another kind of picture; nothing was changed."), "kind")
        check_length(caption, _LONGEST_CAPTION, "caption")
        with self._units(_("Describe a photo")) as work:
            row.caption, row.may_show, row.kind = caption.strip(), may_show, kind
            work.save(row)

    def remove(self, photo_id: int, version: int) -> None:
        """Take a picture out of sight; undo brings it back, and its file stays until nobody can need it."""
        row = _photo(photo_id, version)
        with self._units(_("Remove a photo")) as work:
            row.archived_at = work.now
            work.save(row)

    def _moment(self, taken_at: datetime | None) -> datetime | None:
        """A camera's clock hangs on the firm's wall, as far as anybody knows."""
        return None if taken_at is None else taken_at.replace(tzinfo=self._clock.zone)


def _hanging(place: PhotoPlace, hashes: Sequence[str]) -> list[str]:
    """Which of these pictures hang in this very place already."""
    same = Attachment.sha256.in_(list(hashes)) & Attachment.archived_at.is_null() & (Attachment.kind == place.kind)
    for column, value in asdict(place).items():
        if column != "kind":
            field = Attachment.columns()[column]
            same &= field.is_null() if value is None else (field == value)
    return [row.sha256 for row in Attachment.select(Attachment.sha256).where(same)]


def _person(person_id: int) -> Person:
    person = Person.get_or_none((Person.id == person_id) & Person.archived_at.is_null())
    if person is None:
        raise NotFoundError(_("This person is no longer in the team; nothing was changed."))
    return person


def _put_away(work: UnitOfWork, photo_id: int | None) -> None:
    """Take the portrait out of sight that somebody had."""
    row = Attachment.get_or_none((Attachment.id == photo_id) & Attachment.archived_at.is_null())
    if row is not None:
        row.archived_at = work.now
        work.save(row)


def _photo(photo_id: int, version: int) -> Attachment:
    row = Attachment.get_or_none((Attachment.id == photo_id) & Attachment.archived_at.is_null())
    if row is None:
        raise NotFoundError(_("This photo was removed already; nothing was changed."))
    if row.version != version:
        raise ConflictError(_("Somebody else changed this photo a moment ago; look at it again."))
    return row
