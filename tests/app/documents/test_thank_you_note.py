"""The thank-you note is warm, short and personal, fits the half below the fold, and never sells in a second chance."""

from __future__ import annotations

import io
import re
import tomllib
from dataclasses import replace
from datetime import date

import pytest

from app.documents.paper_size import PaperSize
from app.documents.thank_you_note import write_thank_you_notes
from app.errors import Cancelled
from app.jobs import CancelFlag, JobProgress
from app.queries.paper_rows import OwnWordsRow
from app.queries.small_paper_rows import ThanksReason
from app.resource_files import resource_path
from app.rules.defence_words import defensive_hits
from app.rules.paper_texts import LONGEST_SENTENCE
from tests.app.documents.card_checks import check_layout, check_words
from tests.app.documents.paper_samples import FIRM, LONG_NAME, NAMES
from tests.app.documents.printed_paper import PrintedPaper
from tests.app.documents.small_paper_samples import LONGEST_THANK_YOU, PLAIN_THANK_YOU, THANK_YOU

ROWS = {"ordinary": THANK_YOU, "least": PLAIN_THANK_YOU, "longest": LONGEST_THANK_YOU}


@pytest.fixture(params=[PaperSize.LETTER, PaperSize.A4], ids=lambda paper: paper.value)
def paper(request: pytest.FixtureRequest) -> PaperSize:
    return request.param


def printed(*rows, paper=PaperSize.LETTER, firm=FIRM) -> PrintedPaper:
    target = io.BytesIO()
    result = write_thank_you_notes(rows or (THANK_YOU,), firm, paper, target)
    return PrintedPaper(target.getvalue(), result)


def test_the_note_says_its_things_in_their_order(paper: PaperSize) -> None:
    text = printed(paper=paper).text()
    order = (
        "BRIGHTWATER CARPET CARE",
        "Thank you",
        "Margaret Alder",
        "Dear Margaret,",
        "Thank you for having Luis with you on November 27, 2025.",
        "Warm greetings to Biscuit the spaniel, too.",
        "around November 2026",
        "With warm thanks,",
        "Luis Santos",
        "and everyone at Brightwater",
        "(503) 555 0100",
    )
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    assert "kitchen door" not in text, "what the technician has to mind is no greeting"


@pytest.mark.parametrize("name", ROWS)
def test_one_sheet_with_nothing_across_the_fold(paper: PaperSize, name: str) -> None:
    note = printed(ROWS[name], paper=paper)
    assert note.result.pages == 1
    check_layout(note)
    check_words(note)
    half = note.size()[1] / 2
    for box in note.boxes():
        assert box.bottom > half + 20 or box.top < half - 20, box.text


REASONS = {
    ThanksReason.REFERRAL: "You told Ana about us.",
    ThanksReason.FRIEND: "Ana told you about us",
    ThanksReason.THIRD_VISIT: "Three times now you have opened your door to us.",
    ThanksReason.RECOVERY: "We let you down on November 18, 2025, you gave us a second chance. Thank you.",
}


@pytest.mark.parametrize("reason", REASONS)
def test_each_reason_has_its_sentence_and_plain_words_for_what_is_not_known(reason: ThanksReason) -> None:
    row = replace(THANK_YOU, reason=reason, friend_names=("Ana",), let_down_on=date(2025, 11, 18))
    assert REASONS[reason] in printed(row).text()
    plain = printed(replace(PLAIN_THANK_YOU, reason=reason), firm=replace(FIRM, phone="", owner_name=""))
    check_words(plain)
    assert "hank you" in plain.text().partition("Dear Jo,")[2]


def test_a_second_chance_is_thanked_for_and_nothing_else_is_said() -> None:
    row = replace(THANK_YOU, reason=ThanksReason.RECOVERY, let_down_on=date(2025, 11, 18), gift="One room protector")
    text = printed(row).text()
    for words in ("Biscuit", "November 2026", "review", "call us", "certificate"):
        assert words not in text
    assert "With our thanks: One room protector. Just call." in text


def test_what_is_remembered_is_said_as_its_kind_wants_it() -> None:
    story = replace(THANK_YOU, remembered="Ivy starts school", remembered_detail="in Eugene", remembered_kind="story")
    assert "We have not forgotten what you told us: Ivy starts school, in Eugene." in printed(story).text()
    assert "Likes" not in printed(replace(story, remembered="Likes tea", remembered_kind="habit")).text()
    assert "greetings" not in printed(replace(THANK_YOU, remembered="")).text()


