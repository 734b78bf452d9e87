"""The papers look as they did when a person last judged them good.

To accept a new look, delete the picture, run this test twice, and look at what it wrote.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

from app.documents.paper_size import PaperSize
from tests.app.documents.every_paper import EVERY_PAPER, PaperSample

_FOLDER = Path(__file__).parent / "reference"
_MOST_DIFFERENCE = 2.0  # mean of 255 greys after a soft blur: other versions of the renderer differ by less than 1


_ORDINARY = [sample for sample in EVERY_PAPER if sample.case == "ordinary"]


@pytest.mark.parametrize("paper", [PaperSize.LETTER, PaperSize.A4], ids=lambda paper: paper.value)
@pytest.mark.parametrize("sample", _ORDINARY, ids=lambda sample: sample.kind)
def test_a_paper_looks_as_it_was_accepted(sample: PaperSample, paper: PaperSize) -> None:
    picture = sample.printed(paper).picture(scale=0.7)
    accepted = _FOLDER / f"{sample.kind}-{paper.value}.png"
    if not accepted.exists():
        picture.quantize(16).save(accepted, optimize=True)
        pytest.fail(f"{accepted.name} was not there and has been written: look at it")
    reference = Image.open(accepted).convert("L")
    assert picture.size == reference.size
    blur = ImageFilter.GaussianBlur(1.2)
    difference = ImageChops.difference(picture.filter(blur), reference.filter(blur))
    assert ImageStat.Stat(difference).mean[0] < _MOST_DIFFERENCE
