"""Every paper in light use and in the worst case, as PDF and as pictures: `python3 dev.py gallery [folder]`.

The first pages on Letter stand beside each other in one picture, `all-papers.png`.
"""

from __future__ import annotations

import sys
import tempfile
from itertools import groupby
from pathlib import Path

from PIL import Image, ImageDraw

from app.documents.paper_size import PaperSize
from tests.app.documents.every_paper import EVERY_PAPER

_DOTS = 110 / 72
_THUMB, _BETWEEN, _CAPTION = 220, 12, 18
_GROUND = (225, 228, 230)


def main() -> int:
    """Write the gallery and say where it is."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp(prefix="everafter-gallery-"))
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    firsts: dict[str, Image.Image] = {}
    for sample in EVERY_PAPER:
        for size in sample.sizes:
            printed = sample.printed(size)
            name = f"{sample.name}-{size.value}"
            (folder / f"{name}.pdf").write_bytes(printed.content)
            for number in range(len(printed.pdf)):
                picture = printed.pdf[number].render(scale=_DOTS).to_pil()
                picture.save(folder / f"{name}-{number + 1}.png", compress_level=1)
                if number == 0 and size is PaperSize.LETTER:
                    firsts[sample.name] = picture.convert("RGB")
            count += 1
    all_on_one(firsts).save(folder / "all-papers.png")
    print(f"{count} papers are in {folder}; all-papers.png shows them beside each other.")
    return 0


def all_on_one(firsts: dict[str, Image.Image]) -> Image.Image:
    """The first pages in one picture: each paper's samples beside each other, two papers in a row."""
    kinds = {sample.name: sample.kind for sample in EVERY_PAPER}
    names = sorted(firsts, key=lambda name: list(kinds.values()).index(kinds[name]))
    rows = [list(group) for _kind, group in groupby(names, key=kinds.__getitem__)]
    across, step = _THUMB + _BETWEEN, _THUMB + _CAPTION + _BETWEEN
    half = max(map(len, rows)) * across + _BETWEEN
    sheet = Image.new("RGB", (2 * half, (len(rows) + 1) // 2 * step), _GROUND)
    pen = ImageDraw.Draw(sheet)
    for line, row in enumerate(rows):
        for place, name in enumerate(row):
            x, y = _BETWEEN + line % 2 * half + place * across, _BETWEEN + line // 2 * step
            thumb = firsts[name].copy()
            thumb.thumbnail((_THUMB, _THUMB))
            sheet.paste(thumb, (x, y))
            pen.text((x, y + _THUMB + 3), name, fill="black")
    return sheet


if __name__ == "__main__":
    sys.exit(main())