def test_an_agreed_day_comes_before_a_month_and_that_before_a_number_to_call() -> None:
    row = replace(THANK_YOU, next_on=date(2026, 5, 27))
    assert "We are with you again on May 27, 2026" in printed(row).text()
    assert "call us: (503) 555 0100." in printed(PLAIN_THANK_YOU).text()
    assert "just call us." in printed(PLAIN_THANK_YOU, firm=replace(FIRM, phone="")).text()


def test_several_friends_are_named_up_to_two() -> None:
    row = replace(THANK_YOU, reason=ThanksReason.REFERRAL, friend_names=("Ana", "Ned"))
    assert "You told Ana and Ned about us." in printed(row).text()
    many = replace(row, friend_names=("Ana", "Ned", "Oda"))
    assert "You told Ana and others about us." in printed(many).text()


def test_somebody_always_signs_with_room_for_ink(paper: PaperSize) -> None:
    boxes = printed(paper=paper).boxes()
    farewell = next(box for box in boxes if box.text.startswith("With warm thanks"))
    signer = next(box for box in boxes if box.text == "Luis Santos")
    assert farewell.bottom - signer.top > 26
    assert "Dana Kowalski" in printed(replace(THANK_YOU, technician_name="")).text()
    firm = replace(FIRM, name="", short_name="", owner_name="", phone="", website="")
    nobody = printed(PLAIN_THANK_YOU, firm=firm)
    assert "All of us" in nobody.text()
    check_words(nobody)


def _sentences(place: object) -> list[str]:
    if isinstance(place, str):
        return [place]
    members = place.values() if isinstance(place, dict) else place
    return [sentence for member in members for sentence in _sentences(member)]


def test_no_sentence_of_ours_sells_defends_or_names_a_stage() -> None:
    shipped = tomllib.loads(resource_path("words", "thank_you_note.toml").read_text(encoding="utf-8"))
    for sentence in _sentences(shipped):
        assert defensive_hits(sentence) == ()
        words = set(re.findall(r"[a-z]+", sentence.lower()))
        assert not words & {"review", "discount", "offer", "book", "complaint", "married", "fan", "loyal", "lost"}


_WORDS_OF_A_NOTE = (("thanks", "visit"), ("remembered", "pet"), ("next", "due"), ("signature", "name"))


def test_words_of_the_firm_that_are_far_too_long_go_on_on_a_second_sheet(paper: PaperSize) -> None:
    longest = (LONG_NAME * 8)[:LONGEST_SENTENCE]
    words = "".join(f'[{group}]\n{name} = "{longest}"\n' for group, name in _WORDS_OF_A_NOTE)
    own = OwnWordsRow("thank_you_note", words)
    note = printed(paper=paper, firm=replace(FIRM, own_words=(own,)))
    assert note.result.pages >= 2
    check_layout(note)
    own = OwnWordsRow("thank_you_note", 'title = "Merci, {name}!"\n')
    assert "Merci, Margaret!" in printed(firm=replace(FIRM, own_words=(own,))).text()


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_any_script_can_be_copied_out_again(name: str) -> None:
    note = printed(replace(THANK_YOU, client_name=name, greeting_name=name, technician_name=name))
    assert all(note.text().count(part) >= 3 for part in name.split())
    assert note.result.missing_characters == ()


def test_the_same_rows_give_the_same_bytes_and_a_cancel_stops() -> None:
    assert printed(THANK_YOU, PLAIN_THANK_YOU).content == printed(THANK_YOU, PLAIN_THANK_YOU).content
    flag = CancelFlag()
    flag.cancel()
    with pytest.raises(Cancelled):
        write_thank_you_notes([THANK_YOU] * 2, FIRM, PaperSize.A4, io.BytesIO(), JobProgress(flag))


def test_a_name_without_an_end_is_cut_and_stays_on_its_half() -> None:
    for text in ("x" * 5_000, "W" * 300 + "\n" * 500):
        row = replace(THANK_YOU, client_name=text, greeting_name=text, technician_name=text, remembered=text)
        note = printed(row, firm=replace(FIRM, name=text, short_name=text, phone=text))
        check_layout(note)
