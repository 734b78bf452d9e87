"""Category and marks from the client's own words (R6, Cases)."""

from __future__ import annotations

from datetime import datetime

import pytest

from app.rules.complaint_clocks import clocks
from app.rules.complaint_phrases import TELLS
from app.rules.complaint_words import suggest_category, suggest_complaint, suggest_marks
from app.rules.complaints import Category, ComplaintFacts, PriorityClass, owner_takes_over, points, priority_class
from app.rules.feedback import Feeling, suggest_feeling
from tests.app.rules.rule_builders import calendar, march

CASE_1 = "The coffee mark by the window had gone on Monday. This morning it is back, same shape, only paler."
CASE_2 = "You finished yesterday before noon and the nursery still squelches. The baby crawls in there."
CASE_4 = "He was lovely but fifty minutes late and I had taken the morning off."
CASE_5 = "There is a fresh gouge in the door frame and chipped skirting where the hose ran."
CASE_7 = "Now it has dried the red in the wool rug has run into the cream border."
CASE_11 = "Third message. Cat urine is back again, same as last summer, and I have told the residents' group."
CASE_13 = "It was good, thanks."


@pytest.mark.parametrize(
    ("words", "hours", "received", "category", "marks", "total", "priority", "due"),
    [
        pytest.param(
            CASE_1, None, march(4, "10:00"), "wicking", (3, 0, 0, 0, 0), 30, "p2",
            ["04 14:00", "06 18:00", "09 18:00"], id="case-1",
        ),
        pytest.param(
            CASE_2, 29, march(5, "17:00"), "over_wet", (4, 0, 0, 1, 0), 45, "p1",
            ["05 18:00", "06 17:00", "08 20:00"], id="case-2",
        ),
        pytest.param(
            CASE_4, None, march(2, "11:00"), "late", (2, 0, 0, 0, 0), 20, "p3",
            ["03 09:00", "07 13:00", "09 18:00"], id="case-4",
        ),
        pytest.param(
            CASE_5, None, march(2, "16:30"), "damage", (4, 0, 0, 0, 0), 40, "p1",
            ["02 17:30", "03 16:30", "05 20:00"], id="case-5",
        ),
        pytest.param(
            CASE_7, None, march(7, "09:00"), "colour_loss", (4, 0, 0, 0, 0), 40, "p1",
            ["07 10:00", "08 09:00", "10 20:00"], id="case-7",
        ),
        pytest.param(
            CASE_11, None, march(6, "09:00"), "odour", (3, 2, 1, 0, 1), 50, "p1",
            ["06 10:00", "07 09:00", "09 20:00"], id="case-11",
        ),
    ],
)  # fmt: skip
def test_the_cases(
    words: str,
    hours: float | None,
    received: datetime,
    category: str,
    marks: tuple[int, ...],
    total: int,
    priority: str,
    due: list[str],
) -> None:
    suggestion = suggest_complaint(words, hours)
    assert suggestion.category == Category(category)
    facts = suggestion.facts
    assert facts is not None
    assert (facts.severity, facts.effort, facts.is_public, facts.is_vulnerable, facts.is_repeat) == marks
    assert points(facts) == total
    assert priority_class(facts) == PriorityClass(priority)
    found = clocks(priority_class(facts), received, calendar())
    assert [each.due_at.strftime("%d %H:%M") for each in found] == due
    assert owner_takes_over(facts) is (words == CASE_11)


def test_case_13_is_no_complaint_but_a_probe() -> None:
    assert suggest_category(CASE_13) is None
    assert suggest_complaint(CASE_13).facts is None
    assert suggest_feeling(CASE_13) is Feeling.GOOD


