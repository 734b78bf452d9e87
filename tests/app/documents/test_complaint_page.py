"""What the page of a complaint promises: everything we know, every clock, nothing cut, and that it stays with us."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from itertools import combinations

import pypdf
import pytest

from app.documents.complaint_page import write_complaint_pages
from app.documents.complaint_page_words import answer_words, event_words, time_words
from app.documents.paper_size import PaperSize, millimetres
from app.errors import Cancelled
from app.jobs import CancelFlag, JobProgress
from app.queries.complaint_paper_rows import PageAnswerRow, PageEventRow
from app.rules.category_words import category_words
from app.rules.complaint_events import EventKind
from app.rules.complaints import Category
from tests.app.documents.complaint_paper_samples import LONGEST_PAGE, LONGEST_WORDS, ORDINARY_PAGE, SHORTEST_PAGE, at
from tests.app.documents.paper_samples import FIRM, NAMES
from tests.app.documents.printed_paper import print_pages

PAGES = {"ordinary": ORDINARY_PAGE, "shortest": SHORTEST_PAGE, "longest": LONGEST_PAGE}
FOR_US = "For us, not for handing over"


@pytest.fixture(params=[PaperSize.LETTER, PaperSize.A4], ids=lambda paper: paper.value)
def paper(request: pytest.FixtureRequest) -> PaperSize:
    return request.param


def test_everything_we_know_is_there_their_words_first(paper: PaperSize) -> None:
    text = print_pages([ORDINARY_PAGE], paper).all_text()
    for words in (
        "Complaint 132",
        "P1 · Check back",
        "received November 18, 2025 09:20",
        "“The landing still smells damp and there is a ring by the door.”",
        "It meant Her sister comes to stay",
        "They expected Dry the same evening",
        "They wanted That somebody calls before Alan wakes up",
        "Client Margaret Alder · with us 11 years · 23 jobs",
        "Telephone (503) 555 0142",
        "About Job 2402 · November 17, 2025 · Luis Santos · $285.00",
        "What went wrong Still wet",
        "How grave serious, 3 of 4",
        "Marks had to ask again · somebody vulnerable, or needed soon",
        "Class P1, 40 points",
        "Needed by November 22, 2025",
        "Taken care of by Dana Kowalski",
        "Luis comes at nine · Luis Santos by Wed 19 Nov 09:00 · a promise was broken",
        "We came and did it · Wed 19 Nov 11:00 · Luis Santos · Lifted the pad and dried it",
        "Cost to us $85.00",
        "Fri 21 Nov 09:00 · Dana Kowalski · nobody reached",
        "Sat 22 Nov 09:00 · Ben Moreno · Good, 7 of 10 · “It is fine now”",
        "Cause Too many wet passes · how we work",
        "What we learned Three dry strokes for each wet one",
        "Prevention Moisture meter in every van · Ben Moreno · by January 15, 2026",
        "What became of it Still open",
        "Printed December 1, 2025 14:05. For us, not for handing over",
    ):
        assert words in text, words
    assert text.index("The landing still smells") < text.index("It meant")


def test_their_words_are_the_largest_of_the_page() -> None:
    boxes = print_pages([ORDINARY_PAGE]).boxes()
    quote = next(box for box in boxes if box.text.startswith("“The landing"))
    other = next(box for box in boxes if box.text.startswith("Her sister"))
    assert quote.top - quote.bottom > 1.5 * (other.top - other.bottom)


def test_every_clock_is_there_with_what_was_promised_what_was_met_and_how_late(paper: PaperSize) -> None:
    text = print_pages([ORDINARY_PAGE], paper).all_text()
    for words in (
        "Answer Tue 18 Nov 10:20 Tue 18 Nov 11:02 late by 42 min",
        "Visit on site Wed 19 Nov 09:20 Wed 19 Nov 08:55 in time",
        "Putting right Fri 21 Nov 20:00 Wed 19 Nov 11:00 in time",
        "What we promised Wed 19 Nov 09:00 Wed 19 Nov 12:20 late by 3 h 20 min",
        "Asking again Sat 22 Nov 11:00 – late by 9 days, not met",
    ):
        assert words in text, words


def test_a_clock_of_an_earlier_round_stays_and_says_so() -> None:
    clocks = (replace(ORDINARY_PAGE.clocks[0], is_earlier_round=True), *ORDINARY_PAGE.clocks)
    text = print_pages([replace(ORDINARY_PAGE, clocks=clocks)]).all_text()
    assert text.count("late by 42 min") == 2
    assert "Answer, earlier" in text


def test_a_late_clock_stands_on_black_so_that_grey_paper_shows_it() -> None:
    printed = print_pages([ORDINARY_PAGE])
    late = next(box for box in printed.boxes() if box.text == "late by 42 min")
    height = printed.size()[1]
    around = (late.left - 3, height - late.top - 1, late.right + 3, height - late.bottom + 1)
    cut = printed.picture(scale=2).crop([int(edge * 2) for edge in around])
    assert cut.resize((1, 1)).getpixel((0, 0)) < 128


def test_the_six_steps_say_when_who_and_in_which_words() -> None:
    text = print_pages([ORDINARY_PAGE]).all_text()
    for words in (
        "Listen Tue 18 Nov 11:02 It smells / Her sister comes to stay Dana Kowalski",
        "Ask what would make it great Left out: she told us already",
        "Ask again not yet",
    ):
        assert words in text, words


def test_the_list_of_what_happened_is_in_order_and_shows_what_was_taken_back() -> None:
    text = print_pages([ORDINARY_PAGE]).all_text()
    events = text[text.index("Everything that happened") :]
    places = [
        events.index(words) for words in ("Told us", "Listened", "(taken back)", "undone", "Promised", "Put right")
    ]
    assert places == sorted(places)
    assert "Wrong card" in events
    assert "Tue 18 Nov 09:24 Ben Moreno Told us The landing still smells damp" in events


@pytest.mark.parametrize("name", PAGES)
def test_no_two_texts_overlap_and_all_stay_inside_the_margins(paper: PaperSize, name: str) -> None:
    printed = print_pages([PAGES[name]], paper)
    for page in range(printed.result.pages):
        width, height = printed.size(page)
        boxes = printed.boxes(page)
        assert [(one.text, other.text) for one, other in combinations(boxes, 2) if one.overlaps(other, 1.2)] == []
        for box in boxes:
            assert min(box.left, box.bottom, width - box.right, height - box.top) > millimetres(8), box.text
            assert min(box.left, width - box.right) > millimetres(10.5), box.text


def test_each_page_repeats_whose_it_is_and_that_it_stays_here(paper: PaperSize) -> None:
    printed = print_pages([LONGEST_PAGE], paper)
    pages = printed.result.pages
    assert pages > 10
    for page in range(pages):
        text = printed.text(page)
        assert text.count(FOR_US) == 2
        assert "Complaint 987654321" in text
        assert "Hohenstaufen-Württemberg-Oettingen-Wallerstein" in text
        assert f"Page {page + 1} of {pages}" in text


def test_the_heading_of_a_table_is_repeated_where_it_goes_on() -> None:
    printed = print_pages([LONGEST_PAGE])
    last = printed.text(printed.result.pages - 1)
    assert "Everything that happened When Who What Words" in last
    clocks = [page for page in range(printed.result.pages) if "earlier" in printed.text(page)]
    assert all("Waits for Promised by Met How it went" in printed.text(page) for page in clocks)


def test_ten_thousand_letters_are_printed_whole() -> None:
    numbered = " ".join(f"w{number:04d}" for number in range(1650))
    assert 9_800 < len(numbered) < 10_000
    row = replace(ORDINARY_PAGE, words=numbered, events=(PageEventRow(at(18, 9), "logged", "Ben Moreno", numbered),))
    text = print_pages([row]).all_text()
    assert all(text.count(f"w{number:04d}") == 2 for number in range(1650))
    assert "…" not in text
    assert text.index("w0000") < text.index("w0001") < text.index("w1649")


def test_a_text_without_any_space_is_broken_and_not_cut() -> None:
    text = print_pages([replace(SHORTEST_PAGE, words="濡" * 9_000)]).all_text()
    assert text.count("濡") == 9_000


def test_each_complaint_begins_on_a_new_page() -> None:
    printed = print_pages([SHORTEST_PAGE, ORDINARY_PAGE, SHORTEST_PAGE])
    assert (printed.result.papers, printed.result.pages) == (3, 4)
    starts = [printed.text(page).split(" received")[0] for page in range(4)]
    assert [("Complaint 132" in start) for start in starts] == [False, True, True, False]
    assert "Page 1 of 1" in printed.text(3)


def test_what_is_not_known_is_said_in_words_and_never_blank() -> None:
    text = print_pages([SHORTEST_PAGE]).all_text()
    for words in (
        "none noted",
        "no job of ours",
        "Marks none",
        "nobody yet",
        "Promise none yet",
        "not written down yet",
    ):
        assert words in text
    for sign in ("None", "{", "Clocks", "Needed by", "They wanted"):
        assert sign not in text


def test_a_closed_complaint_says_what_became_of_it() -> None:
    row = replace(ORDINARY_PAGE, state="made_good", chip="won_back", closed_at=datetime(2025, 11, 24, 10, 30))
    text = print_pages([row]).all_text()
    assert "P1 · Made good" in text
    assert "What became of it Won back · closed Mon 24 Nov 10:30" in text


def test_a_day_of_another_year_says_its_year() -> None:
    events = (PageEventRow(datetime(2024, 12, 30, 9), "logged", "Ben Moreno", "x"),)
    assert "Mon 30 Dec 2024 09:00" in print_pages([replace(ORDINARY_PAGE, events=events)]).all_text()


@pytest.mark.parametrize("name", NAMES)
def test_a_name_and_words_in_any_script_can_be_copied_out_again(name: str) -> None:
    printed = print_pages([replace(ORDINARY_PAGE, client_name=name, words=name, wanted=name)])
    text = printed.all_text()
    assert all(text.count(part) >= 4 for part in name.split())
    assert printed.result.missing_characters == ()


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(1, "1 min"), (99, "99 min"), (120, "2 h"), (200, "3 h 20 min"), (2879, "47 h 59 min"), (2880, "2 days")],
)
def test_a_length_of_time_is_said_as_people_say_it(minutes: int, words: str) -> None:
    assert time_words(minutes) == words


def test_no_key_of_the_program_is_printed_as_it_is() -> None:
    now = at(18, 9)
    said = [
        *((category.value, category_words(category.value)) for category in Category),
        *((kind.value, event_words(PageEventRow(now, kind.value, "", ""))) for kind in EventKind),
        *((key, answer_words(PageAnswerRow(now, "", True, key))) for key in ("great", "good", "not_happy")),
    ]
    assert [key for key, words in said if not words or words == key] == []


def test_the_same_rows_give_the_same_bytes() -> None:
    rows = [ORDINARY_PAGE, replace(SHORTEST_PAGE, client_name="محمد 山田")]
    assert print_pages(rows).content == print_pages(rows).content


def test_title_author_and_language_are_set() -> None:
    reader = pypdf.PdfReader(BytesIO(print_pages([ORDINARY_PAGE], firm=replace(FIRM, locale="en_GB")).content))
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("Complaints", "Brightwater Carpet Care")
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"


def test_a_british_firm_writes_the_day_first() -> None:
    row = replace(ORDINARY_PAGE, need_by_on=date(2025, 11, 22))
    assert "Needed by 22 November 2025" in print_pages([row], firm=replace(FIRM, locale="en_GB")).all_text()


def test_a_cancel_stops_the_print() -> None:
    flag = CancelFlag()
    flag.cancel()
    with pytest.raises(Cancelled):
        write_complaint_pages([ORDINARY_PAGE] * 2, FIRM, PaperSize.A4, BytesIO(), JobProgress(flag))


def test_the_longest_row_loses_nothing_that_was_written() -> None:
    text = "".join(print_pages([LONGEST_PAGE]).all_text().split())
    wanted = "".join(LONGEST_WORDS.split())
    assert text.count(wanted[:600]) >= 5
