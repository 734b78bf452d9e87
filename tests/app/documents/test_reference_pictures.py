"""The papers look as they did when a person last judged them good.

To accept a new look, delete the picture, run this test twice, and look at what it wrote.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

from app.documents.paper_size import PaperSize
from tests.app.documents.complaint_paper_samples import FINE_LETTER, ORDINARY_PAGE
from tests.app.documents.paper_samples import FINE_CERTIFICATE, ORDINARY_SHEET
from tests.app.documents.printed_paper import (
    PrintedPaper,
    print_certificates,
    print_letters,
    print_pages,
    print_sheets,
)

_FOLDER = Path(__file__).parent / "reference"
_MOST_DIFFERENCE = 2.0  # mean of 255 greys after a soft blur: other versions of the renderer differ by less than 1


_PAPERS: dict[str, Callable[[PaperSize], PrintedPaper]] = {
    "job-sheet": lambda paper: print_sheets([ORDINARY_SHEET], paper),
    "certificate": lambda paper: print_certificates([FINE_CERTIFICATE], paper),
    "recovery-letter": lambda paper: print_letters([FINE_LETTER], paper),
    "complaint-page": lambda paper: print_pages([ORDINARY_PAGE], paper),
}


@pytest.mark.parametrize("paper", [PaperSize.LETTER, PaperSize.A4], ids=lambda paper: paper.value)
@pytest.mark.parametrize("kind", _PAPERS)
def test_a_paper_looks_as_it_was_accepted(kind: str, paper: PaperSize) -> None:
    picture = _PAPERS[kind](paper).picture(scale=0.7)
    accepted = _FOLDER / f"{kind}-{paper.value}.png"
    if not accepted.exists():
        picture.quantize(16).save(accepted, optimize=True)
        pytest.fail(f"{accepted.name} was not there and has been written: look at it")
    reference = Image.open(accepted).convert("L")
    assert picture.size == reference.size
    blur = ImageFilter.GaussianBlur(1.2)
    difference = ImageChops.difference(picture.filter(blur), reference.filter(blur))
    assert ImageStat.Stat(difference).mean[0] < _MOST_DIFFERENCE
