from __future__ import annotations

import json
import os
import signal
from datetime import date, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.clock import FixedClock
from app.command_line.desk import ending_in_order
from app.everafter import open_everafter
from app.models.jobs import Attachment, Job
from app.papers.kinds import PAPER_KINDS
from app.papers.paper_files import whole_file
from app.queries.jobs import find_job, get_job
from app.queries.loyalty import list_now
from app.queries.papers_waiting import get_papers_waiting
from app.queries.rewards import list_due_certificates
from app.queries.today import get_today
from tests.app.command_line.conftest import NOW, ZONE, Call


def words_of(file: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(file).pages)


def test_the_sheets_of_today_and_of_another_day_are_printed_and_marked(call: Call, desk: str, tmp_path: Path) -> None:
    today, tomorrow = tmp_path / "today.pdf", tmp_path / "tomorrow.pdf"
    answer = call("print", "job-sheets", "-o", today, "--data", desk, "--json")
    assert answer.code == 0
    assert answer.facts == {"pages": len(PdfReader(today).pages), "papers": answer.facts["papers"]}
    assert answer.facts["papers"] >= 1
    spoken = call("print", "job-sheets", "--date", "2026-03-07", "-o", tomorrow, "--data", desk, "--paper", "a4")
    assert spoken.code == 0
    assert "job sheet" in spoken.out
    assert round(float(PdfReader(tomorrow).pages[0].mediabox.width)) == 595
    assert not list(tmp_path.glob("*.part"))


def test_today_loyalty_the_list_of_papers_and_the_command_line_count_the_same(
    call: Call, desk: str, tmp_path: Path
) -> None:
    everafter = open_everafter(desk, clock=FixedClock(datetime.fromisoformat(NOW), ZONE))
    today, now = everafter.clock.today(), everafter.clock.now()
    first_screen, waiting = get_today(now, ZONE), get_papers_waiting(today, now, ZONE)
    due_now = list_now(today, ZONE)
    this_week = [row for row in first_screen.loyalty if row.due_on is None or row.due_on <= today]
    everafter.close()
    assert {row.id for row in this_week} == {line.reward_id for line in due_now}
    assert waiting.due["certificates"] == sum(line.is_certificate for line in due_now)
    assert waiting.due["thank-you-note"] == first_screen.thanks_count
    assert sum(count > 0 for count in waiting.due.values()) >= 6
    for kind, count in waiting.due.items():
        ways = ["--all-due"] if "all-due" in PAPER_KINDS[kind].ways else []
        made = call("print", kind, *ways, "-o", tmp_path / f"{kind}.pdf", "--data", desk, "--json")
        assert (kind, made.code == 0, made.facts["papers"]) == (kind, count > 0, count)


def test_one_job_one_client_and_one_complaint_can_be_named(call: Call, desk_file: Path, tmp_path: Path) -> None:
    board = call("board", "--json", "--data", desk_file).facts["complaints"]
    tom = next(row["number"] for row in board if row["client"] == "Tom Reyes")
    sheet = tmp_path / "sheet.pdf"
    assert call("print", "job-sheets", "--complaint", tom, "-o", sheet, "--data", desk_file).code == 0
    assert "Tom Reyes" in words_of(sheet)
    margaret = call("find", "alder margaret", "--json", "--data", desk_file).facts["hits"][0]["id"]
    everafter = open_everafter(desk_file)
    from app.models.clients import Client
    from app.models.jobs import Job

    number = Client.get_by_id(margaret).number
    job = Job.select(Job.number).where((Job.client == margaret) & (Job.state == "booked")).scalar()
    everafter.close()
    assert call("print", "job-sheets", "--client", number, "-o", sheet, "--data", desk_file).code == 0
    assert "Margaret Alder" in words_of(sheet)
    assert call("print", "job-sheets", "--job", job, "-o", sheet, "--data", desk_file).code == 0
    assert "Says" not in words_of(sheet), "a private fact must never print"
    everafter = open_everafter(desk_file)
    found = find_job(job)
    assert found is not None
    assert get_job(found.id).sheet_printed_at is not None
    everafter.close()


def test_due_certificates_are_printed_once_each_with_its_number(call: Call, desk: str, tmp_path: Path) -> None:
    file = tmp_path / "certificates.pdf"
    first = call("print", "certificates", "--all-due", "-o", file, "--data", desk, "--json")
    assert first.code == 0
    assert first.facts["papers"] == first.facts["pages"] >= 3
    assert "Ana Bell" in words_of(file)
    assert "2026-0" in words_of(file)
    assert "Priya Nair" not in words_of(file)
    assert "Priya Nair" in first.err, "who waits is said beside the JSON"
    again = tmp_path / "again.pdf"
    second = call("print", "certificates", "--all-due", "-o", again, "--data", desk, "--json")
    assert (second.code, second.facts) == (1, {"pages": 0, "papers": 0})
    assert second.is_one_sentence()
    assert not again.exists()
    everafter = open_everafter(desk)
    assert list_due_certificates(date(2026, 3, 6)) == []
    everafter.close()


