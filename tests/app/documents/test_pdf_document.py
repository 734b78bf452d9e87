"""Pictures in a document that is written while it is drawn: each once, at once, and known to its own page alone."""

from __future__ import annotations

import io
import tracemalloc

import pypdf
import pypdfium2

from app.documents.pdf_document import PaperDocument
from app.documents.pen import INK, Pen
from app.documents.photo_picture import PaperPhoto
from tests.app.documents.photo_samples import carpet, sand


class Discarded(io.BytesIO):
    """Counts what is written and keeps none of it."""

    def __init__(self) -> None:
        super().__init__()
        self.size = 0

    def write(self, content: object) -> int:
        """Count it."""
        assert isinstance(content, bytes)
        self.size += len(content)
        return len(content)


def document_with(pages: int, target: io.BytesIO, photos: tuple[bytes, ...]) -> None:
    document = PaperDocument(target, size=(300, 200), title="Photos", author="", language="en")
    for _page in range(pages):
        pen = Pen(document, 200)
        for place, photo in enumerate(photos):
            picture = PaperPhoto(photo, 100, 75).cut(100, 75)
            number = document.picture(picture.content, picture.width, picture.height)
            pen.place_picture(number, 20 + 130 * place, 20, 100, 75)
        form = document.form("line", (300, 10), lambda: Pen(document, 10).content())
        pen.place_form(form, 0, 190, 10)
        pen.rule(20, 100, 280, 100, ink=INK)
        document.add_page(pen.content(), pen.pictures)
    plain = Pen(document, 200)
    plain.rule(20, 100, 280, 100)
    document.add_page(plain.content(), plain.pictures)
    document.finish()


def test_each_page_shows_its_own_pictures_and_knows_no_others() -> None:
    target = io.BytesIO()
    document_with(2, target, (carpet(is_clean=False), carpet(is_clean=True)))
    reader = pypdf.PdfReader(target)
    assert [len(page.images) for page in reader.pages] == [2, 2, 0]
    assert target.getvalue().count(b"/Subtype/Image") == 4
    shown = pypdfium2.PdfDocument(target.getvalue())[0].render(scale=1).to_pil().convert("RGB")
    stained, clean = shown.getpixel((70, 62)), shown.getpixel((200, 62))
    assert isinstance(stained, tuple)
    assert isinstance(clean, tuple)
    assert sum(stained) < 330 < sum(clean)
    assert shown.getpixel((8, 62)) == (255, 255, 255)


def test_the_same_pictures_give_the_same_bytes() -> None:
    made = []
    for _time in range(2):
        target = io.BytesIO()
        document_with(2, target, (carpet(is_clean=True),))
        made.append(target.getvalue())
    assert made[0] == made[1]


def test_memory_does_not_grow_with_the_number_of_pictures() -> None:
    photo = PaperPhoto(sand((800, 600)), 200, 150).cut(200, 150)
    target = Discarded()
    document = PaperDocument(target, size=(300, 200), title="Many", author="", language="en")
    tracemalloc.start()
    for _page in range(300):
        pen = Pen(document, 200)
        pen.place_picture(document.picture(photo.content, photo.width, photo.height), 0, 0, 200, 150)
        document.add_page(pen.content(), pen.pictures)
    document.finish()
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert target.size > 300 * 40_000
    assert most < 2_000_000
