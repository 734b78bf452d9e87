"""A client who asks to be forgotten: every word of theirs goes, the books keep their numbers, days and amounts.

Erasing is refused while a complaint is open or a visit is booked: both need the words until they are done, and a
promise to somebody nobody can name any more could not be kept. It cannot be undone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from peewee import TextField

from app.clock import Clock
from app.errors import NotAllowedError, NotFoundError, StorageError, ValidationError
from app.jobs import JobProgress
from app.models.aftercare import LoveTouch
from app.models.audit import AuditChange, AuditUnit
from app.models.base import BaseModel
from app.models.client_changes import Erasure
from app.models.clients import Client, ContactPoint, Site
from app.models.complaints import Complaint
from app.models.fields import JsonField
from app.models.imports import ImportChange, ImportRow
from app.models.jobs import Attachment, Job
from app.models.tables import MODELS
from app.models.team import Person
from app.queries.client_belongings import belonging_tables, read_belongings
from app.queries.erased_clients import UNFINISHED, list_unfinished, list_unforgotten
from app.queries.merged_clients import read_merged_ids
from app.queries.photos import is_picture_used
from app.rules.fingerprints import fingerprints, new_salt, source_fingerprint
from app.services.client_summary import OPEN_STATES, refresh_clients
from app.translations import gettext as _
from app.translations import ngettext
from app.unit_of_work import UnitOfWork, UnitsOfWork

GONE: Final = frozenset(
    {
        "client_factor", "client_tag", "contact_point", "contact_permission", "access_code", "area_mark", "fact",
        "referral", "competitor_note", "timeline_entry", "kept_separate", "probe_answer", "attachment",
    }
)  # fmt: skip
"""Tables whose rows go altogether: no figure is made of them."""

KEPT_WORDS: Final[Mapping[str, frozenset[str]]] = {
    "client": frozenset({"kind", "use_profile", "ended_reason", "stage"}),
    "agreement": frozenset({"every_unit"}),
    "agreement_date": frozenset({"state"}),
    "job": frozenset({"state", "method"}),
    "job_line": frozenset({"fibre", "unit", "result"}),
    "payment": frozenset({"kind", "method"}),
    "invoice": frozenset({"number", "state", "tax_name"}),
    "invoice_line": frozenset({"name", "unit"}),
    "complaint": frozenset({"category", "channel", "state", "priority", "fix_outcome", "cause_kind"}),
    "complaint_event": frozenset({"kind"}),
    "feedback": frozenset({"channel", "answer", "answer_class", "probe_state", "probe_outcome"}),
    "aftercare_step": frozenset({"kind", "state"}),
    "love_touch": frozenset({"kind", "reaction"}),
    "reward": frozenset({"number", "rule", "state"}),
    "voice": frozenset({"kind", "channel", "told_channel"}),
    "area": frozenset({"kind", "size_unit", "fibre", "construction"}),
    "finding": frozenset({"kind"}),
    "reading": frozenset({"kind", "unit"}),
    "touch_point": frozenset({"point"}),
}
"""Words that say what kind of figure a row is, and no more; every other word of a row that stays is erased."""

_NEVER_EMPTY = frozenset(
    {
        ("complaint", "words"), ("complaint_event", "words"), ("voice", "words"), ("promise", "what"),
        ("love_touch", "what"), ("goodwill", "what"), ("agreement", "what"),
    }
)  # fmt: skip
_NAMED_ANEW = frozenset({("client", "name"), ("client", "sort_name")})
_ALSO_ERASED = {
    "client": ("promised_on", "last_opened_at", "used_other_on", "others_minor", "cleaner_count", "our_rank"),
}  # fmt: skip
_TABLE_OF_KIND = {
    "clients": "client", "jobs": "job", "payments": "payment", "notes": "timeline_entry",
    "complaints": "complaint", "feedback": "feedback",
}  # fmt: skip
_CHUNK = 400

RemovePhoto = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class ErasureResult:
    """What an erasure came to: the number that stays, how many rows went or lost their words, and the photos gone.

    `rows` are the ids of their cards, jobs and complaints, by table.
    """

    erasure_id: int
    client_number: int
    removed: int
    blanked: int
    photos: tuple[str, ...]
    rows: Mapping[str, tuple[int, ...]]


def erased_words() -> str:
    """What stands where the client's words stood."""
    return _("erased at the client’s wish")


