"""Letters to clients: nobody gets one against the rule, who is left out is named, and posting is what counts."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest
from pypdf import PdfReader

from app.errors import NotAllowedError, NotFoundError
from app.models.aftercare import AftercareStep
from app.models.clients import Client, TimelineEntry
from app.papers.kinds import PAPER_KINDS
from app.papers.paper_request import PaperRequest
from app.papers.printing import print_papers
from app.queries.letter_rows import LetterWish
from app.services.drafts import ClientChanges
from tests.builders import Firm


def printed(firm: Firm, request: PaperRequest) -> tuple[str, tuple[str, ...], tuple[int, ...]]:
    target = io.BytesIO()
    result = print_papers(firm.everafter, target, request)
    return "\n".join(page.extract_text() for page in PdfReader(target).pages), result.warnings, result.client_ids


def number(client_id: int) -> int:
    return int(Client.get_by_id(client_id).number)


def due_reminder(firm: Firm, client_id: int) -> AftercareStep:
    job_id = firm.booked_job(client_id, firm.clock.now() - timedelta(days=2))
    return AftercareStep.create(client=client_id, job=job_id, kind="reminder", due_on=date(2026, 3, 2), is_sales=True)


def test_what_is_due_goes_to_all_whom_the_rule_lets_have_it_and_the_others_are_named(firm: Firm) -> None:
    ana, bo, cy, di = (firm.client(name) for name in ("Ana Bell", "Bo Lind", "Cy Orr", "Di Ash"))
    for each in (ana, bo, cy, di):
        due_reminder(firm, each)
    firm.everafter.permissions.write(bo, "letter", {"sales": False}, "said so")
    firm.complaint(cy)
    Client.update(main_street="", main_town="").where(Client.id == di).execute()
    words, warnings, ids = printed(firm, PaperRequest("letter", is_all_due=True))
    assert ids == (ana,)
    assert "Dear Ana" in words
    assert "fresh start" in words
    assert warnings == (
        "Bo Lind wants no offers by letter.",
        "Cy Orr is waiting for us to put something right: no offers until that is done.",
        "No postal address of Di Ash is known.",
    )
    assert TimelineEntry.select().where(TimelineEntry.kind == "letter").count() == 0, "printing is not sending"


def test_posted_is_noted_once_and_does_the_step(firm: Firm) -> None:
    ana = firm.client("Ana Bell")
    step = due_reminder(firm, ana)
    kind, request = PAPER_KINDS["letter"], PaperRequest("letter", is_all_due=True)
    result = print_papers(firm.everafter, io.BytesIO(), request)
    assert kind.post is not None
    assert kind.post(firm.everafter, request, result) == 1
    assert AftercareStep.get_by_id(step.id).state == "done"
    entry = TimelineEntry.get(TimelineEntry.kind == "letter")
    assert (entry.client_id, entry.purpose, entry.direction) == (ana, "sales", "out")
    assert entry.words.startswith("Dear Ana,")
    assert kind.post(firm.everafter, request, result) == 0
    with pytest.raises(NotFoundError, match="No letter is due"):
        print_papers(firm.everafter, io.BytesIO(), request)


def test_one_client_gets_what_is_due_else_a_plain_word(firm: Firm) -> None:
    ana = firm.client("Ana Bell")
    assert "good to be in touch" in printed(firm, PaperRequest("letter", clients=(number(ana),)))[0]
    due_reminder(firm, ana)
    assert "fresh start" in printed(firm, PaperRequest("letter", clients=(number(ana),)))[0]
    firm.everafter.clients.change(ana, Client.get_by_id(ana).version, ClientChanges(ended_reason="no_contact"))
    with pytest.raises(NotAllowedError, match=r"Ana Bell asked not to be contacted\. Nothing was printed\."):
        printed(firm, PaperRequest("letter", clients=(number(ana),)))


def test_letters_that_somebody_wrote_say_what_was_written_and_pass_a_clock_with_a_warning(firm: Firm) -> None:
    ana, bo = firm.client("Ana Bell"), firm.client("Bo Lind")
    wishes = (
        LetterWish(ana, "free", "sales", "Dear Ana,\n\nShall we come in May?\nOr in June?"),
        LetterWish(bo, "birthday"),
        LetterWish(9_999, "birthday"),
    )
    words, warnings, ids = printed(firm, PaperRequest("letter", letters=wishes))
    assert ids == (ana, bo)
    assert "Shall we come in May?\nOr in June?" in words
    assert "happy birthday" in words
    assert warnings == ()
    kind, request = PAPER_KINDS["letter"], PaperRequest("letter", letters=wishes[:1])
    assert kind.post is not None
    kind.post(firm.everafter, request, print_papers(firm.everafter, io.BytesIO(), request))
    firm.clock.move_on(days=1)
    _words, warnings, ids = printed(firm, request)
    assert ids == (ana,)
    assert warnings == ("Ana Bell had an offer from us in the last 30 days: the next one from April 2, 2026 on.",)


def test_whose_visit_is_booked_gets_no_letter_to_book_it(firm: Firm) -> None:
    ana = firm.client("Ana Bell")
    due_reminder(firm, ana)
    firm.booked_job(ana, firm.clock.now() + timedelta(days=1))
    with pytest.raises(NotFoundError):
        printed(firm, PaperRequest("letter", is_all_due=True))
