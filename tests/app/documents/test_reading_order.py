"""Every paper is read aloud as it is read by eye: whose paper it is, for whom, what it says, and its foot last.

ReportLab cannot tag, so the order of the marks on the page is the order in which a reader for the blind speaks them.
"""

from __future__ import annotations

import pytest

from app.papers.kinds import PAPER_KINDS
from tests.app.documents.every_paper import EVERY_PAPER, PaperSample
from tests.app.documents.paper_samples import ORDINARY_SHEET
from tests.app.documents.printed_paper import print_sheets

_FIRM = "Brightwater Carpet Care"
_DAY_LIST = (
    *(_FIRM, "Never hand over", "Thu 27 Nov", "van 2", "Luis Santos", "4 visits", "08:00 – 09:00", "Rosa Ortiz"),
    *("7 Mill Road", "(503) 555 0117", "To do", "Living room", "Access", "Pay", "$185.00", "10:00 – 11:00"),
    *("Margaret Alder", "Open complaint", "Promised", "Find it", "Private", "10:45 – 12:00", "Tom Reyes"),
    *("St Mark's Hall", "Stays in the van", "Page 1 of 1"),
)
_JOB_SHEET = (
    *(_FIRM, "Thu 27 Nov", "10:00 – 11:00", "Luis Santos", "Job 2402", "Margaret Alder", "18 Orchard Lane"),
    *("Find it", "Park", "Access", "Before you knock", "Put-right visit", "Last visit", "Promised", "Remember"),
    *("What would make today perfect?", "smelling of nothing", "Rooms", "Tick before", "Landing", "Wool 80/20"),
    *("Stairs", "Living room", "Explain first", "Client’s initials", "Found on arrival", "Risk explained"),
    *("Time and products", "Rooms walked", "How was that for you?", "What would have made it great?", "Due $0.00"),
    *("Card", "walked through", "Next visit agreed", "Hand this sheet in", "Keyed in by", "Page 1 of 1"),
)
_LANDMARKS: dict[str, tuple[str, ...]] = {
    "job-sheets": _JOB_SHEET,
    "day-list": _DAY_LIST,
    "day-papers": (*_DAY_LIST, *_JOB_SHEET),
    "job-report": (
        *(_FIRM, "Margaret Alder", "18 Orchard Lane", "November 27, 2025", "Thank you, Margaret", "Our promise"),
        *("(503) 555 0101", "Not covered", "What we did", "Landing", "Stairs", "Living room", "Before and after"),
        *("What did not come out, and why", "Until it is dry", "Let air in", "If something spills", "Not great?"),
        *("Your next visit", "Price $185.00"),
    ),
    "show-card": ("BRIGHTWATER CARPET CARE", "BEFORE", "AFTER", "Landing", "Luis brought it back", "(503) 555 0100"),
    "certificates": (
        *("BRIGHTWATER CARPET CARE", "CERTIFICATE OF LOYALTY", "Margaret Alder", "has trusted us", "Twelve Years"),
        *("Since March 9, 2014", "Dana Kowalski", "Owner, with everyone", "WITH OUR THANKS", "$25 toward", "Just call"),
        *("March 9, 2026", "(503) 555 0100", "Certificate 2026-0031"),
    ),
    "visit-card": (
        *(_FIRM, "Luis is coming to you", "For Margaret Alder", "Thu 27 Nov", "10:00 – 11:00", "Luis Santos"),
        *("Master cleaner", "before stepping in", "Somebody else", "What we do at your door", "What helps us"),
        *("Any question", "(503) 555 0100"),
    ),
    "care-card": (
        *(_FIRM, "While your carpet dries", "For Margaret Alder", "Careful: slippery!", "Dry by", "18:00"),
        *("If something spills", "Wine", "Blot, then cold water", "Gum", "Still damp", "(503) 555 0100"),
    ),
    "thank-you-note": (
        *("BRIGHTWATER CARPET CARE", "Thank you", "Margaret Alder", "Dear Margaret", "Of all the people"),
        *("With warm thanks", "Luis Santos", "(503) 555 0100"),
    ),
    "letter": (
        *("BRIGHTWATER CARPET CARE", "Margaret Alder", "18 Orchard Lane", "November 27, 2025", "Dear Margaret"),
        *("fresh start", "(503) 555 0100", "With kind regards", "Dana Kowalski"),
    ),
    "recovery-letter": (
        *("BRIGHTWATER CARPET CARE", "December 1, 2025", "Margaret Alder", "Dear Margaret", "you told us"),
        *("smells damp", "I am sorry", "put it right", "what we changed", "My direct number", "Yours sincerely"),
        *("Dana Kowalski", "$25 toward"),
    ),
    "complaint-page": (
        *(_FIRM, "not for handing over", "Complaint 132", "Margaret Alder", "smells damp", "It meant", "Clocks"),
        *("Answer", "The six steps", "Listen", "Ask again", "Putting it right", "Page 1 of 2", "What we learned"),
        *("Everything that happened", "Page 2 of 2"),
    ),
    "honest-numbers": (
        *(_FIRM, "Honest numbers", "March 2026", "14 complaints came in", "Against our promise", "Answered"),
        *("What became of them", "Withdrawn", "Who comes a second time", "All who were due", "4 clocks ran out"),
        *("Margaret A.", "As of March 31, 2026", "Page 1 of 1"),
    ),
    "client-list": (
        *(_FIRM, "60 clients", "Client", "Street", "Phone", "Now", "Ana Abbott", "(503) 555 0000", "Margaret Abbott"),
        *("Printed", "Page 1 of 4", "60 clients", "Page 2 of 4"),
    ),
    "month-page": (
        *(_FIRM, "Our month", "March 2026", "Stronger people", "Dana Kowalski", "Stronger clients", "New clients"),
        *("How was it for you?", "Word of mouth", "Rewards", "As of March 31, 2026", "Page 1 of 1"),
    ),
    "why-us": (
        *("BRIGHTWATER CARPET CARE", "Why clients stay with us", "In their own words", "Biscuit", "Margaret"),
        *("WHAT THEY TELL US MOST", "On time", "31 clients", "with the consent", "(503) 555 0100"),
    ),
    "answer-book": (
        *(
            "When something spills",
            "Brightwater Carpet Care",
            "WHAT WAS SPILLED",
            "Wine",
            "1.",
            "Press a dry white cloth",
        ),
        *("Coffee, tea, cola", "Blot, never rub", "Page 1 of"),
    ),
    "key-card": (
        *("All keys", "Brightwater", "Everywhere", "Find a client", "Alt letter", "Client", "Book job", "View"),
        *("Wall monitor", "Schedule", "Another day", "Care Board", "To the next column", "Promises come first"),
    ),
    "invoice": (
        *(_FIRM, "Invoice INV-2026-0042", "Margaret Alder", "18 Orchard Lane", "To pay by", "What we did", "Amount"),
        *("Living room", "$144.00", "Protector", "Total $296.61", "Left to pay", "Please pay", "First Mill Bank"),
        *("Thank you for having us", "Tax number", "Page 1 of 1"),
    ),
    "statement": (
        *(_FIRM, "Statement", "St Mark’s Hall", "Up to", "Balance before", "Invoice INV-2025-0117", "Visit · job 2391"),
        *("You owe us", "What is owed", "Over 90 days", "First Mill Bank", "Page 1 of 1"),
    ),
}
_ORDINARY = [sample for sample in EVERY_PAPER if sample.case == "ordinary"]


def _out_of_order(words: str, landmarks: tuple[str, ...]) -> list[str]:
    """Landmarks that do not stand anywhere behind the one before them."""
    place, lost = 0, []
    for landmark in landmarks:
        found = words.find(landmark, place)
        if found < 0:
            lost.append(landmark)
        else:
            place = found + len(landmark)
    return lost


def test_every_kind_of_paper_has_its_landmarks() -> None:
    assert set(_LANDMARKS) == set(PAPER_KINDS)


@pytest.mark.parametrize("sample", _ORDINARY, ids=lambda sample: sample.kind)
def test_each_paper_is_read_from_its_title_to_its_foot(sample: PaperSample) -> None:
    assert _out_of_order(sample.printed().all_text(), _LANDMARKS[sample.kind]) == []


def test_a_sheet_of_several_is_read_as_the_first() -> None:
    """What is drawn once and shared stands on each sheet where it is read."""
    printed = print_sheets([ORDINARY_SHEET] * 3)
    assert [_out_of_order(printed.text(page), _JOB_SHEET) for page in range(3)] == [[], [], []]
