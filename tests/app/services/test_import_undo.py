"""An undo takes an import back whole, and keeps and names whatever somebody has put a hand to since."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import Cancelled, NotAllowedError
from app.exchange.import_plan import undo_import
from app.jobs import JobProgress
from app.models.audit import AuditUnit
from app.models.clients import Client, ContactPoint, KeptSeparate, Site
from app.models.complaints import Complaint
from app.models.imports import ImportBatch, ImportRow
from app.models.jobs import Job
from app.models.tables import MODELS
from app.services.drafts import AreaDraft, ClientChanges, ContactDraft, FactDraft, NoteDraft, PaymentDraft, SiteDraft
from app.services.import_undo import _ABOVE, _MADE
from app.services.place_drafts import AccessCodeDraft
from tests.app.exchange.import_desk import Desk, client_named, everything
from tests.app.exchange.whole_files import FILES
from tests.builders import Firm

HEAD = "Client #,First name,Last name,Company,Phone,Email,Address,City,Zip,Tags,Notes,Do not email"
ANA = "7,Ana,Ruiz,,(503) 555 0107,ana@example.org,7 Elm,Millbrook,97222,VIP,Has a dog,no"
BO = "8,Bo,Lind,,(503) 555 0108,bo@example.org,8 Elm,Millbrook,97222,,,yes"
JOBS = ("Job number,Client number,Client name,Date,Description,Amount,Paid", "J1,7,Ana Ruiz,2/10/2026,Lounge,100,yes")

GONE_WITH_BO = {"client": 1, "site": 1, "contact_point": 2, "contact_permission": 1}


@pytest.fixture
def desk(firm: Firm, tmp_path: Path) -> Desk:
    return Desk(firm, tmp_path)


def bring_both(desk: Desk) -> int:
    result = desk.bring(desk.write("clients.csv", HEAD, ANA, BO), desk.write("jobs.csv", *JOBS))
    assert result.import_id is not None
    return result.import_id


def take_back(desk: Desk, import_id: int) -> tuple[str, ...]:
    return undo_import(desk.firm.everafter.units, desk.firm.clock, import_id).kept


def test_every_table_that_an_import_may_write_is_known_to_its_undo() -> None:
    """A row without the import's number, or whose owner cannot be told, would stay behind."""
    numbered = {name for name, model in MODELS.items() if "import_id" in model.columns()}
    assert {model.table() for model in _MADE} == numbered - {"audit_unit"}
    for model in _MADE:
        columns = model.columns()
        above = _ABOVE.get(model.table())
        assert model is Client or "client_id" in columns or above is not None, model.table()
        assert above is None or f"{above}_id" in columns
        assert above is None or "client_id" in MODELS[above].columns() or "client_id" in columns


def hang_note(firm: Firm, client_id: int) -> None:
    firm.everafter.clients.write_note(client_id, NoteDraft("Rang them", kind="call"))


def hang_fact(firm: Firm, client_id: int) -> None:
    firm.everafter.facts.add(client_id, FactDraft("Biscuit", kind="pet"))


def hang_number(firm: Firm, client_id: int) -> None:
    firm.everafter.contact_points.add(client_id, ContactDraft("(503) 555 0999"))


def hang_room(firm: Firm, client_id: int) -> None:
    firm.everafter.areas.add(Site.get(Site.client == client_id).id, AreaDraft("Stairs"))


def hang_code(firm: Firm, client_id: int) -> None:
    firm.everafter.access_codes.add(Site.get(Site.client == client_id).id, AccessCodeDraft("Gate", "1234"))


def hang_payment(firm: Firm, client_id: int) -> None:
    job = Job.get(Job.client == client_id)
    firm.everafter.jobs.take_payment(job.id, job.version, PaymentDraft("cash", 500))


def change_site(firm: Firm, client_id: int) -> None:
    firm.everafter.sites.change(Site.get(Site.client == client_id).id, None, SiteDraft(street="9 Ash"))


def change_wish(firm: Firm, client_id: int) -> None:
    firm.everafter.permissions.write(client_id, "text", {"sales": False}, "said so")


def rename(firm: Firm, client_id: int) -> None:
    client = Client.get_by_id(client_id)
    firm.everafter.clients.change(client_id, client.version, ClientChanges(company_name="Ruiz and Sons"))


def hang_referral(firm: Firm, client_id: int) -> None:
    friend = firm.client("A Friend")
    Client.update(referred_by=client_id).where(Client.id == friend).execute()


