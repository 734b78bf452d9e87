"""Reports come whole or not at all, are marked once they are whole, and a lost photo is told and not fatal."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.errors import NotAllowedError, NotFoundError, StorageError
from app.models.clients import Client, TimelineEntry
from app.models.jobs import Attachment, Job
from app.papers.paper_files import PrintResult
from app.papers.paper_kind import PrintOptions
from app.papers.paper_request import PaperRequest
from app.papers.printing import print_papers
from app.queries.client_rows import TimelineFilter
from app.queries.job_reports import list_jobs_due_a_report
from app.queries.timeline import list_timeline
from tests.app.photo_builders import add_pair, add_photo, lose_photo
from tests.builders import Firm


def text_of(stream: io.BytesIO) -> str:
    return " ".join("\n".join(page.extract_text() for page in PdfReader(stream).pages).split())


def number_of(job_id: int) -> int:
    return int(Job.get_by_id(job_id).number)


def due(firm: Firm) -> list[int]:
    return list_jobs_due_a_report(firm.clock.now())


def test_all_due_reports_are_printed_once_and_stand_on_the_timeline(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    job_id = firm.finished_job(client_id)
    target = io.BytesIO()
    result = print_papers(firm.everafter, target, PaperRequest("job-report", is_all_due=True))
    assert (result.papers, result.pages, result.job_ids) == (1, 1, (job_id,))
    assert "Thank you, Ana, for having Luis Santos in your home." in text_of(target)
    lines = list_timeline(client_id, TimelineFilter.EVERYTHING, None, 5)
    assert f"Paper: Report of job {number_of(job_id)} printed" in [line.headline for line in lines]
    entry = TimelineEntry.get(TimelineEntry.job_id == job_id)
    assert (entry.kind, entry.direction, entry.person_id) == ("paper", "out", firm.dana)
    with pytest.raises(NotFoundError, match="No job report is due"):
        print_papers(firm.everafter, io.BytesIO(), PaperRequest("job-report", is_all_due=True))


def test_nobody_who_was_erased_gets_a_report(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    job_id = firm.finished_job(client_id)
    firm.everafter.erasures.erase(client_id, "Ana Ruiz")
    with pytest.raises(NotAllowedError, match="was erased at their wish; nothing was printed"):
        print_papers(firm.everafter, io.BytesIO(), PaperRequest("job-report", jobs=(number_of(job_id),)))


def test_a_preview_marks_nothing(firm: Firm) -> None:
    job_id = firm.finished_job(firm.client("Ana Ruiz"))
    print_papers(
        firm.everafter, io.BytesIO(), PaperRequest("job-report", is_all_due=True), PrintOptions(is_preview=True)
    )
    assert due(firm) == [job_id]


def test_a_report_that_could_not_be_written_is_still_due(firm: Firm, tmp_path: Path) -> None:
    job_id = firm.finished_job(firm.client("Ana Ruiz"))
    with pytest.raises(StorageError):
        print_papers(firm.everafter, tmp_path / "missing" / "reports.pdf", PaperRequest("job-report", is_all_due=True))
    assert due(firm) == [job_id]


def test_a_client_gets_the_report_of_their_newest_finished_visit(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    number = int(Client.get_by_id(client_id).number)
    firm.booked_job(client_id)
    with pytest.raises(NotFoundError, match=f"Client {number} has no finished visit yet"):
        print_papers(firm.everafter, io.BytesIO(), PaperRequest("job-report", clients=(number,)))
    firm.finished_job(client_id)
    firm.clock.move_on(days=1)
    newest = firm.finished_job(client_id)
    assert print_papers(firm.everafter, io.BytesIO(), PaperRequest("job-report", clients=(number,))).job_ids == (
        newest,
    )


def test_the_visits_of_a_day_are_those_finished_on_it(firm: Firm) -> None:
    first = firm.finished_job(firm.client("Ana Ruiz"))
    monday = firm.clock.today()
    firm.clock.move_on(days=1)
    second = firm.finished_job(firm.client("Bo Lind"))
    assert print_papers(firm.everafter, io.BytesIO(), PaperRequest("job-report", day=monday)).job_ids == (first,)
    assert print_papers(firm.everafter, io.BytesIO(), PaperRequest("job-report")).job_ids == (second,)
    firm.clock.move_on(days=1)
    with pytest.raises(NotFoundError, match="No visit was finished on 2026-03-04"):
        print_papers(firm.everafter, io.BytesIO(), PaperRequest("job-report"))


def test_a_job_that_is_not_finished_has_no_report_and_the_others_have(firm: Firm) -> None:
    done, planned = firm.finished_job(firm.client("Ana Ruiz")), firm.booked_job(firm.client("Bo Lind"))
    numbers = [number_of(planned), number_of(done)]
    result = print_papers(firm.everafter, io.BytesIO(), PaperRequest("job-report", jobs=tuple(numbers)))
    assert result.job_ids == (done,)
    assert result.warnings == (f"Job {numbers[0]} is not finished, so there is nothing to report yet.",)
    for wrong in ([numbers[0]], [9_999_999], [numbers[1], 9_999_999]):
        target = io.BytesIO()
        with pytest.raises(NotFoundError):
            print_papers(firm.everafter, target, PaperRequest("job-report", jobs=tuple(wrong)))
        assert target.getvalue() == b""


def test_photos_they_let_us_show_are_on_the_report_and_a_lost_one_is_told(firm: Firm) -> None:
    job_id = firm.finished_job(firm.client("Ana Ruiz"))
    add_pair(firm, job_id, 1)
    before, _after = add_pair(firm, job_id, 2)
    target = io.BytesIO()
    assert print_papers(firm.everafter, target, PaperRequest("job-report", is_all_due=True)).warnings == ()
    assert len(PdfReader(target).pages[0].images) == 4
    lose_photo(firm, before)
    target = io.BytesIO()
    result = print_papers(firm.everafter, target, PaperRequest("job-report", jobs=(number_of(job_id),)))
    assert result.warnings == (
        "1 photo is left out because its file is missing or damaged; restore a backup to have it again.",
    )
    assert len(PdfReader(target).pages[0].images) == 2


def cards(firm: Firm, *, jobs: tuple[int, ...] = (), clients: tuple[int, ...] = ()) -> tuple[PrintResult, io.BytesIO]:
    target = io.BytesIO()
    return print_papers(firm.everafter, target, PaperRequest("show-card", jobs=jobs, clients=clients)), target


def test_a_named_photo_prints_the_card_of_its_pair_alone(firm: Firm) -> None:
    job_id = firm.finished_job(firm.client("Margaret Alder"))
    add_pair(firm, job_id, 1)
    for photo_id in add_pair(firm, job_id, 2):
        target = io.BytesIO()
        wanted = PaperRequest("show-card", jobs=(number_of(job_id),), photos=(Attachment.get_by_id(photo_id).sha256,))
        assert print_papers(firm.everafter, target, wanted).papers == 1
        assert "place 1" not in text_of(target)
    with pytest.raises(NotFoundError, match="no pair of photos"):
        print_papers(
            firm.everafter, io.BytesIO(), PaperRequest("show-card", jobs=(number_of(job_id),), photos=("gone",))
        )


def test_a_card_for_each_pair_and_no_word_of_where_they_live(firm: Firm) -> None:
    client_id = firm.client("Margaret Alder", first_name="Margaret", last_name="Alder")
    job_id = firm.finished_job(client_id)
    add_pair(firm, job_id, 1)
    add_pair(firm, job_id, 2)
    result, target = cards(firm, jobs=(number_of(job_id),))
    assert (result.papers, result.pages, result.job_ids) == (2, 2, (job_id,))
    text = text_of(target)
    assert "Luis brought it back for Margaret, March 2026." in text
    for private in ("Alder", "Orchard Lane", "Millbrook", "97222"):
        assert private not in text
    assert due(firm) == [job_id], "a card is no report"


def test_without_consent_there_is_one_sentence_and_no_card(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    job_id = firm.finished_job(client_id)
    add_photo(firm, job_id, "photo_before", may_show=True)
    add_photo(firm, job_id, "photo_after", may_show=False)
    number = int(Client.get_by_id(client_id).number)
    for jobs, clients in (((number_of(job_id),), ()), ((), (number,))):
        with pytest.raises(NotFoundError, match="no pair of photos that the client lets us show"):
            cards(firm, jobs=jobs, clients=clients)
    with pytest.raises(NotFoundError, match="of which visit"):
        cards(firm)


def test_a_clients_card_is_of_the_newest_visit_with_photos(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    first = firm.finished_job(client_id)
    add_pair(firm, first)
    firm.clock.move_on(days=1)
    second = firm.finished_job(client_id)
    add_pair(firm, second)
    firm.clock.move_on(days=1)
    firm.finished_job(client_id)
    result, _target = cards(firm, clients=(int(Client.get_by_id(client_id).number),))
    assert result.job_ids == (second,)


def test_a_card_whose_photos_are_all_lost_is_not_made(firm: Firm, tmp_path: Path) -> None:
    job_id = firm.finished_job(firm.client("Ana Ruiz"))
    before, _after = add_pair(firm, job_id, 1)
    lose_photo(firm, before)
    file = tmp_path / "card.pdf"
    with pytest.raises(NotFoundError, match="missing or damaged"):
        print_papers(firm.everafter, file, PaperRequest("show-card", jobs=(number_of(job_id),)))
    assert not file.exists()
    add_pair(firm, job_id, 2)
    result = print_papers(firm.everafter, file, PaperRequest("show-card", jobs=(number_of(job_id),)))
    assert (result.papers, len(result.warnings)) == (1, 1)