SIMILAR = """
injury: My daughter slipped on the wet tiles and hurt her wrist.|Dad tripped over the hose|I fell down the stairs
illness: Since the cleaning my son has a rash and cannot stop wheezing.|My dog has been sick since you sprayed|headache
flood: Water is coming through the ceiling below.|The tank burst in the hall|The machine leaked onto the parquet
missing_item: My grandmother's ring was on the sill and now it is gone.|Someone took my watch|A vase went missing
shrinkage: The rug has shrunk and curls|The carpet pulled away from the skirting|There are ripples in the lounge
colour_loss: There is a bleached patch|The dye has bled into the fringe|The blue ran into the white
colour_loss: The wool has gone yellow
damage: You scratched my table|The sofa leg is broken.|There's a hole in the curtain|He cracked a tile|a burn on the rug
no_show: Nobody came.|I waited in all day and no one turned up.|He never showed up|Your man didn't arrive
overbilled: The bill is forty more than the quote.|You quoted 120 and charged me 160.|I was overcharged
rude_or_unsafe: He was rude to my mother.|He swore at the neighbour|He left the gate open and the dog got out.
reclean_failed: You re-cleaned it on Tuesday and it is no better.|You came back twice and it is still the same
odour: The landing still smells damp after a week|There's a musty odour|It stinks of wet dog
over_wet: The stairs are soaking|It is still not dry|The hall is soggy|The carpet hasn't dried|Rug was wet
wicking: The wine stain came back|The spot has reappeared|There are brown rings on the cream carpet|The marks are back
late: He came two hours late|You kept me waiting|Your van was delayed
missed_area: You did not do under the bed.|The back bedroom was not done|He missed the landing|Only half of the room
furniture_not_back: The chairs were left in the hallway|They did not put the table back|The sofa is in the wrong place
residue: The carpet feels stiff|It is sticky underfoot|There is white powder along the edge|It feels soapy
visible_spot: There is a spot by the door you can still see.|The stairs look dirty|I can see streaks
visible_spot: The mark is still there
paperwork: The invoice has the wrong address on it.|You spelt my name wrong on the receipt
suggestion: Could you perhaps text when you are on the way next time?|It would be nice to get a reminder call
niggle: Just a small thing: the mat was left upside down.|Only a tiny point about the cushions
"""


@pytest.mark.parametrize(
    ("words", "category"),
    [
        (words, Category(line.partition(": ")[0]))
        for line in SIMILAR.strip().splitlines()
        for words in line.partition(": ")[2].split("|")
    ],
)
def test_similar_words_suggest_the_same(words: str, category: Category) -> None:
    found = suggest_category(words)
    assert found is category or (category is Category.SUGGESTION and found is Category.PAPERWORK)


@pytest.mark.parametrize(
    "words",
    [
        "Perfect job, thank you",
        "No smell, all lovely",
        "The stain has gone, wonderful",
        "It smells lovely",
        "",
        "We'd love to have you",
        "Todo bien, gracias",
        "Please ring me back in the late afternoon",
    ],
)
def test_words_that_complain_of_nothing_suggest_nothing(words: str) -> None:
    assert suggest_category(words) is None


def test_every_category_can_be_told() -> None:
    assert {category for category, _tells in TELLS} == set(Category)


def test_smelling_damp_within_two_days_is_wet_and_later_an_odour() -> None:
    assert suggest_category("It smells damp", 20) is Category.OVER_WET
    assert suggest_category("It smells damp", 60) is Category.ODOUR
    assert suggest_category("It smells", 20) is Category.ODOUR


@pytest.mark.parametrize(("hours", "severity"), [(5, 1), (14, 3), (24, 4), (None, 3)])
def test_wet_words_get_the_severity_of_their_hours(hours: float | None, severity: int) -> None:
    facts = suggest_complaint("The hall is wet", hours).facts
    assert facts is not None
    assert facts.severity == severity


MARKS = """
effort 2: Third message|I have called three times|I rang twice already|You promised to come and nobody did
effort 2: A broken promise
effort 2: I asked again and again|This is my 4th email|I keep calling
effort 1: Second call|I called yesterday|Still waiting|No reply|Nobody called me back|I am chasing this
effort 1: haven't heard back
effort 0: It is wet|He called me darling|The call was fine
public: I'll post it on Facebook|a bad review|I will tell everyone|on Google|told the neighbours' group
public: trading standards
vulnerable: The baby crawls there|I am pregnant|my elderly mother|she has asthma|allergies|my 84-year-old father
vulnerable: our dog is ill
plain: Cat urine in the hall|My son plays there|The dog sleeps there
repeat: same as last summer|like last time|This happened before|not the first time|every time you come
"""