def test_a_clients_own_certificate_is_printed_again_with_the_same_number(
    call: Call, desk_file: Path, tmp_path: Path
) -> None:
    everafter = open_everafter(desk_file)
    from app.models.clients import Client

    number = Client.select(Client.number).where(Client.name == "Ana Bell").scalar()
    everafter.close()
    numbers = []
    for name in ("first.pdf", "second.pdf"):
        assert call("print", "certificates", "--client", number, "-o", tmp_path / name, "--data", desk_file).code == 0
        numbers.append([word for word in words_of(tmp_path / name).split() if word.startswith("2026-")])
    assert numbers[0] == numbers[1] != []


def test_due_letters_are_printed_once_and_one_again_by_its_number(call: Call, desk: str, tmp_path: Path) -> None:
    file = tmp_path / "letters.pdf"
    first = call("print", "recovery-letter", "--all-due", "-o", file, "--data", desk, "--json")
    assert first.code == 0
    assert first.facts["papers"] >= 1
    assert first.facts["pages"] == len(PdfReader(file).pages)
    assert "I am sorry." in words_of(file)
    again = call("print", "recovery-letter", "--all-due", "-o", tmp_path / "again.pdf", "--data", desk, "--json")
    assert (again.code, again.facts) == (1, {"pages": 0, "papers": 0})
    assert again.is_one_sentence()
    board = call("board", "--json", "--data", desk).facts["complaints"]
    number = next(row["number"] for row in board if row["client"] == "Tom Reyes")
    one = call("print", "recovery-letter", "--complaint", number, "-o", tmp_path / "one.pdf", "--data", desk)
    assert (one.code, one.out.split()[:3]) == (0, ["1", "recovery", "letter"])
    assert "Dear Tom," in words_of(tmp_path / "one.pdf")


def test_the_pages_of_all_open_complaints_or_of_one_are_printed(call: Call, desk: str, tmp_path: Path) -> None:
    board = call("board", "--json", "--data", desk).facts["complaints"]
    file = tmp_path / "pages.pdf"
    answer = call("print", "complaint-page", "-o", file, "--data", desk, "--paper", "a4", "--json")
    assert (answer.code, answer.facts["papers"]) == (0, len(board))
    assert round(float(PdfReader(file).pages[0].mediabox.width)) == 595
    words = words_of(file)
    places = [words.index(f"Complaint {row['number']}") for row in board]
    assert places == sorted(places), "the order of the board"
    number = board[0]["number"]
    assert call("print", "complaint-page", "--complaint", number, "-o", file, "--data", desk).code == 0
    assert "For us, not for handing over" in words_of(file)
    assert "Says" not in words_of(file), "a private fact must never print"


@pytest.mark.parametrize("what", ["recovery-letter", "complaint-page"])
@pytest.mark.parametrize("choice", ["--complaint", "--client"])
def test_a_wrong_number_is_one_sentence_and_no_file(
    call: Call, desk: str, tmp_path: Path, what: str, choice: str
) -> None:
    answer = call("print", what, choice, "999999", "-o", tmp_path / "x.pdf", "--data", desk)
    assert answer.code == 1
    assert answer.is_one_sentence()
    assert "999999" in answer.err
    assert list(tmp_path.glob("*.pdf*")) == []


