"""One stream, newest first: every kind of thing once, whatever the page, the filter and the moment."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.models.aftercare import Feedback, Promise
from app.models.clients import TimelineEntry
from app.models.complaints import Complaint
from app.models.goodwill import Goodwill
from app.models.invoices import Invoice
from app.models.jobs import Job, Payment
from app.models.rewards import Reward
from app.queries.client_rows import TimelineFilter, TimelineRow
from app.queries.timeline import count_timeline, list_timeline
from app.queries.timeline_page import key_parts
from app.rules.wall_clock import day_bounds
from app.services.drafts import FeedbackDraft, FinishDraft, JobDraft, NoteDraft, PaymentDraft
from tests.builders import Firm


def everything(
    client_id: int, chosen: TimelineFilter = TimelineFilter.EVERYTHING, size: int = 200
) -> list[TimelineRow]:
    rows: list[TimelineRow] = []
    while page := list_timeline(client_id, chosen, rows[-1] if rows else None, size):
        assert len(page) <= size
        rows += page
    return rows


def test_each_kind_of_thing_is_told_in_plain_words(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz", note="Found us at the fair")
    service = firm.everafter.clients
    firm.clock.move_on(minutes=1)
    service.write_note(client_id, NoteDraft("Before ten", kind="call", meaning="night shift", duration_minutes=4))
    firm.clock.move_on(minutes=1)
    service.write_note(client_id, NoteDraft("Card sent", kind="letter", headline="Get well", is_private=True))
    firm.clock.move_on(minutes=1)
    job_id = firm.booked_job(client_id, firm.clock.now() - timedelta(hours=1), expectation="the wine mark")
    paid = (PaymentDraft("card", 15_000),)
    firm.finish(
        job_id,
        FinishDraft(arrived_at=firm.clock.now() - timedelta(minutes=65), left_at=firm.clock.now(), payments=paid),
    )
    firm.clock.move_on(minutes=1)
    firm.complaint(client_id, "You missed a corner")
    firm.clock.move_on(minutes=1)
    firm.everafter.feedback.record(FeedbackDraft(client_id, job_id, "good", 8, "Good", "a bit rushed"))
    payment, *rows = everything(client_id)
    assert (payment.headline, payment.meta, payment.is_whole_day) == (
        "$150.00 paid", "Card · for job 2001 · Dana", True,
    )  # fmt: skip
    assert [(row.kind, row.headline, row.chip) for row in rows] == [
        ("feedback", "Feedback: said “good”, not yet asked why", ""),
        ("complaint", "Complaint", "open"),
        ("job", "Job 2001 done — Living room", ""),
        ("letter", "Letter: Get well", ""),
        ("call", "Call", ""),
        ("note", "Note", ""),
    ]
    assert [row.words for row in rows[:3]] == ["“Good” → a bit rushed", "“You missed a corner”", "“the wine mark”"]
    assert [row.meta for row in rows[:5]] == [
        "aftercare call · Dana · 8 of 10", "logged by Dana · about job 2001", "Luis Santos · 1 h 05 · $150.00 paid",
        "Dana", "Dana · 4 min",
    ]  # fmt: skip
    assert [row.is_private for row in rows] == [False, False, False, True, False, False]
    assert (rows[1].complaint_id, rows[2].job_id, rows[4].words) == (1, job_id, "Before ten → night shift")


def test_jobs_in_every_state_have_their_own_sentence(firm: Firm) -> None:
    client_id, jobs = firm.client("Ana Ruiz"), firm.everafter.jobs
    from app.queries.jobs import get_job

    def version(job_id: int) -> int:
        return get_job(job_id).job.version

    jobs.enquire(JobDraft(client_id))
    lost = jobs.quote(JobDraft(client_id, description="stairs"))
    jobs.quote(JobDraft(client_id, description="rug"))
    jobs.lose(lost, version(lost), "too dear")
    gone, none, going, free = (firm.booked_job(client_id) for _each in range(4))
    jobs.cancel(gone, version(gone), "rain")
    jobs.mark_no_show(none, version(none))
    jobs.start(going, version(going))
    firm.finished_job(client_id, is_chargeable=False)
    rows = {row.headline.split(" — ")[0]: row for row in everything(client_id)}
    assert set(rows) == {
        "Job 2001 asked about", "Quote 2002 lost", "Job 2003 quoted", "Job 2004 cancelled", "Job 2005, nobody there",
        "Job 2006 under way", "Job 2007 booked", "Job 2008 done",
    }  # fmt: skip
    assert rows["Job 2004 cancelled"].words == "rain"
    assert rows["Job 2008 done"].meta == "Luis Santos · 1 h 00 · no charge"
    assert (rows["Job 2006 under way"].chip, rows["Job 2007 booked"].chip, rows["Job 2008 done"].chip) == (
        "under_way", "booked", "",
    )  # fmt: skip
    assert free
    assert rows["Job 2001 asked about"].headline.endswith("visit")


def test_paging_by_key_loses_and_doubles_nothing_when_all_happened_at_once(firm: Firm) -> None:
    """Like an import: 130 notes, nine jobs and three answers at the very same moment."""
    client_id = firm.client("Ana Ruiz")
    now = firm.clock.now()
    for number in range(130):
        kind = ("note", "call", "letter")[number % 3]
        firm.everafter.clients.write_note(client_id, NoteDraft(f"Number {number}", kind=kind, happened_at=now))
    for _number in range(9):
        firm.finished_job(client_id)
    for _number in range(3):
        firm.everafter.feedback.record(FeedbackDraft(client_id, answer="great"))
    whole = everything(client_id, size=1_000)
    assert len({row.key for row in whole}) == len(whole) == 142
    for size in (7, 60):
        assert everything(client_id, size=size) == whole
    newest = [row.key for row in whole if row.kind == "note"]
    assert newest == sorted(newest, key=lambda key: -int(key.split(":")[1])), "the later written stands above"


def test_filters_show_their_kinds_and_count_them(firm: Firm) -> None:
    client_id = firm.client("Margaret Alder")
    service = firm.everafter.clients
    for kind in ("note", "call", "text", "email", "in_person", "help", "letter", "paper"):
        service.write_note(client_id, NoteDraft("Words", kind=kind))
    for days in (0, 365):
        firm.clock.move_on(days=days)
        firm.finished_job(client_id, FinishDraft(left_at=firm.clock.now(), answer="great"))
    reward_id = Reward.select().where((Reward.rule == "tenure") & (Reward.state == "due")).get().id
    firm.everafter.rewards.issue([reward_id])
    firm.everafter.rewards.mark_printed([reward_id])
    firm.complaint(client_id)
    firm.everafter.history.undo()
    shown = {chosen: [row.kind for row in everything(client_id, chosen)] for chosen in TimelineFilter}
    assert shown[TimelineFilter.JOBS] == ["job", "job"]
    assert sorted(shown[TimelineFilter.CALLS]) == ["call", "email", "help", "in_person", "text"]
    assert shown[TimelineFilter.LETTERS][0] == "certificate"
    assert sorted(shown[TimelineFilter.LETTERS][1:]) == ["letter", "paper"]
    assert shown[TimelineFilter.COMPLAINTS] == ["complaint"]
    assert shown[TimelineFilter.FEEDBACK] == ["feedback", "feedback"]
    assert len(shown[TimelineFilter.EVERYTHING]) == 14
    assert count_timeline(client_id) == {str(chosen): len(kinds) for chosen, kinds in shown.items()}
    (row,) = everything(client_id, TimelineFilter.COMPLAINTS)
    assert row.chip == "withdrawn"
    certificate = everything(client_id, TimelineFilter.LETTERS)[0]
    assert (certificate.headline, certificate.reward_id) == ("Certificate 2027-0001 printed", reward_id)
    assert everything(99) == []


def test_whether_the_day_was_what_they_wished_for_stands_on_the_visit(firm: Firm) -> None:
    """S3.6: what would make today perfect, and was it so."""
    client_id = firm.client("Ana Ruiz")
    for is_met in (True, False):
        job_id = firm.booked_job(client_id, firm.clock.now() - timedelta(hours=1), expectation="the wine mark")
        firm.finish(job_id, FinishDraft(left_at=firm.clock.now(), is_expectation_met=is_met))
        firm.clock.move_on(minutes=1)
    assert [row.words for row in everything(client_id, TimelineFilter.JOBS)] == [
        "“the wine mark”, and it was not so", "“the wine mark”, and so it was",
    ]  # fmt: skip


def test_praise_to_the_face_of_the_technician_is_to_be_confirmed(firm: Firm) -> None:
    """S2.4: who asked, and whether the technician stood beside them."""
    client_id = firm.client("Ana Ruiz")
    asked = firm.everafter.feedback
    first = asked.record(FeedbackDraft(client_id, answer="great", is_technician_present=True))
    asked.record(FeedbackDraft(client_id, answer="great"))
    other, row = everything(client_id)
    assert (row.chip, row.meta) == ("to_be_confirmed", "aftercare call · Dana · technician was there")
    assert other.chip == ""
    asked.confirm(first, "love")
    assert everything(client_id)[1].chip == ""


def test_pages_joined_are_the_whole_stream_whatever_happened_at_the_same_moment(firm: Firm) -> None:
    """All sources, thrice at each of three moments, one of them the very end of a day, where money stands."""
    client_id = firm.client("Ana Ruiz")
    day = firm.clock.now().astimezone(firm.zone).date()
    moments = [day_bounds(day - timedelta(days=back), firm.zone)[1] - timedelta(microseconds=1) for back in (0, 1)]
    for at in (*moments, moments[1] - timedelta(hours=3)):
        for number in range(3):
            fill_moment(firm, client_id, at, number)
    for chosen in TimelineFilter:
        whole = everything(client_id, chosen, size=1_000)
        assert len({row.key for row in whole}) == len(whole) == count_timeline(client_id)[chosen]
        assert whole == sorted(whole, key=lambda row: (row.happened_at, *key_parts(row.key)), reverse=True)
        for size in (1, 2, 7, 31):
            assert everything(client_id, chosen, size) == whole
    kinds = {row.key.split(":")[0] for row in everything(client_id)}
    assert kinds == {
        "job", "complaint", "feedback", "entry", "reward", "payment", "invoice", "goodwill", "promise"
    }  # fmt: skip


def fill_moment(firm: Firm, client_id: int, at: datetime, number: int) -> None:
    """One thing of each source at this moment."""
    day, unique = at.astimezone(firm.zone).date(), int(f"{at:%d%H}{number}")
    name = str(unique)
    Job.create(client=client_id, number=unique, state="enquiry", created_at=at)
    Complaint.update(received_at=at).where(Complaint.id == firm.complaint(client_id)).execute()
    Feedback.create(client=client_id, asked_at=at)
    TimelineEntry.create(client=client_id, kind=("note", "call", "letter")[number], happened_at=at, words="Words")
    Reward.create(
        client=client_id, rule="tenure", level=unique, state="printed", printed_at=at, earned_on=day, number=name
    )
    Payment.create(
        client=client_id, amount_minor=100, paid_on=day, recorded_at=at, kind=("payment", "refund", "payment")[number]
    )
    Invoice.create(number=name, client=client_id, issued_on=day, net_minor=100, total_minor=100)
    Goodwill.create(client=client_id, what="Runner", cost_minor=100, given_at=at)
    Promise.create(client=client_id, what="Call", due_at=at, made_at=at)
