"""Two cards of one person become one: nothing is lost, nothing is doubled, and it can be taken back."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.errors import ConflictError, NotAllowedError, ValidationError
from app.models.aftercare import LoveTouch, Promise
from app.models.client_changes import ClientMerge
from app.models.clients import (
    Area,
    AreaMark,
    Client,
    ClientFactor,
    ClientTag,
    ContactPermission,
    ContactPoint,
    Fact,
    KeptSeparate,
    Referral,
    Site,
    Tag,
    TimelineEntry,
)
from app.models.complaints import Complaint
from app.models.imports import ImportBatch, ImportRow
from app.models.invoices import Invoice
from app.models.jobs import Agreement, Attachment, Job, Payment
from app.models.rewards import Reward
from app.models.tables import MODELS
from app.queries import search
from app.queries.client_belongings import client_keys
from app.queries.client_merges import list_merges
from app.queries.client_rows import TimelineFilter
from app.queries.merged_clients import standing_client
from app.queries.timeline import list_timeline
from app.services.client_merges import MergeDraft
from app.services.client_summary import refresh_clients
from app.services.drafts import AreaDraft, ClientChanges, ClientDraft, ContactDraft, FactDraft, NoteDraft, SiteDraft
from app.services.merge_parts import TREATMENT
from tests.builders import Firm

# the history of who did what, and numbers that only go up
_HISTORY = {"audit_unit", "audit_change", "client_merge"}


def snapshot(but_notes_of_merges: bool = True) -> dict[str, dict[int, dict[str, object]]]:
    """Every row of every table without its version and without what a merge writes about itself."""
    found: dict[str, dict[int, dict[str, object]]] = {}
    for table, model in MODELS.items():
        if table in _HISTORY:
            continue
        rows = {row.id: {**row.plain(), "version": None} for row in model.select()}
        if table == "timeline_entry" and but_notes_of_merges:
            rows = {key: row for key, row in rows.items() if not str(row["headline"]).startswith(("Merged", "Taken"))}
        if table == "reward":
            # what is only proposed is worked out anew, perhaps under another id
            ordered = sorted(rows.values(), key=lambda row: (row["client_id"], row["rule"], row["level"], row["id"]))
            rows = {place: {**row, "id": None, "merged_into_id": None} for place, row in enumerate(ordered)}
        found[table] = rows
    return found


def differences(
    now: dict[str, dict[int, dict[str, object]]], before: dict[str, dict[int, dict[str, object]]]
) -> object:
    """What differs between two snapshots, row by row, in a form one can read."""
    found: dict[tuple[str, int], object] = {}
    for table, former in before.items():
        for key in now[table].keys() | former.keys():
            new, old = now[table].get(key, {}), former.get(key, {})
            names = [each for each in new.keys() | old.keys() if new.get(each) != old.get(each)]
            if names:
                found[table, key] = {each: (old.get(each), new.get(each)) for each in names}
    return found


def merge(firm: Firm, kept_id: int, gone_id: int, *from_gone: str) -> int:
    return firm.everafter.client_merges.merge(MergeDraft(kept_id, gone_id, from_gone=frozenset(from_gone)))


def full_client(firm: Firm, name: str, phone: str) -> int:
    """A client with a row in nearly every table."""
    client_id = firm.client(
        name, phones=(ContactDraft(phone),), facts=(FactDraft(f"Dog of {name}"),), factors=("pets",), note="Hello"
    )
    site = Site.get(Site.client == client_id)
    firm.everafter.areas.add(site.id, AreaDraft("Hall", marks=("tea",)))
    firm.everafter.permissions.write(client_id, "email", {"sales": True}, "said so")
    firm.finished_job(client_id)
    firm.complaint(client_id)
    now, today = firm.clock.now(), firm.clock.today()
    job = Job.get(Job.client == client_id)
    Payment.create(client_id=client_id, job_id=job.id, amount_minor=500, paid_on=today, recorded_at=now)
    Invoice.create(client_id=client_id, number=f"I{client_id}", issued_on=today, net_minor=1, total_minor=1)
    Agreement.create(client_id=client_id, what="Stairs", anchor_on=today, every_count=1, every_unit="year")
    Promise.create(client_id=client_id, what="Call", due_at=now, made_at=now)
    LoveTouch.create(client_id=client_id, given_on=today, kind="care", what="Card")
    Attachment.create(
        client_id=client_id, kind="photo", sha256="a" * 64, media_type="image/jpeg", byte_count=1, added_at=now
    )
    Reward.create(client_id=client_id, rule="tenure", level=20, state="void", earned_on=today)
    look_again(firm, client_id)
    return client_id


def look_again(firm: Firm, *client_ids: int) -> None:
    """Work out what follows from rows that a test wrote past the services."""
    with firm.everafter.units("Look again") as work:
        refresh_clients(work, client_ids, firm.clock)
        firm.everafter.rewards.refresh_within(work, client_ids)


def test_every_column_that_names_a_client_is_treated() -> None:
    """A new table with a client goes here, too, or its rows would stay with a card that nobody opens."""
    assert set(TREATMENT) == {(table, column) for table, columns in client_keys().items() for column in columns}


def test_everything_of_the_other_client_goes_over(firm: Firm) -> None:
    kept, gone = full_client(firm, "Margaret Alder", "5035550142"), full_client(firm, "Peggy Alder", "5035550177")
    merge(firm, kept, gone)
    stays_behind = {"client_factor", "contact_permission", "reward", "client_merge"}
    for table, column in TREATMENT:
        if table not in stays_behind and table != "client":
            model = MODELS[table]
            assert model.select().where(model.columns()[column] == gone).count() == 0, table
    assert Job.select().where(Job.client == kept).count() == 2
    assert Complaint.select().where(Complaint.client == kept).count() == 2
    stored = Client.get_by_id(gone)
    assert (stored.merged_into_id, stored.archived_at is not None) == (kept, True)
    merged = Client.get_by_id(kept)
    assert (merged.visit_count, merged.is_hurt) == (1, True), "both visits were on one day, which is one visit (R2)"
    (entry,) = [row for row in list_timeline(kept, TimelineFilter.EVERYTHING, None) if "Merged" in row.headline]
    assert entry.headline == "Note: Merged with Peggy Alder (client 1002)"
    assert entry.words == "Name: Peggy Alder"


def test_the_kept_clients_own_values_stay_unless_the_others_are_chosen(firm: Firm) -> None:
    clients = firm.everafter.clients
    kept = clients.create(ClientDraft(name="Margaret Alder", preferred_name="Margaret", why_us="kind"))
    gone = clients.create(ClientDraft(name="Peggy Alder", preferred_name="Peggy", source="Fair", language="fr"))
    merge(firm, kept, gone, "preferred_name", "why_us")
    row = Client.get_by_id(kept)
    assert (row.name, row.preferred_name, row.why_us, row.source, row.language) == (
        "Margaret Alder", "Peggy", "kind", "Fair", "fr",
    )  # fmt: skip
    note = TimelineEntry.get(TimelineEntry.client == kept)
    assert note.words.splitlines() == ["Name: Peggy Alder", "Likes to be called: Margaret"]


def test_an_opt_out_wins_and_nothing_that_is_there_already_is_doubled(firm: Firm) -> None:
    clients = firm.everafter.clients
    place = SiteDraft(street="14 Orchard Lane", town="Millbrook", postal_code="97222", access_note="side gate")
    kept = clients.create(
        ClientDraft(
            name="Margaret Alder",
            phones=(ContactDraft("(503) 555-0142"),),
            emails=(ContactDraft("m@example.org"),),
            sites=(place,),
            factors=("pets",),
        )
    )
    gone = clients.create(
        ClientDraft(
            name="M. Alder",
            phones=(ContactDraft("503 555 0142"), ContactDraft("503 555 0199", is_preferred=True)),
            emails=(ContactDraft("M@Example.org"),),
            sites=(SiteDraft(street="14 orchard lane.", town="Millbrook", postal_code="97222", water_note="garage"),),
            factors=("pets", "smokers"),
        )
    )
    firm.everafter.permissions.write(kept, "email", {"sales": True}, "form")
    firm.everafter.permissions.write(gone, "email", {"sales": False}, "by phone")
    firm.everafter.permissions.write(gone, "text", {"sales": False}, "by phone")
    tag = Tag.create(name="VIP")
    for client_id in (kept, gone):
        ClientTag.create(client_id=client_id, tag_id=tag.id)
    own, other = Site.get(Site.client == kept), Site.get(Site.client == gone)
    firm.everafter.areas.add(own.id, AreaDraft("Living room", fibre="wool"))
    firm.everafter.areas.add(other.id, AreaDraft("living room", condition="worn", marks=("wine",)))
    firm.everafter.areas.add(other.id, AreaDraft("Attic"))
    firm.booked_job(gone, site_id=other.id)
    before = snapshot()
    merge(firm, kept, gone)
    points = ContactPoint.select().where(ContactPoint.client == kept).order_by(ContactPoint.position)
    assert [point.value for point in points] == ["(503) 555-0142", "m@example.org", "503 555 0199"]
    wishes = {row.channel: row.is_allowed for row in ContactPermission.select().where(ContactPermission.client == kept)}
    assert wishes == {"email": False, "text": False}
    assert {row.factor for row in ClientFactor.select().where(ClientFactor.client == kept)} == {"pets", "smokers"}
    assert ClientTag.select().where(ClientTag.client == kept).count() == 1
    site = Site.get(Site.client == kept)
    assert Site.select().where(Site.client == kept).count() == 1
    assert (site.access_note, site.water_note) == ("side gate", "garage")
    rooms = {area.name: area for area in Area.select().where(Area.site == site.id)}
    assert set(rooms) == {"Living room", "Attic"}
    assert (rooms["Living room"].fibre, rooms["Living room"].condition) == ("wool", "worn")
    assert AreaMark.get(AreaMark.what == "wine").area_id == rooms["Living room"].id
    assert Job.get(Job.client == kept).site_id == site.id
    firm.everafter.history.undo()
    assert differences(snapshot(), before) == {}


def test_nobody_refers_themselves_and_each_reward_comes_once(firm: Firm) -> None:
    kept, gone, friend = firm.client("Margaret Alder"), firm.client("Peggy Alder"), firm.client("Ana Ruiz")
    now, today = firm.clock.now(), firm.clock.today()
    for referrer, referred in ((kept, gone), (kept, friend), (gone, friend), (friend, gone)):
        Referral.create(referrer_id=referrer, referred_id=referred, noted_at=now)
    Client.update(referred_by=gone).where(Client.id == friend).execute()
    Client.update(referred_by=kept).where(Client.id == gone).execute()
    due = Reward.create(client_id=kept, rule="visits", level=5, state="void", earned_on=today)
    printed = Reward.create(
        client_id=gone, rule="visits", level=5, state="printed", earned_on=today, number="2026-1", printed_at=now
    )
    for _place in range(2):
        Reward.create(client_id=gone, rule="on_the_spot", level=0, state="redeemed", earned_on=today)
    before = snapshot()
    merge_id = merge(firm, kept, gone)
    pairs = {(row.referrer_id, row.referred_id) for row in Referral.select()}
    assert pairs == {(kept, friend), (gone, friend), (friend, kept)}, "the double stays behind with who went"
    assert Client.get_by_id(friend).referred_by_id == kept
    assert Client.get_by_id(kept).referred_by_id is None
    assert Reward.get_by_id(printed.id).client_id == kept
    assert (Reward.get_by_id(due.id).client_id, Reward.get_by_id(due.id).level) == (gone, 5)
    firm.everafter.client_merges.take_apart(merge_id)
    assert differences(snapshot(), before) == {}


def test_undo_at_once_and_redo_put_every_row_where_it_was(firm: Firm) -> None:
    kept, gone = full_client(firm, "Margaret Alder", "5035550142"), full_client(firm, "Peggy Alder", "5035550177")
    before = snapshot()
    merge(firm, kept, gone)
    after = snapshot()
    history = firm.everafter.history
    assert history.undo_label() == "Merge Peggy Alder into Margaret Alder"
    history.undo()
    assert differences(snapshot(), before) == {}
    history.redo()
    assert differences(snapshot(), after) == {}
    history.undo()
    assert differences(snapshot(), before) == {}


def test_taken_apart_after_more_work_each_gets_what_is_theirs(firm: Firm) -> None:
    clients = firm.everafter.clients
    kept, gone = full_client(firm, "Margaret Alder", "5035550142"), full_client(firm, "Peggy Alder", "5035550177")
    theirs = Job.get(Job.client == gone)
    old_place = Site.get(Site.client == gone)
    merge_id = merge(firm, kept, gone)
    clients.write_note(kept, NoteDraft(words="Rang about Tuesday", kind="call"))
    note_on_theirs = clients.write_note(kept, NoteDraft(words="About that visit", job_id=theirs.id))
    new_job = firm.booked_job(kept, site_id=old_place.id)
    fact = Fact.get(Fact.headline == "Dog of Peggy Alder")
    firm.everafter.facts.archive(fact.id)
    (row,) = list_merges(kept)
    assert (row.id, row.gone_name, row.gone_number, row.merged_by) == (merge_id, "Peggy Alder", 1002, "Dana Kowalski")
    result = firm.everafter.client_merges.take_apart(merge_id)
    assert result.client_id == gone
    assert set(result.stays) == {
        "timeline entry",
        f"job {Job.get_by_id(new_job).number}",
    }
    assert Job.get_by_id(theirs.id).client_id == gone
    assert TimelineEntry.get_by_id(note_on_theirs).client_id == gone, "it is about a visit that went back"
    assert (Fact.get_by_id(fact.id).client_id, Fact.get_by_id(fact.id).archived_at is None) == (gone, False)
    stays = Job.get_by_id(new_job)
    assert stays.client_id == kept
    assert Site.get_by_id(stays.site_id).client_id == kept, "with a copy of the address"
    assert Site.get_by_id(old_place.id).client_id == gone
    assert standing_client(gone) == gone
    assert list_merges(kept) == []
    with pytest.raises(NotAllowedError, match="not merged any more"):
        firm.everafter.client_merges.take_apart(merge_id)
    assert Client.get_by_id(gone).archived_at is None


def test_the_old_name_number_and_link_lead_to_the_kept_card(firm: Firm) -> None:
    first, second, third = firm.client("Margaret Alder"), firm.client("Peggy Quill"), firm.client("M. Third")
    merge(firm, second, first)
    merge(firm, third, second)
    assert (standing_client(first), standing_client(second), standing_client(third)) == (third, third, third)
    today = firm.clock.today()
    assert [hit.id for hit in search.find("quill", today)] == [third]
    assert [hit.id for hit in search.find("1002", today) if hit.kind == "client"] == [third]
    found = search.find_by_id(second, today)
    assert found is not None
    assert found.id == third


def test_rows_of_files_that_became_the_other_are_the_kept_ones(firm: Firm) -> None:
    kept, gone = firm.client("Margaret Alder"), firm.client("Peggy Alder")
    batch = ImportBatch.create(kind="clients", file_name="a.csv", file_sha256="x", imported_at=firm.clock.now())
    ImportRow.create(batch_id=batch.id, kind="clients", source="s", source_key="id:7", row_hash="h", record_id=gone)
    ImportRow.create(batch_id=batch.id, kind="jobs", source="s", source_key="id:7", row_hash="h", record_id=gone)
    merge_id = merge(firm, kept, gone)
    assert [row.record_id for row in ImportRow.select().order_by(ImportRow.id)] == [kept, gone]
    firm.everafter.client_merges.take_apart(merge_id)
    assert [row.record_id for row in ImportRow.select().order_by(ImportRow.id)] == [gone, gone]


def test_who_is_kept_separate_stays_so_and_is_told_apart_from_the_two(firm: Firm) -> None:
    merges = firm.everafter.client_merges
    kept, gone, third = firm.client("Margaret Alder"), firm.client("Peggy Alder"), firm.client("Alder & Co")
    merges.keep_separate(third, gone)
    merges.keep_separate(kept, gone)
    merges.keep_separate(gone, kept)
    assert KeptSeparate.select().count() == 2
    merge(firm, kept, gone)
    (row,) = KeptSeparate.select()
    assert (row.first_client_id, row.second_client_id) == (kept, third)
    firm.everafter.history.undo()
    assert KeptSeparate.select().count() == 2


def test_what_cannot_be_merged_is_said_and_nothing_changes(firm: Firm) -> None:
    kept, gone = firm.client("Margaret Alder"), firm.client("Peggy Alder")
    with pytest.raises(ValidationError, match="same card twice"):
        merge(firm, kept, kept)
    with pytest.raises(ConflictError, match="Peggy Alder"):
        firm.everafter.client_merges.merge(MergeDraft(kept, gone, gone_version=99))
    firm.everafter.clients.archive(gone, Client.get_by_id(gone).version)
    with pytest.raises(NotAllowedError, match="bring them back first"):
        merge(firm, kept, gone)
    assert ClientMerge.select().count() == 0


def test_somebody_who_asked_for_no_contact_stays_uncalled(firm: Firm) -> None:
    clients = firm.everafter.clients
    for reason, expected in (("no_contact", "no_contact"), ("moved", "")):
        kept, gone = firm.client("Margaret Alder"), firm.client("Peggy Alder")
        clients.change(gone, Client.get_by_id(gone).version, ClientChanges(ended_reason=reason))
        merge(firm, kept, gone)
        assert Client.get_by_id(kept).ended_reason == expected


_STEPS = st.lists(
    st.sampled_from(("job", "complaint", "note", "opt_out", "allow", "phone", "same_place", "fact", "refer", "factor")),
    max_size=6,
)


@settings(
    max_examples=12,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(of_kept=_STEPS, of_gone=_STEPS, chosen=st.frozensets(st.sampled_from(("name", "preferred_name", "kind"))))
def test_merging_and_taking_apart_leaves_every_row_as_it_was(
    firm: Firm, of_kept: list[str], of_gone: list[str], chosen: frozenset[str]
) -> None:
    firm.clock.move_on(minutes=1)
    kept, gone = firm.client("Margaret Alder", preferred_name="Peg"), firm.client("Peggy Alder", kind="business")
    for client_id, other, steps in ((kept, gone, of_kept), (gone, kept, of_gone)):
        for step in steps:
            _live(firm, client_id, other, step)
    look_again(firm, kept, gone)
    before = snapshot()
    merge_id = merge(firm, kept, gone, *chosen)
    firm.everafter.client_merges.take_apart(merge_id)
    assert differences(snapshot(), before) == {}


def _live(firm: Firm, client_id: int, other: int, step: str) -> None:
    clients = firm.everafter.clients
    match step:
        case "job":
            firm.finished_job(client_id)
        case "complaint":
            firm.complaint(client_id)
        case "note":
            clients.write_note(client_id, NoteDraft(words="Rang", kind="call"))
        case "opt_out" | "allow":
            firm.everafter.permissions.write(client_id, "email", {"sales": step == "allow"}, "said so")
        case "phone":
            firm.everafter.contact_points.add(client_id, ContactDraft("5035557777"))
        case "same_place":
            site = firm.everafter.sites.add(client_id, SiteDraft(street="1 High Street", town="Salem"))
            firm.everafter.areas.add(site, AreaDraft("Hall", fibre="wool", marks=("ink",)))
            firm.booked_job(client_id, site_id=site)
        case "fact":
            firm.everafter.facts.add(client_id, FactDraft("Dog"))
        case "factor":
            ClientFactor.get_or_create(client_id=client_id, factor="pets")
        case "refer":
            Referral.get_or_create(
                referrer_id=client_id, referred_id=other, defaults={"noted_at": firm.clock.now(), "note": "x"}
            )


def test_a_card_with_thousands_of_entries_is_merged_in_few_statements(firm: Firm) -> None:
    kept, gone = firm.client("Margaret Alder"), firm.client("Peggy Alder")
    TimelineEntry.insert_many(
        [{"client_id": gone, "kind": "note", "happened_at": firm.clock.now(), "words": "x"} for _each in range(1200)]
    ).execute()
    merge_id = merge(firm, kept, gone)
    assert TimelineEntry.select().where(TimelineEntry.client == kept).count() == 1201
    assert firm.everafter.client_merges.take_apart(merge_id).stays == ()
    assert TimelineEntry.select().where(TimelineEntry.client == gone).count() == 1201


def test_what_they_told_us_of_other_cleaners_fills_what_nobody_knew_and_goes_back(firm: Firm) -> None:
    kept, gone = firm.client("Ana Bell"), firm.client("Ana Bel")
    firm.everafter.clients.change(gone, 1, ClientChanges(others_minor=18_000, cleaner_count=3, our_rank=2))

    def told(client_id: int) -> tuple[int | None, ...]:
        row = Client.get_by_id(client_id)
        return row.others_minor, row.cleaner_count, row.our_rank

    firm.everafter.client_merges.merge(MergeDraft(kept, gone))
    assert told(kept) == (18_000, 3, 2)
    firm.everafter.history.undo()
    assert (told(kept), told(gone)) == ((None, None, None), (18_000, 3, 2))