@pytest.mark.parametrize(
    "words",
    [
        ("recovery-letter", "--job", "1"),
        ("recovery-letter", "--date", "2026-03-06"),
        ("complaint-page", "--all-due"),
        ("complaint-page", "--complaint", "1", "--client", "1"),
        ("certificates", "--complaint", "1"),
        ("certificates", "--job", "1"),
        ("job-sheets", "--all-due"),
        ("job-sheets", "--job", "1", "--date", "2026-03-06"),
        ("posters",),
        ("day-papers", "--date", "9999-12-31"),
        ("month-page", "--date", "0001-01-01"),
        ("job-sheets", "--job", "9223372036854775808"),
        ("invoice", "--client", "99999999999999999999999"),
        ("recovery-letter", "--complaint", "99999999999999999999999"),
        ("day-list", "--van", " "),
        ("day-list", "--van", ""),
        ("job-sheets", "--date", "yesterday"),
        ("job-sheets", "--paper", "napkin"),
    ],
)
def test_wrong_usage_is_two_and_changes_nothing(
    call: Call, desk_file: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    before = desk_file.read_bytes()
    answer = call("print", *words, "-o", tmp_path / "x.pdf", "--data", desk_file)
    assert answer.code == 2
    assert answer.is_one_sentence()
    assert desk_file.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        ("--date", "2026-12-25"),
        ("--job", "999999"),
        ("--job", "9223372036854775807"),
        ("--client", "999999"),
        ("--client", "9223372036854775807"),
        ("--complaint", "999999"),
        ("--complaint", "-1"),
    ],
)
def test_nothing_to_print_is_nothing_done(call: Call, desk: str, tmp_path: Path, words: tuple[str, str]) -> None:
    answer = call("print", "job-sheets", *words, "-o", tmp_path / "x.pdf", "--data", desk)
    assert answer.code == 1
    assert answer.is_one_sentence()
    assert list(tmp_path.glob("*.pdf*")) == []


@pytest.mark.parametrize("kind", PAPER_KINDS)
def test_no_paper_takes_the_place_of_the_database(call: Call, desk_file: Path, kind: str) -> None:
    before = desk_file.read_bytes()
    answer = call("print", kind, "-o", desk_file, "--data", desk_file)
    assert answer.code == 1
    assert answer.is_one_sentence()
    assert desk_file.read_bytes()[:16] == before[:16]


@pytest.mark.skipif(os.name == "nt", reason="Windows ends programs without a word")
def test_whoever_is_told_to_end_half_way_leaves_nothing_behind(tmp_path: Path) -> None:
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(KeyboardInterrupt):
        _write_and_be_told_to_end(tmp_path / "sheets.pdf")
    assert list(tmp_path.iterdir()) == []
    assert signal.getsignal(signal.SIGTERM) == before


def _write_and_be_told_to_end(target: Path) -> None:
    with ending_in_order(), whole_file(target) as stream:
        stream.write(b"%PDF half")
        os.kill(os.getpid(), signal.SIGTERM)


def test_a_missing_folder_is_named_and_nothing_is_marked(call: Call, desk_file: Path, tmp_path: Path) -> None:
    answer = call("print", "certificates", "--all-due", "-o", tmp_path / "nowhere" / "x.pdf", "--data", desk_file)
    assert answer.code == 1
    assert answer.is_one_sentence()
    assert "nowhere" in answer.err
    again = call("print", "certificates", "--all-due", "-o", tmp_path / "x.pdf", "--data", desk_file, "--json")
    assert json.loads(again.out)["papers"] >= 3


def test_the_honest_numbers_are_those_of_a_month(call: Call, desk: str, tmp_path: Path) -> None:
    file = tmp_path / "numbers.pdf"
    answer = call("print", "honest-numbers", "--date", "2026-02-10", "-o", file, "--data", desk, "--json")
    assert (answer.code, answer.facts) == (0, {"pages": 1, "papers": 1})
    assert "February 2026" in words_of(file)
    said = call("print", "honest-numbers", "-o", file, "--data", desk)
    assert said.out.strip() == f"Honest numbers in {file}."
    assert "March 2026" in words_of(file)
    refused = call("print", "honest-numbers", "--client", 1, "-o", file, "--data", desk)
    assert refused.code == 2
    assert "this month" in refused.err
    assert "honest-numbers takes its month" in " ".join(call("print", "--help").out.split())


def test_the_help_names_every_paper(call: Call) -> None:
    lines = [line.split(maxsplit=1) for line in call("print", "--help").out.splitlines()]
    for kind in PAPER_KINDS.values():
        assert [kind.name, kind.title()] in lines


def test_the_list_of_one_van_is_printed_for_a_day(call: Call, desk_file: Path, tmp_path: Path) -> None:
    file, sheets = tmp_path / "list.pdf", tmp_path / "sheets.pdf"
    whole = call("print", "day-list", "-o", file, "--data", desk_file, "--json")
    assert (whole.code, whole.facts["papers"] > 1) == (0, True)
    one = call("print", "day-list", "--van", "van 2", "--date", "2026-03-06", "-o", file, "--data", desk_file, "--json")
    assert (one.code, one.facts["papers"]) == (0, 1)
    assert words_of(file).count("Stays in the van. Never hand over.") == 2 * one.facts["pages"]
    assert call("print", "job-sheets", "--van", "van 2", "-o", sheets, "--data", desk_file).code == 0
    wrong = call("print", "day-list", "--van", "van 99", "-o", tmp_path / "no.pdf", "--data", desk_file)
    assert (wrong.code, wrong.is_one_sentence(), (tmp_path / "no.pdf").exists()) == (1, True, False)
    both = call("print", "job-sheets", "--van", "van 2", "--job", "2001", "-o", file, "--data", desk_file)
    assert both.code == 2


