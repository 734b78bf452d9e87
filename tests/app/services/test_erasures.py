"""Somebody who wants to be forgotten: no word of theirs is left anywhere, and every figure is."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from app.backups import make_backup, restore_backup
from app.database import is_server_address, sweep_traces
from app.errors import NotAllowedError, ValidationError
from app.everafter import open_everafter
from app.models.aftercare import LoveTouch
from app.models.audit import AuditChange, AuditUnit
from app.models.base import BaseModel
from app.models.client_changes import Erasure
from app.models.clients import Client, ContactPoint, Site, TimelineEntry
from app.models.complaints import Complaint, ComplaintEvent
from app.models.imports import ImportBatch, ImportChange, ImportRow
from app.models.invoices import Invoice
from app.models.jobs import Attachment, Job, Payment
from app.models.tables import MODELS
from app.queries import complaints as complaint_queries
from app.queries import search
from app.queries.client_belongings import OF_THE_FIRM, belonging_tables
from app.rules.fingerprints import fingerprints
from app.services.client_merges import MergeDraft
from app.services.drafts import AreaDraft, ClientChanges, ContactDraft, FactDraft, NoteDraft, PromiseDraft, SiteDraft
from app.services.erasures import GONE, KEPT_WORDS, erased_words
from app.services.help_log import HelpDraft
from app.services.love_touches import TouchDraft
from app.services.place_drafts import AccessCodeDraft
from app.services.voices import VoiceDraft
from tests.builders import Firm

S = "Zyxwvut"  # stands in every word of the client and nowhere else
HASH, SHARED = "a" * 64, "b" * 64


_COUNTED = ("job", "payment", "invoice", "complaint", "feedback")


def told_client(firm: Firm, name: str = f"{S} Alder") -> int:
    """A client whose every word holds the sentinel, with finished work and a complaint that was withdrawn."""
    client_id = firm.client(
        name,
        phones=(ContactDraft("(503) 555-9142", whose=S),),
        emails=(ContactDraft(f"{S}@example.org"),),
        sites=(SiteDraft(street=f"14 {S} Lane", town=S, postal_code="97222", access_note=S),),
        facts=(FactDraft(S, S),),
        factors=("pets",),
        note=S,
        why_us=S,
        source=S,
    )
    site = Site.get(Site.client == client_id)
    firm.everafter.areas.add(site.id, AreaDraft(f"{S} room", marks=(S,)))
    firm.everafter.access_codes.add(site.id, AccessCodeDraft(opens=S, code=S))
    firm.everafter.clients.write_note(client_id, NoteDraft(words=S, meaning=S, is_private=True))
    job_id = firm.finished_job(client_id, description=S)
    now, today = firm.clock.now(), firm.clock.today()
    Payment.create(client_id=client_id, job_id=job_id, amount_minor=500, paid_on=today, recorded_at=now, note=S)
    Invoice.create(
        client_id=client_id, number="2026-0001", issued_on=today, net_minor=15_000, total_minor=15_000, client_name=S
    )
    for sha256 in (HASH, SHARED):
        Attachment.create(
            client_id=client_id, kind="photo", sha256=sha256, media_type="image/jpeg", byte_count=1, added_at=now,
            caption=S,
        )  # fmt: skip
    complaint_id = firm.complaint(client_id, f"{S} smells")
    firm.everafter.complaints.withdraw(complaint_id, firm.version_of(complaint_id), S)
    batch = ImportBatch.create(kind="clients", file_name="a.csv", file_sha256="x", imported_at=now)
    ImportRow.create(
        batch_id=batch.id, kind="clients", source="s", source_key="id:7", row_hash="h", record_id=client_id,
        written={"name": S},
    )  # fmt: skip
    ImportChange.create(
        batch_id=batch.id, table_name="client", record_id=client_id, before={"name": S}, after={}, version_after=1
    )
    return client_id


def everything_written() -> str:
    return "\n".join(str(row.plain()) for model in MODELS.values() for row in model.select())


def test_no_word_is_left_in_any_row_and_every_figure_stays(firm: Firm) -> None:
    other = firm.client("Ana Ruiz")
    Attachment.create(
        client_id=other, kind="photo", sha256=SHARED, media_type="image/jpeg", byte_count=1, added_at=firm.clock.now()
    )
    client_id = told_client(firm)
    job, payment = Job.get(Job.client == client_id), Payment.get(Payment.client == client_id)
    figures = (job.number, job.price_minor, job.billed_minor, job.finished_at, payment.amount_minor, payment.paid_on)
    counted = {
        table: MODELS[table].select().count() for table in ("job", "payment", "invoice", "complaint", "feedback")
    }
    removed: list[str] = []
    assert S in everything_written()
    result = firm.everafter.erasures.erase(client_id, f" {S.upper()}  alder ", removed.append)
    assert S.casefold() not in everything_written().casefold()
    assert removed == [HASH], "a picture that somebody else has, too, stays"
    job, payment = Job.get_by_id(job.id), Payment.get_by_id(payment.id)
    assert figures == (
        job.number, job.price_minor, job.billed_minor, job.finished_at, payment.amount_minor, payment.paid_on,
    )  # fmt: skip
    assert counted == {table: MODELS[table].select().count() for table in counted}
    invoice = Invoice.get(Invoice.client == client_id)
    assert (invoice.number, invoice.total_minor, invoice.client_name) == ("2026-0001", 15_000, "")
    assert Complaint.get(Complaint.client == client_id).words == erased_words()
    assert Client.get_by_id(client_id).name == "Erased client 1002"
    assert result.client_number == 1002
    assert search.find(S, firm.clock.today()) == []
    assert ContactPoint.select().where(ContactPoint.client == client_id).count() == 0


def test_the_complaint_still_counts_with_its_steps(firm: Firm) -> None:
    client_id = told_client(firm)
    complaint = Complaint.get(Complaint.client == client_id)
    steps = ComplaintEvent.select().where(ComplaintEvent.complaint == complaint.id).count()
    firm.everafter.erasures.erase(client_id, f"{S} Alder")
    details = complaint_queries.get_complaint(complaint.id, firm.clock.now(), firm.zone)
    assert details.card.words == erased_words()
    assert ComplaintEvent.select().where(ComplaintEvent.complaint == complaint.id).count() == steps
    fresh = Complaint.get_by_id(complaint.id)
    assert (fresh.category, fresh.state, fresh.received_at) == (
        complaint.category, complaint.state, complaint.received_at,
    )  # fmt: skip


def test_what_was_told_and_done_after_a_job_is_erased_with_the_birthday_in_what_was_planned(firm: Firm) -> None:
    everafter, client_id = firm.everafter, firm.client(f"{S} Alder")
    everafter.clients.change(
        client_id,
        1,
        ClientChanges(birthday="1958-05-12", others_minor=123, cleaner_count=3, our_rank=2),
    )
    job_id = firm.finished_job(client_id)
    promise_id = everafter.promises.make(client_id, PromiseDraft(S, firm.clock.now() + timedelta(days=1), firm.ben))
    everafter.promises.move(promise_id, firm.clock.now() + timedelta(days=2), S)
    voice_id = everafter.voices.note(VoiceDraft(S, "dislike", client_id=client_id, meaning=S))
    everafter.voices.leave_as_it_is(voice_id, None, S)
    everafter.help_log.log(HelpDraft(client_id, S, S))
    everafter.love_touches.log(client_id, TouchDraft(kind="care", what=S))
    assert everafter.love_touches.plan_twelve_months(client_id)
    everafter.aftercare_calls.skip(client_id, job_id, S)
    everafter.erasures.erase(client_id, f"{S} Alder")
    assert S not in everything_written()
    assert "05-12" not in everything_written()
    left = Client.get_by_id(client_id)
    assert (left.others_minor, left.cleaner_count, left.our_rank) == (None, None, None)
    assert [(row.is_planned, row.kind) for row in LoveTouch.select()] == [(False, "care")]


def test_the_bytes_of_the_files_hold_nothing_either(firm: Firm) -> None:
    address = firm.everafter.address
    if is_server_address(address):
        return
    client_id = told_client(firm)
    firm.everafter.erasures.erase(client_id, f"{S} Alder")
    sweep_traces(firm.everafter.database)
    for file in Path(address).parent.glob("everafter.db*"):
        content = file.read_bytes().lower()
        assert S.encode().lower() not in content, file.name
        assert b"5035559142" not in content
        assert b"2419555305" not in content, "not backwards either"
    assert firm.everafter.database.execute_sql("PRAGMA integrity_check").fetchone()[0] == "ok"


def test_sweeping_works_on_a_server_too(firm: Firm) -> None:
    sweep_traces(firm.everafter.database)
    assert Client.select().count() == 0


def test_what_was_merged_into_them_is_erased_with_them(firm: Firm) -> None:
    client_id, twin = told_client(firm), firm.client(f"{S} Twin")
    firm.everafter.client_merges.merge(MergeDraft(client_id, twin))
    firm.everafter.erasures.erase(client_id, f"{S} Alder")
    assert S not in everything_written()
    assert Client.get_by_id(twin).name == "Erased client 1002"


def test_the_name_has_to_be_typed_and_an_owner_has_to_sit_there(firm: Firm) -> None:
    client_id = told_client(firm)
    with pytest.raises(ValidationError) as caught:
        firm.everafter.erasures.erase(client_id, "Somebody")
    assert caught.value.field == "name"
    firm.everafter.sign_in(firm.ben)
    with pytest.raises(NotAllowedError, match="Only an owner"):
        firm.everafter.erasures.erase(client_id, f"{S} Alder")
    assert Erasure.select().count() == 0
    assert Client.get_by_id(client_id).name == f"{S} Alder"


def test_an_open_complaint_or_a_booked_visit_comes_first(firm: Firm) -> None:
    client_id = firm.client("Margaret Alder")
    firm.complaint(client_id)
    with pytest.raises(NotAllowedError, match="1 open complaint"):
        firm.everafter.erasures.erase(client_id, "Margaret Alder")
    other = firm.client("Ana Ruiz")
    firm.booked_job(other)
    with pytest.raises(NotAllowedError, match="is booked"):
        firm.everafter.erasures.erase(other, "Ana Ruiz")
    assert firm.everafter.erasures.refusal(firm.client("Bo Ek")) == ""


def test_nothing_of_it_can_be_undone_and_the_audit_keeps_who_and_when(firm: Firm) -> None:
    client_id = told_client(firm)
    changes = AuditChange.select().count()
    firm.everafter.erasures.erase(client_id, f"{S} Alder")
    label = firm.everafter.history.undo_label()
    assert label is None or S not in label
    assert AuditChange.select().count() >= changes
    assert AuditUnit.select().where(AuditUnit.label == "Erase client 1001").count() == 1


def test_the_tombstone_knows_them_again_without_saying_who_they_were(firm: Firm) -> None:
    client_id = told_client(firm)
    firm.everafter.erasures.erase(client_id, f"{S} Alder")
    kept = Erasure.get().fingerprints
    again = fingerprints(kept["salt"], [f"Alder {S}"], ["+15035559142"], [])
    assert again <= set(kept["hashes"])
    assert not fingerprints(kept["salt"], ["Ana Alder"], ["+15035559142"], []) & set(kept["hashes"])


def test_a_copy_that_comes_back_is_erased_again(firm: Firm) -> None:
    client_id = told_client(firm)
    firm.everafter.erasures.erase(client_id, f"{S} Alder")
    assert firm.everafter.erasures.erase_again() == 0
    Client.update(name=f"{S} Alder", why_us=S).where(Client.id == client_id).execute()
    TimelineEntry.create(client_id=client_id, kind="note", happened_at=firm.clock.now(), words=S)
    assert firm.everafter.erasures.erase_again() == 1
    assert S not in everything_written()
    assert Erasure.select().count() == 1


def test_every_table_of_a_client_is_reached_and_every_word_decided() -> None:
    """A new table that points at something of a client belongs to them, or says why not."""
    reached = set(belonging_tables())
    for table, model in MODELS.items():
        targets = {column.removesuffix("_id") for column in model.columns() if column.endswith("_id")}
        if table not in reached and table not in OF_THE_FIRM:
            assert (
                not targets & {"client", "job", "complaint", "site", "area", "feedback"} or table == "audit_change"
            ), table
    assert set(KEPT_WORDS) <= reached - GONE
    for table, words in KEPT_WORDS.items():
        assert words <= set(_columns(MODELS[table])), table


def _columns(model: type[BaseModel]) -> list[str]:
    return list(model.columns())


def test_a_backup_from_before_brings_nobody_back(firm: Firm, tmp_path: Path) -> None:
    client_id = told_client(firm)
    everafter = firm.everafter
    backup = make_backup(everafter.database, tmp_path / "backups", firm.clock.now())
    everafter.erasures.erase(client_id, f"{S} Alder")
    everafter.close()
    restore_backup(backup.file, everafter.address, tmp_path / "backups", firm.clock.now())
    again = open_everafter(everafter.address, clock=firm.clock)
    assert S not in everything_written()
    assert Erasure.select().count() == 1
    again.close()
