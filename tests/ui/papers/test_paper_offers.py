"""What is offered for a day, a van, a client or a job; every kind of paper appears by itself."""

from __future__ import annotations

from datetime import date

from app.papers.kinds import PAPER_KINDS
from app.papers.paper_request import PaperRequest
from app.queries.papers_waiting import PapersWaiting, VanDay
from ui.papers.paper_offers import PaperChoice, PaperOffer, paper_offers

TODAY = date(2026, 3, 2)
DAY = date(2026, 3, 3)
WAITING = PapersWaiting(
    DAY,
    (VanDay("van 2", 3), VanDay("van 3", 1)),
    {"certificates": 2, "recovery-letter": 0, "invoice": 1200, "statement": 4},
    held_certificates=1,
)


def offers(choice: PaperChoice, waiting: PapersWaiting = WAITING) -> dict[str, PaperOffer]:
    return {each.request.kind: each for each in paper_offers(choice, waiting, TODAY)}


def test_every_kind_of_paper_is_offered() -> None:
    assert list(offers(PaperChoice(DAY))) == list(PAPER_KINDS)


def test_a_day_is_counted_and_what_is_due_too() -> None:
    found = offers(PaperChoice(DAY))
    assert found["job-sheets"].now == "4 visits, Tue 3 Mar"
    assert found["day-list"].now == "2 vans, Tue 3 Mar"
    assert found["certificates"].now == "2 wait · 1 held until a complaint is put right"
    assert found["certificates"].request == PaperRequest("certificates", is_all_due=True)
    assert found["invoice"].now == "1,200 wait"
    assert (found["recovery-letter"].now, found["recovery-letter"].has_papers) == ("none waits", False)
    assert found["honest-numbers"].now == "March 2026"
    assert (found["day-papers"].goes, found["invoice"].goes) == ("stays with us", "goes to the client")


def test_a_van_has_its_own_papers_only() -> None:
    found = offers(PaperChoice(DAY, "van 3"))
    assert {"day-papers", "day-list", "job-sheets"} <= set(found)
    assert "certificates" not in found
    assert found["job-sheets"].now == "1 visit, Tue 3 Mar"
    assert found["day-papers"].request == PaperRequest("day-papers", day=DAY, van="van 3")


def test_a_client_and_a_job_have_theirs() -> None:
    client = offers(PaperChoice(DAY, client=1001, name="Ana Ruiz"))
    assert client["statement"].request == PaperRequest("statement", clients=(1001,))
    assert client["statement"].now == "Ana Ruiz"
    assert "day-list" not in client
    job = offers(PaperChoice(DAY, client=1001, job=2001, name="Ana Ruiz"))
    assert job["invoice"].request == PaperRequest("invoice", jobs=(2001,))
    assert job["statement"].request == PaperRequest("statement", clients=(1001,))


def test_a_paper_of_one_client_asks_for_a_name() -> None:
    found = offers(PaperChoice(DAY))
    assert (found["show-card"].now, found["show-card"].has_papers) == ("for one client or job, named above", False)
    assert offers(PaperChoice(DAY, client=1001, name="Ana Ruiz"))["show-card"].has_papers


def test_an_empty_day_says_so() -> None:
    found = offers(PaperChoice(DAY), PapersWaiting(DAY))
    assert (found["job-sheets"].now, found["job-sheets"].has_papers) == ("no visit, Tue 3 Mar", False)
