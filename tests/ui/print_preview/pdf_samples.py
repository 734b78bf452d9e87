"""PDFs of pages of any size, each with its number on it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

LETTER, A4_ACROSS, A5 = (612, 792), (842, 595), (420, 595)


def write_pdf(file: Path, sizes: Sequence[tuple[float, float]]) -> Path:
    """A file with a page of each size."""
    canvas = Canvas(str(file))
    for number, size in enumerate(sizes, start=1):
        canvas.setPageSize(size)
        canvas.drawString(72, size[1] - 72, f"This is page {number}")
        canvas.rect(36, 36, size[0] - 72, size[1] - 72)
        canvas.showPage()
    canvas.save()
    return file