def erased_name(number: int) -> str:
    """What a list calls somebody who was erased."""
    return _("Erased client {number}").format(number=number)


class ErasureService:
    """Erases one person; owners only."""

    def __init__(self, units: UnitsOfWork, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def refusal(self, client_id: int) -> str:
        """The sentence that says why this client cannot be erased now; "" if they can."""
        client = _client(client_id)
        ids = read_merged_ids(client_id)
        open_ones = Complaint.select().where(Complaint.client.in_(ids) & Complaint.state.in_(OPEN_STATES)).count()
        if open_ones:
            return ngettext(
                "{name} has {count} open complaint; bring it to its end first, nothing was erased.",
                "{name} has {count} open complaints; bring them to their end first, nothing was erased.",
                open_ones,
            ).format(name=client.name, count=open_ones)
        booked = Job.client.in_(ids) & Job.state.in_(("booked", "under_way")) & Job.archived_at.is_null()
        job = Job.get_or_none(booked)
        if job is not None:
            return _("Job {number} of {name} is booked; finish or cancel it first, nothing was erased.").format(
                number=job.number, name=client.name
            )
        return ""

    def erase(
        self,
        client_id: int,
        typed_name: str,
        remove_photo: RemovePhoto | None = None,
        progress: JobProgress | None = None,
    ) -> ErasureResult:
        """Erase everything that tells who this client was; `typed_name` must be the name on the card.

        Raises NotAllowedError for anybody but an owner, and while `refusal` has something to say; Cancelled while
        nothing is erased yet. The photos go now with `remove_photo`, else with `finish`.
        """
        client = _client(client_id)
        self._check_owner()
        if " ".join(typed_name.split()).casefold() != " ".join(client.name.split()).casefold():
            raise ValidationError(
                _("That is not the name on the card; type “{name}” to erase it, nothing was erased.").format(
                    name=client.name
                ),
                "name",
            )
        refusal = self.refusal(client_id)
        if refusal:
            raise NotAllowedError(refusal)
        result = self._erase(client, progress or JobProgress())
        if remove_photo is not None:
            self._let_photos_go(remove_photo)
        return result

    def erase_again(self) -> int:
        """After a backup was put back: whoever had been erased since is erased again; returns how many."""
        count = 0
        for erasure_id in list_unforgotten():
            row = Erasure.get_by_id(erasure_id)
            self._erase(Client.get_by_id(row.client_id), JobProgress(), row)
            count += 1
        return count

    def finish(self, remove_photo: RemovePhoto, sweep: Callable[[], object]) -> int:
        """Let the photos of whoever was erased go and sweep the file; outside any unit of work.

        What a crash kept from happening is done the next time; so is a photo the disk does not let go of. Returns how
        many of those there are.
        """
        unfinished = list_unfinished()
        if not unfinished:
            return 0
        self._let_photos_go(remove_photo)
        sweep()
        stuck = 0
        with self._units(_("Finish erasing"), is_undoable=False) as work:
            for row in Erasure.select().where(Erasure.id.in_(unfinished)):
                stuck += len(row.fingerprints[UNFINISHED])
                if not row.fingerprints[UNFINISHED]:
                    _leave_open(work, row, None)
        return stuck

    def _let_photos_go(self, remove_photo: RemovePhoto) -> None:
        for erasure_id in list_unfinished():
            row = Erasure.get_by_id(erasure_id)
            left = [sha256 for sha256 in row.fingerprints[UNFINISHED] if not _let_go(remove_photo, sha256)]
            if left != row.fingerprints[UNFINISHED]:
                with self._units(_("Finish erasing"), is_undoable=False) as work:
                    _leave_open(work, row, left)

    def _check_owner(self) -> None:
        person = None if self._units.person_id is None else Person.get_or_none(Person.id == self._units.person_id)
        if person is not None and person.role != "owner":
            raise NotAllowedError(_("Only an owner erases a client; ask one to sit down here, nothing was erased."))

    def _erase(self, client: Client, progress: JobProgress, known: Erasure | None = None) -> ErasureResult:
        ids = read_merged_ids(client.id)
        belongings = read_belongings(ids)
        steps = iter(range(2 * len(belongings)))
        with self._units(_("Erase client {number}").format(number=client.number), is_undoable=False) as work:
            erasure = known or Erasure(
                client_id=client.id,
                fingerprints=_fingerprints(ids),
                erased_by_id=work.person_id,
                erased_at=work.now,
            )
            photos = _lonely_photos(belongings["attachment"])
            _blank_audit(ids, belongings)
            if known is None:
                work.save(erasure)
            _leave_open(work, erasure, [*erasure.fingerprints.get(UNFINISHED, ()), *photos])
            _blank_import_ledger(belongings)
            blanked = removed = 0
            for table, row_ids in belongings.items():
                progress.step(next(steps), 2 * len(belongings))
                blanked += 0 if table in GONE else _blank(work, table, row_ids)
            for table in reversed(belonging_tables()):
                progress.step(next(steps), 2 * len(belongings))
                removed += _remove(work, table, belongings[table])
            self._name_anew(work, ids)
            refresh_clients(work, ids, self._clock)
        rows = {table: tuple(belongings[table]) for table in ("client", "job", "complaint")}
        return ErasureResult(int(erasure.id), client.number, removed, blanked, photos, rows)

    def _name_anew(self, work: UnitOfWork, ids: Sequence[int]) -> None:
        for row in Client.select().where(Client.id.in_(ids)):
            name = erased_name(row.number)
            Client.update(
                name=name, sort_name=name.casefold(), archived_at=row.archived_at or work.now, referred_by=None
            ).where(Client.id == row.id).execute()
        Client.update(referred_by=None).where(Client.referred_by.in_(ids)).execute()


def _leave_open(work: UnitOfWork, erasure: Erasure, photos: Sequence[str] | None) -> None:
    """Write down which photos are still to go and that the file is to be swept; None when all of it is done."""
    kept = {name: value for name, value in erasure.fingerprints.items() if name != UNFINISHED}
    erasure.fingerprints = kept if photos is None else kept | {UNFINISHED: list(photos)}
    work.save_kept(erasure)


def _let_go(remove_photo: RemovePhoto, sha256: str) -> bool:
    """Whether this photo is gone, or is needed by somebody else by now."""
    if is_picture_used(sha256):
        return True
    try:
        remove_photo(sha256)
    except StorageError:
        return False
    return True


def _client(client_id: int) -> Client:
    client = Client.get_or_none(Client.id == client_id)
    if client is None:
        raise NotFoundError(_("This client is no longer there; nothing was erased."))
    return client


def _fingerprints(ids: Sequence[int]) -> dict[str, Any]:
    salt = new_salt()
    hashes: set[str] = set()
    for row in Client.select().where(Client.id.in_(ids)):
        names = [row.name, f"{row.first_name} {row.last_name}", row.company_name]
        contacts = [point.normal or point.value for point in ContactPoint.select().where(ContactPoint.client == row.id)]
        streets = [site.street for site in Site.select().where(Site.client == row.id)]
        hashes |= fingerprints(salt, names, contacts, streets)
    lines = ImportRow.select().where((ImportRow.kind == "clients") & ImportRow.record_id.in_(ids))
    hashes |= {source_fingerprint(salt, line.source, line.source_key) for line in lines}
    return {"salt": salt, "hashes": sorted(hashes)}


def _lonely_photos(attachment_ids: Sequence[int]) -> tuple[str, ...]:
    """The pictures that nothing else points at."""
    own: set[str] = set()
    for chunk in _chunks(attachment_ids):
        own |= {row.sha256 for row in Attachment.select(Attachment.sha256).where(Attachment.id.in_(chunk))}
    mine = set(attachment_ids)
    shared = {
        row.sha256
        for chunk in _chunks(sorted(own))
        for row in Attachment.select(Attachment.id, Attachment.sha256).where(Attachment.sha256.in_(chunk))
        if row.id not in mine
    }
    return tuple(sorted(own - shared))


def _blank(work: UnitOfWork, table: str, ids: Sequence[int]) -> int:
    """Take the words out of rows whose figures stay."""
    model = MODELS[table]
    values = _blank_values(model)
    count = 0
    for chunk in _chunks(ids):
        if table == "complaint_event":
            count += _blank_events(model, chunk)
        elif values:
            count += int(model.update(values).where(model.id.in_(chunk)).execute())
        work.changed(table, chunk)
    return count


def _blank_values(model: type[BaseModel]) -> dict[Any, Any]:
    table = model.table()
    kept = KEPT_WORDS.get(table, frozenset())
    values: dict[Any, Any] = {}
    for column, field in model.columns().items():
        if isinstance(field, JsonField):
            if table == "client_merge":
                values[field] = {"lines": [], "last_ids": {}}
        elif isinstance(field, TextField) and column not in kept and (table, column) not in _NAMED_ANEW:
            values[field] = erased_words() if (table, column) in _NEVER_EMPTY else ""
        elif column in _ALSO_ERASED.get(table, ()):
            values[field] = None
    return values


def _blank_events(model: type[BaseModel], ids: Sequence[int]) -> int:
    """The steps of a complaint keep who, when and what kind, from which the figures are made."""
    for row in model.select().where(model.id.in_(ids)):
        stored: Any = row
        words = erased_words() if stored.words else ""
        details = None if stored.details is None else _without_words(stored.details)
        columns = model.columns()
        model.update({columns["words"]: words, columns["details"]: details}).where(model.id == stored.id).execute()
    return len(ids)


def _without_words(details: Mapping[str, Any]) -> dict[str, Any]:
    spoken = {"promise": ("what",), "diagnosis": ("cause", "prevention", "topic")}
    return {
        name: {part: erased_words() if part in spoken[name] and each else each for part, each in value.items()}
        if name in spoken and isinstance(value, Mapping)
        else value
        for name, value in details.items()
    }


def _remove(work: UnitOfWork, table: str, ids: Sequence[int]) -> int:
    if table not in GONE and table != "love_touch":
        return 0
    model = MODELS[table]
    # What was only planned never was: it makes no figure, and its day may be a birthday.
    is_gone: Any = (LoveTouch.is_planned == True) if table == "love_touch" else True  # noqa: E712 - SQL
    count = 0
    for chunk in _chunks(ids):
        count += int(model.delete().where(model.id.in_(chunk) & is_gone).execute())
        work.changed(table, chunk)
    return count


def _blank_audit(ids: Sequence[int], belongings: Mapping[str, Sequence[int]]) -> None:
    """Who, when and which row stay; what was written there goes, and with it the name of the act and its undo."""
    chosen = [AuditChange.client_id.in_(list(ids))]
    for table, row_ids in belongings.items():
        own = AuditChange.table_name == table
        chosen += [own & AuditChange.record_id.in_(chunk) for chunk in _chunks(row_ids)]
    units: set[int] = set()
    for condition in chosen:
        units |= {row.unit_id for row in AuditChange.select(AuditChange.unit).where(condition).distinct()}
        AuditChange.update(before=None, after=None).where(condition).execute()
    for chunk in _chunks(sorted(units)):
        AuditUnit.update(label=erased_words(), is_undoable=False).where(AuditUnit.id.in_(chunk)).execute()


def _blank_import_ledger(belongings: Mapping[str, Sequence[int]]) -> None:
    for kind, table in _TABLE_OF_KIND.items():
        for chunk in _chunks(belongings[table]):
            ImportRow.delete().where((ImportRow.kind == kind) & ImportRow.record_id.in_(chunk)).execute()
    for table, ids in belongings.items():
        for chunk in _chunks(ids):
            own = (ImportChange.table_name == table) & ImportChange.record_id.in_(chunk)
            ImportChange.update(before=None, after=None).where(own).execute()


def _chunks(values: Collection[Any]) -> Iterable[list[Any]]:
    ordered = list(values)
    return (ordered[start : start + _CHUNK] for start in range(0, len(ordered), _CHUNK))