@pytest.mark.parametrize(
    "act",
    [
        hang_note, hang_fact, hang_number, hang_room, hang_code, hang_payment, change_site, change_wish, rename,
        hang_referral, Firm.booked_job, Firm.complaint,
    ],
)  # fmt: skip
def test_whoever_somebody_worked_with_stays_whole_and_is_named(desk: Desk, act: Callable[[Firm, int], object]) -> None:
    import_id = bring_both(desk)
    act(desk.firm, client_named("Ana Ruiz").id)
    here = everything(without=("import_row",))
    assert take_back(desk, import_id) == ("Ana Ruiz",)
    left = everything(without=("import_row",))
    gone = {table: len(set(map(repr, rows)) - set(map(repr, left[table]))) for table, rows in here.items()}
    assert {table: count for table, count in gone.items() if count} == GONE_WITH_BO
    assert all(set(map(repr, rows)) <= set(map(repr, here[table])) for table, rows in left.items())


def test_nothing_is_left_of_an_import_that_nobody_touched_of_any_kind_of_file(desk: Desk) -> None:
    desk.firm.finished_job(desk.firm.client("Here before"))
    before = everything()
    for file in sorted(FILES.glob("*.csv")):
        result = desk.bring(file)
        assert desk.take_back(result).kept == (), file.name
        assert everything() == before, file.name
    assert ImportRow.select().count() == 0


def test_a_job_that_stays_keeps_its_lines_and_its_payment(desk: Desk) -> None:
    ana = desk.firm.client("Ana Ruiz")
    result = desk.bring(desk.write("jobs.csv", *JOBS))
    desk.firm.complaint(ana, job_id=Job.get().id)
    here = everything(without=("import_row",))
    assert desk.take_back(result).kept == ("Ana Ruiz",)
    assert everything(without=("import_row",)) == here
    assert Complaint.get().job_id == Job.get().id


def test_what_was_added_to_somebody_of_before_and_edited_since_stays_and_is_named(desk: Desk) -> None:
    desk.firm.client("Ana Ruiz", phones=(ContactDraft("(503) 555 0107"),), emails=())
    result = desk.bring(
        desk.write("mail.csv", "First name,Last name,Phone,Email", "Ana,Ruiz,(503) 555 0107,a@example.org")
    )
    assert result.counts.merged == 1
    mail = ContactPoint.get(ContactPoint.kind == "email")
    desk.firm.everafter.contact_points.change(mail.id, mail.version, ContactDraft("ana@example.org", "email"))
    assert desk.take_back(result).kept == ("Ana Ruiz",)
    assert ContactPoint.get(ContactPoint.kind == "email").value == "ana@example.org"


def test_a_pair_kept_separate_goes_with_whom_it_speaks_of(desk: Desk) -> None:
    here = desk.firm.client("Ana Ruiz the elder")
    result = desk.bring(desk.write("clients.csv", HEAD, ANA))
    desk.firm.everafter.client_merges.keep_separate(here, client_named("Ana Ruiz").id)
    assert KeptSeparate.select().count() == 1
    assert desk.take_back(result).kept == ()
    assert KeptSeparate.select().count() == 0


def test_thirty_days_to_the_second_and_only_once(desk: Desk) -> None:
    import_id = bring_both(desk)
    desk.firm.clock.move_on(days=30)
    assert take_back(desk, import_id) == ()
    with pytest.raises(NotAllowedError, match="before"):
        take_back(desk, import_id)
    again = bring_both(desk)
    assert Client.select().count() == 2, "what was taken back may come again"
    desk.firm.clock.move_on(days=30, seconds=1)
    with pytest.raises(NotAllowedError, match="older than 30 days"):
        take_back(desk, again)


def test_pressing_cancel_at_any_step_leaves_all_of_the_import(desk: Desk) -> None:
    bring_both(desk)
    result = desk.bring(desk.write("second.csv", HEAD, ANA.replace("7 Elm", "9 Oak"), BO, BO.replace("8,Bo", "9,Cy")))
    assert result.import_id is not None
    here = everything()

    class StopAt(JobProgress):
        def __init__(self, step: int) -> None:
            super().__init__()
            self.left = step

        def report(self, done: int, total: int, message: str) -> None:
            assert 0 <= done <= total
            self.left -= 1
            if self.left == 0:
                self.cancel_flag.cancel()

    counted = StopAt(0)
    service = desk.firm.everafter.units
    for step in range(1, 100):
        progress = StopAt(step)
        try:
            undo_import(service, desk.firm.clock, result.import_id, progress)
        except Cancelled:
            assert everything() == here
            assert ImportBatch.get_by_id(result.import_id).undone_at is None
            continue
        counted = progress
        break
    assert counted.left > 0
    assert step > len(("client", "site", "contact_point", "put back"))
    assert AuditUnit.select().where(AuditUnit.label.startswith("Take back")).count() == 1
