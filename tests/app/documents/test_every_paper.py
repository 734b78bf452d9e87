"""What holds for every paper: readable, inside its margins, honest about letters, and a sound PDF."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pypdf
import pytest

from app.documents.paper_size import PaperSize, millimetres
from app.papers.kinds import PAPER_KINDS
from tests.app.documents.every_paper import EVERY_PAPER, PaperSample
from tests.app.documents.paper_samples import FIRM, NAMES
from tests.app.documents.printed_paper import PrintedPaper, TextBox, boxes_outside_the_seal
from tests.app.documents.row_texts import with_texts

_EVERY_PRINT = [(sample, size) for sample in EVERY_PAPER for size in sample.sizes]
_ORDINARY = [sample for sample in EVERY_PAPER if sample.case == "ordinary"]
_MOST_PAGES_LOOKED_AT = 4
_OVERHANG = 5.0  # points that a sloping letter may lean out
_SAYS_ALL = {"job-sheets", "job-report", "certificates", "month-page", "key-card", "statement"}
_DEMANDING_NAMES = (
    "Nguyễn Thị Ếch Ỡm",
    "ẞßǼǿŵŷțșðÞ",
    "Ελένη Ὀδυσσεύς ἀᾷ",
    "Щукин Ґалаґан Његош Қазақ",
    "لَيْلَىٰ بن\u200cعلی ۱۲۳",
    "שָׁלוֹם כהן 12",
    "王麗華 張國榮 臺灣",
    "王丽华 张国荣",
    "髙橋 﨑田 ヴァ",
    "ผู้ใหญ่ น้ำ",
    "क्षत्रिय श्री ज्ञ",
    "👍🏽 🇺🇸",
    "Anna محمد דנה 12-34 Ζωή",
)
_READABLE = 4.5  # of light to dark, as WCAG 2 asks for text
_BASE_FONTS = ("/Helvetica", "/Times", "/Courier", "/Symbol", "/ZapfDingbats")


@pytest.fixture(scope="module")
def prints() -> dict[tuple[str, PaperSize], PrintedPaper]:
    """Each sample in each size, printed when first asked for."""
    return {}


def _printed(prints: dict[tuple[str, PaperSize], PrintedPaper], sample: PaperSample, size: PaperSize) -> PrintedPaper:
    key = (sample.name, size)
    if key not in prints:
        prints[key] = sample.printed(size)
    return prints[key]


def _each(argument: tuple[PaperSample, PaperSize]) -> str:
    sample, size = argument
    return f"{sample.name}-{size.value}"


def test_every_kind_of_paper_has_an_ordinary_a_least_and_a_worst_sample() -> None:
    cases: dict[str, set[str]] = {kind: set() for kind in PAPER_KINDS}
    for sample in EVERY_PAPER:
        cases[sample.kind].add(sample.case)
    assert {kind: sorted({"ordinary", "least", "worst"} - found) for kind, found in cases.items()} == {
        kind: [] for kind in PAPER_KINDS
    }


@pytest.mark.parametrize("which", _EVERY_PRINT, ids=_each)
def test_nothing_overlaps_and_only_the_foot_stands_outside_the_margins(
    prints: dict, which: tuple[PaperSample, PaperSize]
) -> None:
    printed = _printed(prints, *which)
    edge, foot = millimetres(12) - _OVERHANG, millimetres(8)
    for page in range(min(len(printed.pdf), _MOST_PAGES_LOOKED_AT)):
        boxes = boxes_outside_the_seal(printed) if which[0].kind == "certificates" else printed.boxes(page)
        width, height = printed.size(page)
        outside = [
            box.text
            for box in boxes
            if box.left < edge or box.bottom < foot or box.right > width - edge or box.top > height - edge
        ]
        assert outside == []
        assert _meeting(boxes) == []


def _meeting(boxes: list[TextBox]) -> list[tuple[str, str]]:
    """Pairs of texts whose ink meets; only neighbors in height are compared."""
    found = []
    for place, box in enumerate(sorted(boxes, key=lambda each: -each.top)):
        for other in sorted(boxes, key=lambda each: -each.top)[place + 1 :]:
            if other.top < box.bottom:
                break
            if box.overlaps(other):
                found.append((box.text, other.text))
    return found


@pytest.mark.parametrize("sample", _ORDINARY, ids=lambda sample: sample.kind)
def test_title_author_and_language_are_set_and_fonts_are_embedded_subsets(prints: dict, sample: PaperSample) -> None:
    reader = pypdf.PdfReader(BytesIO(_printed(prints, sample, PaperSize.LETTER).content))
    details = reader.metadata
    assert details is not None
    assert details.title
    assert details.author == FIRM.name
    assert reader.trailer["/Root"]["/Lang"] == "en-US"
    for page in reader.pages:
        for font in map(pypdf.generic.PdfObject.get_object, page["/Resources"]["/Font"].values()):
            assert not str(font["/BaseFont"]).startswith(_BASE_FONTS)
            assert "/FontFile2" in font["/FontDescriptor"]
            assert "+" in font["/BaseFont"]


@pytest.mark.parametrize("sample", _ORDINARY, ids=lambda sample: sample.kind)
def test_the_same_rows_give_the_same_bytes(prints: dict, sample: PaperSample) -> None:
    assert sample.printed().content == _printed(prints, sample, PaperSize.LETTER).content


def test_another_process_gives_the_same_bytes(prints: dict, tmp_path: Path) -> None:
    code = (
        "import hashlib\n"
        "from tests.app.documents.every_paper import EVERY_PAPER\n"
        "for sample in EVERY_PAPER:\n"
        "    if sample.case == 'ordinary':\n"
        "        print(sample.kind, hashlib.sha256(sample.printed().content).hexdigest())\n"
    )
    root = Path(__file__).resolve().parents[3]
    environment = {"PYTHONHASHSEED": "4711", "HOME": str(tmp_path), "PYTHONPATH": str(root)}
    there = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=root, env=environment
    )
    here = {
        sample.kind: hashlib.sha256(_printed(prints, sample, PaperSize.LETTER).content).hexdigest()
        for sample in _ORDINARY
    }
    assert dict(line.split() for line in there.stdout.splitlines()) == here


@pytest.mark.parametrize("sample", _ORDINARY, ids=lambda sample: sample.kind)
def test_a_name_in_any_script_is_shown_or_told(sample: PaperSample) -> None:
    """Each name stands everywhere a text can stand; what can be copied out again was drawn from a font that has it."""
    for name in (*NAMES, *_DEMANDING_NAMES):
        printed = sample.printed(
            rows=tuple(with_texts(row, lambda text, said=name: text and said) for row in sample.rows)
        )
        missing = set(printed.result.missing_characters)
        shown = printed.all_text().replace(" ", "")
        typed = {character for character in name if not character.isspace() and character not in "\u200c\u200d"}
        lost = {character for character in typed if character not in shown} - missing
        assert lost == set(), name


@pytest.mark.parametrize("sample", EVERY_PAPER, ids=lambda sample: sample.name)
def test_nothing_is_said_as_none_or_as_a_field(prints: dict, sample: PaperSample) -> None:
    words = _printed(prints, sample, PaperSize.LETTER).all_text()
    assert "None" not in words.replace("None yet", "")
    assert "{" not in words


@pytest.mark.parametrize("sample", _ORDINARY, ids=lambda sample: sample.kind)
def test_what_is_read_aloud_comes_from_top_to_bottom(prints: dict, sample: PaperSample) -> None:
    """Most steps of the marks' own order lead down or to the right, as eyes go; columns lead up once each."""
    printed = _printed(prints, sample, PaperSize.LETTER)
    boxes = printed.boxes()
    upward = sum(later.bottom > earlier.top + 30 for earlier, later in pairwise(boxes))
    assert upward <= max(3, len(boxes) // 8)


def _lightness(grey: int) -> float:
    """How much light a grey of 0 to 255 gives back, from 0 to 1."""
    part = grey / 255
    return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4


@pytest.mark.parametrize("sample", EVERY_PAPER, ids=lambda sample: sample.name)
def test_every_text_can_be_read_on_its_ground_when_printed_in_grey(prints: dict, sample: PaperSample) -> None:
    """Measured on the rendered page: the darkest and the lightest grey inside each text's own box."""
    printed, scale, rim = _printed(prints, sample, PaperSize.LETTER), 4, 2  # with its rim even a dash has a ground
    picture, (_width, height) = printed.picture(scale=scale), printed.size()
    faint = []
    for box in printed.boxes():
        left, right = round(box.left * scale) - rim, round(box.right * scale) + rim
        top, bottom = round((height - box.top) * scale) - rim, round((height - box.bottom) * scale) + rim
        darkest, lightest = picture.crop((left, top, right, bottom)).getextrema()
        if (_lightness(lightest) + 0.05) / (_lightness(darkest) + 0.05) < _READABLE:
            faint.append(box.text)
    assert faint == []


def _planted(sample: PaperSample, text: str) -> tuple[PrintedPaper, set[str]]:
    """The sample with a text of its own in every place, and the last words of those that are not on the paper whole."""
    ends: list[str] = []

    def plant(typed: str) -> str:
        if typed:
            ends.append(f"zq{len(ends)}j")
        return f"{text} {ends[-1]}".strip() if typed else ""

    printed = sample.printed(rows=tuple(with_texts(row, plant) for row in sample.rows))
    shown = printed.all_text().replace(" ", "").casefold()
    return printed, {end for end in ends if end not in shown}


@pytest.mark.parametrize("sample", _ORDINARY, ids=lambda sample: sample.kind)
def test_what_is_typed_is_on_the_paper_whole_or_ends_in_a_visible_mark(sample: PaperSample) -> None:
    """What a paper leaves out by design it leaves out however short it is; two texts in one line share a mark."""
    _printed_short, left_out = _planted(sample, "")
    if sample.kind in _SAYS_ALL:
        assert left_out == set()
    for text in ("Aw" * 60, "many words that go on " * 12):
        printed, lost = _planted(sample, text)
        assert len(lost - left_out) <= 2 * printed.all_text().count("…"), text
