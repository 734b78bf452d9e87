"""Cards are chosen by day, job or client; a blank care card for the van needs nothing."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest
from pypdf import PdfReader

from app.errors import NotFoundError
from app.models.clients import Client
from app.papers.paper_request import PaperRequest
from app.papers.printing import print_papers
from app.photos import clean_photo
from app.queries.jobs import get_job
from tests.app.test_photos import picture
from tests.builders import Firm


def text_of(stream: io.BytesIO) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(stream).pages)


def test_without_a_choice_one_blank_care_card_is_printed(firm: Firm) -> None:
    firm.booked_job(firm.client("Ana Bell"))
    target = io.BytesIO()
    result = print_papers(firm.everafter, target, PaperRequest("care-card"))
    assert (result.papers, result.pages, result.warnings) == (1, 1, ())
    assert "Careful: slippery!" in text_of(target)
    assert "Ana Bell" not in text_of(target)


def test_care_cards_are_chosen_by_day_job_and_client(firm: Firm) -> None:
    ana = firm.client("Ana Bell")
    job = get_job(firm.booked_job(ana)).job
    firm.booked_job(firm.client("Ned"), firm.clock.now() + timedelta(hours=3))
    assert print_papers(firm.everafter, io.BytesIO(), PaperRequest("care-card", day=firm.clock.today())).papers == 2
    target = io.BytesIO()
    result = print_papers(firm.everafter, target, PaperRequest("care-card", jobs=(job.number, 9999)))
    assert (result.papers, result.warnings) == (1, ("1 of these jobs has no visit.",))
    assert "Ana Bell" in text_of(target)
    number = Client.get_by_id(ana).number
    assert print_papers(firm.everafter, io.BytesIO(), PaperRequest("care-card", clients=(number,))).papers == 1


def test_a_day_or_a_number_without_a_visit_is_one_sentence_and_writes_nothing(firm: Firm) -> None:
    target = io.BytesIO()
    with pytest.raises(NotFoundError, match="no visit on 2031-01-01; nothing was printed"):
        print_papers(firm.everafter, target, PaperRequest("care-card", day=date(2031, 1, 1)))
    with pytest.raises(NotFoundError, match="look at the number again"):
        print_papers(firm.everafter, target, PaperRequest("care-card", jobs=(77,)))
    with pytest.raises(NotFoundError, match="no client 77"):
        print_papers(firm.everafter, target, PaperRequest("care-card", clients=(77,)))
    assert target.getvalue() == b""


def test_visit_cards_are_chosen_by_day_job_and_client_and_today_if_nothing_is_said(firm: Firm) -> None:
    ana = firm.client("Ana Bell")
    tomorrow = firm.clock.now() + timedelta(days=1)
    job = get_job(firm.booked_job(ana, tomorrow)).job
    with pytest.raises(NotFoundError, match="no visit to come on 2026-03-02; nothing was printed"):
        print_papers(firm.everafter, io.BytesIO(), PaperRequest("visit-card"))
    assert print_papers(firm.everafter, io.BytesIO(), PaperRequest("visit-card", day=tomorrow.date())).papers == 1
    target = io.BytesIO()
    request = PaperRequest("visit-card", jobs=(job.number,))
    result = print_papers(firm.everafter, target, request)
    assert (result.papers, result.job_ids) == (1, (job.id,))
    assert "Luis is coming to you" in text_of(target)
    number = Client.get_by_id(ana).number
    assert print_papers(firm.everafter, io.BytesIO(), PaperRequest("visit-card", clients=(number,))).papers == 1
    firm.clock.move_on(days=2)
    with pytest.raises(NotFoundError, match="no visit to come"):
        print_papers(firm.everafter, io.BytesIO(), PaperRequest("visit-card", clients=(number,)))


def test_a_visit_without_a_technician_is_told(firm: Firm) -> None:
    firm.booked_job(firm.client(), technician_id=None)
    assert print_papers(firm.everafter, io.BytesIO(), PaperRequest("visit-card")).warnings == (
        "1 card has no technician yet.",
    )


def test_the_portrait_from_settings_stands_on_the_card_and_initials_where_its_file_is_gone(firm: Firm) -> None:
    photo = clean_photo(picture())
    firm.everafter.photos.set_portrait(firm.luis, photo)
    firm.booked_job(firm.client("Ana Bell"))
    target = io.BytesIO()
    print_papers(firm.everafter, target, PaperRequest("visit-card"))
    assert len(PdfReader(target).pages[0].images) == 1
    firm.everafter.photo_folder.remove(photo.sha256)
    firm.booked_job(firm.client("Ned"), firm.clock.now() + timedelta(hours=3))
    target = io.BytesIO()
    result = print_papers(firm.everafter, target, PaperRequest("visit-card"))
    assert result.warnings == ("The portrait of Luis Santos cannot be shown; initials stand in its place.",)
    assert len(PdfReader(target).pages[0].images) == 0
    assert "LS" in text_of(target)