def marked(words: str) -> dict[str, object]:
    facts: ComplaintFacts = suggest_marks(words, 2)
    return {
        "effort": facts.effort,
        "public": facts.is_public,
        "vulnerable": facts.is_vulnerable,
        "repeat": facts.is_repeat,
    }


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (line.partition(": ")[0], words)
        for line in MARKS.strip().splitlines()
        for words in line.partition(": ")[2].split("|")
    ],
)
def test_marks_are_read_from_the_words(kind: str, words: str) -> None:
    found = marked(words)
    if kind.startswith("effort"):
        assert found["effort"] == int(kind[-1])
    elif kind == "plain":
        assert found == {"effort": 0, "public": False, "vulnerable": False, "repeat": False}
    else:
        assert found[kind] is True


def test_an_earlier_complaint_marks_the_repeat_without_words() -> None:
    facts = suggest_complaint("It smells", has_same_before=True).facts
    assert facts is not None
    assert facts.is_repeat


@pytest.mark.parametrize(
    ("words", "hours", "expected"),
    [
        ("My mother, who is 86, slipped on the kitchen floor you left wet.", 2, "injury 4 0 0 1 0"),
        ("The hall still smells of wet dog, three days on.", 72, "odour 3 0 0 0 0"),
        ("Second time I ring about the bill: you quoted 180 and charged 240.", None, "overbilled 3 1 0 0 0"),
        ("Nobody came and nobody rang. I sat in all morning.", None, "no_show 3 0 0 0 0"),
        ("You forgot the box room and the stairs look streaky.", None, "missed_area 2 0 0 0 0"),
        ("It feels stiff underfoot, like straw.", None, "residue 2 0 0 0 0"),
        ("I have written it on Nextdoor: your man shouted at my neighbour.", None, "rude_or_unsafe 3 0 1 0 0"),
        ("My little girl is wheezing since this morning and she has asthma.", None, "illness 4 0 0 1 0"),
        ("A silver frame that stood on the piano is missing since you were here.", None, "missing_item 4 0 0 0 0"),
        ("You re-cleaned the landing on Tuesday and the shadow is still there.", None, "reclean_failed 3 0 0 0 0"),
        ("It is still damp but you only left at nine this morning.", 6, "over_wet 1 0 0 0 0"),
        ("It's still wet and you finished last night.", 16, "over_wet 3 0 0 0 0"),
        ("He was ten minutes late, no matter.", None, "late 1 0 0 0 0"),
        ("The receipt says Mrs Brown, I am Mrs Braun.", None, "paperwork 1 0 0 0 0"),
        ("The sofa was left in the hall and I cannot move it, I am expecting.", None, "furniture_not_back 2 0 0 1 0"),
        ("You promised to call on Friday and nobody did. The smell is worse.", None, "odour 3 2 0 0 0"),
        ("The rug is smaller than it was, it no longer reaches the hearth.", None, "shrinkage 4 0 0 0 0"),
        ("Water came through the ceiling into the flat below us.", None, "flood 4 0 0 0 0"),
        ("The spot by the sofa has come back, exactly like last time.", None, "wicking 3 0 0 0 1"),
        ("My dog has been sick since he licked the carpet.", None, "illness 4 0 0 1 0"),
        ("The pet smell came back overnight, and I have guests on Saturday.", None, "odour 3 0 0 0 0"),
        ("Your hose knocked a lamp over and the shade is cracked.", None, "damage 4 0 0 0 0"),
        ("If this isn't sorted I will put it on Google.", None, "-"),
        ("The chairs were put back in the wrong room.", None, "furniture_not_back 2 0 0 0 0"),
        ("No complaint really, but the van blocked my drive.", None, "-"),
    ],
)
def test_cases_like_those_of_the_rules(words: str, hours: float | None, expected: str) -> None:
    """Category, then severity, effort, public, vulnerable and repeat."""
    found = suggest_complaint(words, hours)
    facts = found.facts
    if found.category is None or facts is None:
        assert expected == "-"
        return
    marks = (facts.severity, facts.effort, facts.is_public, facts.is_vulnerable, facts.is_repeat)
    assert " ".join([found.category.value, *(str(int(mark)) for mark in marks)]) == expected
