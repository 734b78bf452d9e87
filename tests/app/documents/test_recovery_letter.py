"""What the letter after a complaint promises: five short paragraphs, their words first, nothing in our own defence."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import combinations, pairwise

import pypdf
import pytest

from app.documents.faces import Face
from app.documents.paper_size import PaperSize, millimetres
from app.documents.recovery_letter import write_recovery_letters
from app.errors import Cancelled
from app.jobs import CancelFlag, JobProgress
from app.queries.complaint_paper_rows import RecoveryLetterRow
from app.queries.paper_rows import OwnWordsRow
from app.resource_files import resource_path
from app.rules.defence_words import defensive_hits
from tests.app.documents.complaint_paper_samples import FINE_LETTER, LONGEST_LETTER, LONGEST_WORDS, PLAIN_LETTER
from tests.app.documents.paper_samples import FIRM, NAMES
from tests.app.documents.printed_paper import PrintedPaper, print_letters

LETTERS = {"fine": FINE_LETTER, "plain": PLAIN_LETTER, "longest": LONGEST_LETTER}


@pytest.fixture(params=[PaperSize.LETTER, PaperSize.A4], ids=lambda paper: paper.value)
def paper(request: pytest.FixtureRequest) -> PaperSize:
    return request.param


def lines_of(printed: PrintedPaper, page: int = 0) -> list[tuple[float, float, str]]:
    """Height from the bottom, size and words of each piece of text, in the order in which it was drawn."""
    found: list[tuple[float, float, str]] = []

    def visit(text: str, _user: object, matrix: list[float], font: object, size: float) -> None:
        if text.strip():
            found.append((round(matrix[5], 1), size, text.strip()))

    pypdf.PdfReader(BytesIO(printed.content)).pages[page].extract_text(visitor_text=visit)
    return found


def test_the_letter_says_its_five_things_in_their_order(paper: PaperSize) -> None:
    text = print_letters([FINE_LETTER], paper).text()
    order = (
        "BRIGHTWATER CARPET CARE",
        "(503) 555 0100 · brightwater.example",
        "December 1, 2025",
        "Margaret Alder",
        "18 Orchard Lane",
        "Millbrook, OR 97222",
        "Dear Margaret,",
        "On November 18, 2025 you told us:",
        "“The landing still smells damp and there is a ring by the door.”",
        "I am sorry. That is not what you trusted us for.",
        (
            "Luis Santos came to you on November 27, 2025 and put it right. What we did: Lifted the pad, dried it "
            "overnight, treated the ring and cleaned the landing again."
        ),
        (
            "So that it does not happen to the next person, this is what we changed: The pad is measured before we "
            "pack up, and the reading stands on your sheet."
        ),
        "please call me. My direct number is (503) 555 0101.",
        "Yours sincerely,",
        "Dana Kowalski",
        "Owner, Brightwater Carpet Care",
        "With our thanks for your patience: $25 toward your next visit, any time until December 1, 2026. Just call.",
    )
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    assert text.endswith("Just call.")


def test_the_body_is_set_in_garamond_of_twelve_on_seventeen_with_sixty_to_seventy_letters_a_line() -> None:
    words = "We lifted the pad, dried it overnight and cleaned the landing again, and every van now measures the pad. "
    printed = print_letters([replace(PLAIN_LETTER, outcome="visit", fixed_on=date(2026, 1, 1), fix_words=words * 4)])
    fonts = {
        str(font["/FontDescriptor"]["/FontName"]).partition("+")[2]
        for font in _fonts(printed)
        if "/FontDescriptor" in font
    }
    assert {Face.PROSE.value, Face.PROSE_ITALIC.value} <= fonts
    heights = sorted({height for height, size, _text in lines_of(printed) if size == 12}, reverse=True)
    steps = [round(upper - lower, 1) for upper, lower in pairwise(heights)]
    assert min(steps) == 17
    lines = [box.text for box in printed.boxes() if box.right - box.left > 290]
    assert len(lines) >= 4
    assert 60 <= sum(map(len, lines)) / len(lines) <= 70


def _fonts(printed: PrintedPaper) -> list[pypdf.generic.DictionaryObject]:
    reader = pypdf.PdfReader(BytesIO(printed.content))
    return [font.get_object() for font in reader.pages[0]["/Resources"]["/Font"].values()]


def test_every_font_is_embedded_as_a_subset() -> None:
    fonts = [font for font in _fonts(print_letters([FINE_LETTER])) if "/FontDescriptor" in font]
    assert fonts
    for font in fonts:
        descriptor = font["/FontDescriptor"].get_object()
        assert "/FontFile2" in descriptor
        assert re.match(r"/[A-Z]{6}\+", str(descriptor["/FontName"]))


@pytest.mark.parametrize("name", LETTERS)
def test_no_two_lines_overlap_and_none_leaves_its_column(paper: PaperSize, name: str) -> None:
    printed = print_letters([LETTERS[name]], paper)
    assert printed.result.pages == (2 if name == "longest" else 1)
    for page in range(printed.result.pages):
        width, height = printed.size(page)
        boxes = printed.boxes(page)
        assert [(one.text, other.text) for one, other in combinations(boxes, 2) if one.overlaps(other, 1)] == []
        for box in boxes:
            assert min(box.left, box.bottom, width - box.right, height - box.top) > millimetres(11), box.text


def test_nothing_is_given_in_the_first_half_and_what_is_given_comes_last(paper: PaperSize) -> None:
    printed = print_letters([FINE_LETTER], paper)
    _width, height = printed.size()
    gift = [box for box in printed.boxes() if "$25" in box.text]
    assert len(gift) == 1
    assert gift[0].top < height / 2
    assert min(box.bottom for box in printed.boxes()) >= gift[0].bottom - 18


def test_ink_has_room_between_farewell_and_name(paper: PaperSize) -> None:
    boxes = print_letters([FINE_LETTER], paper).boxes()
    farewell = next(box for box in boxes if box.text.startswith("Yours sincerely"))
    signer = next(box for box in boxes if box.text == "Dana Kowalski")
    assert farewell.bottom - signer.top > 36


OUTCOMES = {
    "visit": ("Luis Santos came to you on November 27, 2025", "We came to you on November 27, 2025"),
    "on_the_phone": ("Luis Santos spoke with you on November 27, 2025", "We spoke with you on November 27, 2025"),
    "refund": ("money back on November 27, 2025, and Luis Santos saw to it", "We gave you your money back"),
    "apology_accepted": ("Luis Santos said sorry to you", "We said sorry to you on November 27, 2025"),
    "nothing_wanted": ("Luis Santos asked you on November 27, 2025", "We asked you on November 27, 2025"),
}


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_each_outcome_has_words_with_and_without_a_name(outcome: str) -> None:
    named, nameless = OUTCOMES[outcome]
    row = replace(FINE_LETTER, outcome=outcome)
    assert named in print_letters([row]).text()
    assert nameless in print_letters([replace(row, fixed_by="", fix_words="")]).text()


def test_what_somebody_noted_of_an_apology_stays_with_us() -> None:
    for outcome in ("apology_accepted", "nothing_wanted"):
        row = replace(FINE_LETTER, outcome=outcome, fix_words="was in a mood")
        assert "mood" not in print_letters([row]).text()


def test_before_the_fix_the_letter_says_what_was_promised() -> None:
    row = replace(
        PLAIN_LETTER, promised_what="Luis comes at noon.", promised_by="Luis Santos", promise_due_on=date(2026, 1, 3)
    )
    text = print_letters([row]).text()
    assert "This is what we promised you: Luis comes at noon. Luis Santos will do it by January 3, 2026" in text
    nameless = print_letters([replace(row, promised_by="")]).text()
    assert (
        "This is what we promised you by January 3, 2026: Luis comes at noon. I will see that it happens." in nameless
    )


def test_without_a_fix_a_promise_a_lesson_or_a_number_plain_words_stand_there() -> None:
    text = print_letters([PLAIN_LETTER], firm=replace(FIRM, phone="", owner_name="")).text()
    for words in (
        "It is not put right yet. I will call you myself",
        "I will see to it myself that it does not happen to the next person.",
        "please tell me. I will see to it myself.",
        "Brightwater Carpet Care",
    ):
        assert words in text
    assert "Owner" not in text


def test_what_we_learned_stands_in_for_what_we_changed() -> None:
    text = print_letters([replace(FINE_LETTER, prevention="")]).text()
    assert "this is what we learned and now do: Damp pads smell after a week." in text


@pytest.mark.parametrize("row", [PLAIN_LETTER, RecoveryLetterRow(0, "", "", "", date(2026, 1, 1), date(2026, 1, 1))])
def test_an_almost_empty_row_makes_a_letter_without_blanks(row: RecoveryLetterRow) -> None:
    text = print_letters([row], firm=replace(FIRM, name="", short_name="", owner_name="", phone="", website="")).text()
    for sign in ("None", "{", "}", "“”", " ,", ": .", " ."):
        assert sign not in text
    assert "I am sorry." in text


def _sentences(place: object) -> list[str]:
    if isinstance(place, str):
        return [place]
    members = place.values() if isinstance(place, dict) else place
    return [sentence for member in members for sentence in _sentences(member)]


def test_no_sentence_of_ours_defends_gives_a_reason_or_names_a_stage() -> None:
    shipped = tomllib.loads(resource_path("words", "recovery_letter.toml").read_text(encoding="utf-8"))
    sentences = _sentences(shipped)
    assert len(sentences) > 25
    for sentence in sentences:
        assert defensive_hits(sentence) == ()
        words = set(re.findall(r"[a-z]+", sentence.lower()))
        assert not words & {"because", "but", "however", "unfortunately", "policy", "complaint", "ticket"}
        assert not words & {"married", "fan", "drifting", "stranger", "courting", "steady", "lost", "hurt"}


def test_ten_thousand_letters_are_quoted_up_to_the_end_of_a_sentence() -> None:
    printed = print_letters([replace(FINE_LETTER, their_words=LONGEST_WORDS)])
    text = printed.text()
    quote = text[text.index("“") + 1 : text.index("”")]
    assert printed.result.pages == 1
    assert quote.endswith("for. …")
    assert 200 < len(quote) <= 490
    assert LONGEST_WORDS.startswith(quote.removesuffix(" …"))


def test_words_without_an_end_are_quoted_up_to_a_whole_word() -> None:
    text = print_letters([replace(FINE_LETTER, their_words="damp carpet " * 800)]).text()
    quote = text[text.index("“") + 1 : text.index("”")]
    assert re.fullmatch(r"(damp carpet )+(damp|carpet|damp carpet)…|(damp carpet ?)+…", quote)


def test_the_longest_letter_goes_on_on_a_second_page_with_the_signature_beside_words(paper: PaperSize) -> None:
    printed = print_letters([LONGEST_LETTER], paper)
    assert printed.result.pages == 2
    assert "Page 1 of 2" in printed.text(0)
    last = printed.text(1)
    assert last.index("My direct number is") < last.index("Yours sincerely,")
    assert "Page" not in print_letters([FINE_LETTER], paper).text()


@pytest.mark.parametrize("name", NAMES)
def test_a_name_and_words_in_any_script_can_be_copied_out_again(name: str) -> None:
    printed = print_letters([replace(FINE_LETTER, client_name=name, greeting_name=name, their_words=f"{name} {name}")])
    text = printed.text()
    assert all(text.count(part) >= 4 for part in name.split())
    assert printed.result.missing_characters == ()


@pytest.mark.parametrize("words", ["السجادة ما زالت رطبة", "השטיח עדיין רטוב"])
def test_words_read_from_the_right_end_at_the_right(words: str) -> None:
    printed = print_letters([replace(FINE_LETTER, their_words=words)])
    quote = [box for box in printed.boxes() if any("\u0590" <= letter <= "\u06ff" for letter in box.text)]
    assert quote
    assert max(box.right for box in quote) > printed.size()[0] / 2 + 120


def test_own_quotation_marks_are_not_doubled() -> None:
    text = print_letters([replace(FINE_LETTER, their_words="“It is back.”")]).text()
    assert "“It is back.”" in text
    assert "““" not in text


def test_a_sentence_that_ends_by_itself_gets_no_second_end() -> None:
    text = print_letters([replace(FINE_LETTER, fix_words="Dried it, at last!", prevention="We measure…")]).text()
    assert "Dried it, at last!" in text
    assert "!." not in text
    assert "….." not in text
    assert "…." not in text


def test_a_british_firm_writes_the_day_first() -> None:
    text = print_letters([FINE_LETTER], firm=replace(FIRM, locale="en_GB")).text()
    assert "On 18 November 2025 you told us:" in text
    assert not re.search(r"\d+/\d+/\d+", text)


def test_the_same_rows_give_the_same_bytes() -> None:
    rows = [FINE_LETTER, replace(PLAIN_LETTER, client_name="محمد 山田")]
    assert print_letters(rows).content == print_letters(rows).content


def test_title_author_and_language_are_set() -> None:
    reader = pypdf.PdfReader(BytesIO(print_letters([FINE_LETTER], firm=replace(FIRM, locale="en_GB")).content))
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("Recovery letters", "Brightwater Carpet Care")
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"


def test_the_firms_own_words_replace_the_shipped_ones() -> None:
    own = OwnWordsRow("recovery_letter", 'sorry = "We are truly sorry, {name}."\n')
    text = print_letters([FINE_LETTER], firm=replace(FIRM, own_words=(own,))).text()
    assert "We are truly sorry, Margaret." in text
    assert "On November 18, 2025 you told us:" in text


def test_own_words_that_cannot_be_read_keep_no_letter_back_that_is_due() -> None:
    own = OwnWordsRow("recovery_letter", "sorry =")
    printed = print_letters([FINE_LETTER], firm=replace(FIRM, own_words=(own,)))
    assert "That is not what you trusted us for." in printed.text()
    assert printed.result.warnings == (
        "Your own words for this paper cannot be read, so ours stand there; write them again in Settings.",
    )


def test_a_cancel_stops_the_print() -> None:
    flag = CancelFlag()
    flag.cancel()
    with pytest.raises(Cancelled):
        write_recovery_letters([FINE_LETTER] * 2, FIRM, PaperSize.A4, BytesIO(), JobProgress(flag))
