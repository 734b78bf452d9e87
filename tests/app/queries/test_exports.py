"""The lists that can be taken out: every row once, in the documented columns, without a secret."""

from __future__ import annotations

from app.models.clients import AccessCode, Client, Site
from app.models.tables import MODELS
from app.models.team import Person
from app.queries.exports import chosen_list, export_lists, one_picture, table_lists
from app.services.drafts import (
    ClientChanges,
    ContactDraft,
    FactDraft,
    FeedbackDraft,
    FinishDraft,
    NoteDraft,
    PaymentDraft,
    PromiseDraft,
)
from tests.app.services.complaint_stories import Story
from tests.builders import Firm

FILLED = {
    "clients", "jobs", "complaints", "feedback", "notes", "payments", "certificates", "prices", "places", "contacts",
    "wishes", "facts", "promises", "work", "people", "closed_days", "letters",
}  # fmt: skip


def lived_in(firm: Firm) -> int:
    """A client with something in every list."""
    client_id = firm.client(
        "Ana Ruiz", facts=(FactDraft("Biscuit", may_print=True), FactDraft("SECRET fact", is_private=True))
    )
    paid = (PaymentDraft("card", 15_000),)
    job_id = firm.finished_job(
        client_id, FinishDraft(left_at=firm.clock.now(), payments=paid, answer="good", words="Good")
    )
    firm.everafter.clients.write_note(client_id, NoteDraft("Said hello", kind="call"))
    firm.everafter.clients.write_note(client_id, NoteDraft("SECRET words", is_private=True))
    firm.everafter.permissions.write(client_id, "email", {"sales": False}, "asked")
    firm.everafter.permissions.write(client_id, "email", {"service": False}, "asked")
    firm.everafter.permissions.write(client_id, "text", {"sales": True}, "asked")
    firm.everafter.promises.make(client_id, PromiseDraft("A call", firm.clock.now()))
    Story(firm, firm.complaint(client_id)).to_made_good()
    firm.everafter.firm.add_price_items([{"name": "Room", "price_minor": 5_000}])
    firm.everafter.feedback.record(FeedbackDraft(client_id, job_id, "great", 10))
    firm.clock.move_on(days=363)
    firm.everafter.rewards.refresh()
    site = Site.get(Site.client == client_id)
    AccessCode.create(site=site.id, opens="gate", code="SECRET-4711")
    Person.update(pin_hash="SECRET-hash").execute()
    return client_id


def test_every_list_has_as_many_cells_as_headings_and_no_secret(firm: Firm) -> None:
    lived_in(firm)
    for name, each in export_lists().items():
        rows = list(each.rows())
        assert rows or name not in FILLED, name
        assert {len(row) for row in rows} <= {len(each.headings)}, name
        assert all(isinstance(row[column], int | None) for row in rows for column in each.money_columns), name
        assert "SECRET" not in repr(rows), name
    for table in table_lists():
        rows = list(table.rows())
        assert len(rows) == MODELS[table.name].select().count(), table.name
        assert "SECRET-" not in repr(rows), table.name


def test_the_lists_say_what_is_so(firm: Firm) -> None:
    client_id = lived_in(firm)
    lists = {
        name: [dict(zip(each.headings, row, strict=True)) for row in each.rows()]
        for name, each in export_lists().items()
    }
    (client,) = lists["clients"]
    assert (client["Number"], client["Name"], client["Opted out"], client["Visits"]) == (
        1001,
        "Ana Ruiz",
        "email",
        1,
    )
    assert (client["Paid us in all"], client["Owes us"]) == (15_000, 0)
    (job,) = lists["jobs"]
    assert (job["Job"], job["Client number"], job["Amount"], job["Technician"], job["State"]) == (
        2001, 1001, 15_000, "Luis Santos", "done",
    )  # fmt: skip
    (complaint,) = lists["complaints"]
    assert (complaint["Complaint"], complaint["State"], complaint["Job"], complaint["What we learnt"]) == (
        101, "made_good", 2001, "Dry the pad first",
    )  # fmt: skip
    assert [row["Kind"] for row in lists["notes"]] == ["call"]
    assert [row["Answer"] for row in lists["feedback"]] == ["good", "great", "great"]
    (payment,) = lists["payments"]
    assert (payment["Amount"], payment["How"], payment["Job"]) == (15_000, "card", 2001)
    assert [(row["For"], row["Level"], row["State"]) for row in lists["certificates"]] == [("tenure", 1, "due")]
    firm.everafter.clients.archive(client_id, Client.get_by_id(client_id).version)
    assert list(export_lists()["clients"].rows()) == []
    assert len(list(export_lists()["jobs"].rows())) == 1, "their jobs stay"


def test_chosen_rows_come_in_their_own_order_and_who_is_gone_is_left_out(firm: Firm) -> None:
    ids = [firm.client(f"Client {number}", phones=(), emails=()) for number in range(4)]
    firm.everafter.clients.archive(ids[1], Client.get_by_id(ids[1]).version)
    rows = chosen_list("clients", [ids[3], 99_999, ids[1], ids[0]]).rows()
    assert [row[1] for row in rows] == ["Client 3", "Client 0"]


def test_whoever_said_no_or_is_gone_is_on_no_mailing_list(firm: Firm) -> None:
    def someone(name: str) -> int:
        return firm.client(name, emails=(ContactDraft(f"{name.lower()}@example.org"),))

    ids = {name: someone(name) for name in ("Ana", "Ben", "Cleo", "Dora", "Eve")}
    permissions = firm.everafter.permissions
    permissions.write(ids["Ana"], "email", {"sales": True}, "asked")
    permissions.write(ids["Ben"], "email", {"sales": False}, "asked")
    permissions.write(ids["Cleo"], "letter", {"service": False}, "asked")
    for name, reason in (("Dora", "no_contact"), ("Eve", "died")):
        version = Client.get_by_id(ids[name]).version
        firm.everafter.clients.change(ids[name], version, ClientChanges(ended_reason=reason))
    lists = export_lists()
    letters = [row[lists["letters"].headings.index("Name")] for row in lists["letters"].rows()]
    emails = [(row[0], row[-1]) for row in lists["emails"].rows()]
    assert letters == ["Ana", "Ben"]
    assert emails == [("ana@example.org", 1), ("cleo@example.org", 0)]


def test_rows_stream_to_the_last_however_many_pages_they_fill(firm: Firm) -> None:
    now = firm.clock.now()
    rows = [
        {"number": number, "name": f"N{number}", "sort_name": "n", "created_at": now, "kind": "home"}
        for number in range(2_001)
    ]
    with firm.everafter.database.atomic():
        for start in range(0, len(rows), 500):
            Client.insert_many(rows[start : start + 500]).execute()
    with one_picture():
        assert [row[0] for row in export_lists()["clients"].rows()] == list(range(2_001))
    assert [row[0] for row in chosen_list("clients", range(2_001, 0, -1)).rows()] == list(range(2_000, -1, -1))