def test_the_key_card_is_printed_and_there_is_nothing_to_choose(call: Call, desk_file: Path, tmp_path: Path) -> None:
    file = tmp_path / "keys.pdf"
    answer = call("print", "key-card", "-o", file, "--data", desk_file, "--paper", "a4", "--json")
    assert (answer.code, answer.facts) == (0, {"pages": 1, "papers": 1})
    assert "Only customer" in words_of(file)
    assert call("print", "key-card", "--client", 1, "-o", file, "--data", desk_file).code == 2


def test_a_page_of_the_answer_book_is_printed_by_the_words_one_hears(
    call: Call, desk_file: Path, tmp_path: Path
) -> None:
    file = tmp_path / "spot.pdf"
    answer = call("print", "answer-book", "--spot", "red wine wool", "-o", file, "--data", desk_file, "--json")
    assert (answer.code, answer.facts) == (0, {"pages": 1, "papers": 1})
    assert "Wine on wool" in words_of(file)
    wrong = call("print", "answer-book", "--spot", "moon dust", "-o", tmp_path / "no.pdf", "--data", desk_file)
    assert (wrong.code, wrong.is_one_sentence(), (tmp_path / "no.pdf").exists()) == (1, True, False)
    assert call("print", "answer-book", "--client", 1, "-o", file, "--data", desk_file).code == 2


def test_the_list_of_all_clients_is_printed_by_name_and_nothing_is_chosen(
    call: Call, desk_file: Path, tmp_path: Path
) -> None:
    file = tmp_path / "clients.pdf"
    answer = call("print", "client-list", "-o", file, "--data", desk_file, "--json")
    words = words_of(file)
    assert (answer.code, answer.facts["papers"] >= 2) == (0, True)
    assert words.index("Margaret Alder") < words.index("Tom Reyes")
    assert "Says" not in words, "a private fact must never print"
    for choice in (("--client", 1), ("--all-due",), ("--date", "2026-03-02")):
        refused = call("print", "client-list", *choice, "-o", tmp_path / "no.pdf", "--data", desk_file)
        assert (refused.code, refused.is_one_sentence(), (tmp_path / "no.pdf").exists()) == (2, True, False)


def test_the_month_page_is_that_of_a_day_and_else_of_this_month(call: Call, desk: str, tmp_path: Path) -> None:
    file = tmp_path / "month.pdf"
    answer = call("print", "month-page", "--date", "2026-02-10", "-o", file, "--data", desk, "--json")
    assert (answer.code, answer.facts) == (0, {"pages": 1, "papers": 1})
    words = words_of(file)
    assert [part in words for part in ("February 2026", "Stronger people", "Stronger clients", "Rewards")] == [True] * 4
    assert call("print", "month-page", "-o", file, "--data", desk, "--paper", "a4").code == 0
    assert "March 2026" in words_of(file)
    assert call("print", "month-page", "--client", 1, "-o", file, "--data", desk).code == 2


def test_job_reports_that_are_due_are_printed_once_and_a_card_of_the_newest_photos(
    call: Call, desk_file: Path, tmp_path: Path
) -> None:
    file = tmp_path / "reports.pdf"
    first = call("print", "job-report", "--all-due", "-o", file, "--data", desk_file, "--json")
    assert first.facts["papers"] == first.facts["pages"] > 5
    again = call("print", "job-report", "--all-due", "-o", tmp_path / "again.pdf", "--data", desk_file, "--json")
    assert (again.code, again.facts) == (1, {"pages": 0, "papers": 0})
    everafter = open_everafter(desk_file)
    shown = Attachment.select(Attachment.job).where(Attachment.may_show == True)  # noqa: E712 - SQL
    numbers = sorted(row.number for row in Job.select(Job.number).where(Job.id.in_(shown)))
    other = Job.get((Job.state == "done") & Job.id.not_in(shown)).number
    everafter.close()
    card = tmp_path / "card.pdf"
    assert call("print", "show-card", "--job", numbers[0], "-o", card, "--data", desk_file).code == 0
    refused = call("print", "show-card", "--job", other, "-o", tmp_path / "none.pdf", "--data", desk_file)
    assert (refused.code, refused.is_one_sentence()) == (1, True)
    assert not (tmp_path / "none.pdf").exists()
