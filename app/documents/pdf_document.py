"""A PDF that is written while it is drawn: a thousand pages need no more memory than one."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Sequence
from typing import BinaryIO, cast

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject, PDFShading, PDFStream, PDFString

from app.documents.paper_font import FONT_LOCK
from app.documents.plain_text import one_line

_PRODUCER = "Everafter"


class PaperDocument(PDFDocument):
    """Pages and forms go to the target at once; fonts, which grow until the last page, follow at the end.

    The same drawing gives the same bytes. If drawing is given up, the target holds a piece of a file that the
    caller throws away.
    """

    def __init__(self, target: BinaryIO, *, size: tuple[float, float], title: str, author: str, language: str) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=(1, 4))
        self.size = size
        self.missing_characters: set[str] = set()
        self.page_count = 0
        self._target = target
        self._position = 0
        self._digest = hashlib.sha256()
        self._offsets: dict[int, int] = {}
        self._pages: list[int] = []
        self._ends: dict[int, int] = {}
        self._forms: dict[str, int] = {}
        self._shadings: dict[str, PDFShading] = {}
        self._details = {
            "Title": one_line(title),
            "Author": one_line(author),
            "Creator": _PRODUCER,
            "Producer": _PRODUCER,
        }
        self._language = language
        self._resources_number = self._new_number()
        self._pages_number = self._new_number()
        self._write(b"%PDF-1.4\n%\xc2\xb5\xc2\xb6\n")

    def add_page(self, content: bytes, pictures: Sequence[int] = (), *, goes_on: bool = False) -> int:
        """Write one page of the document's size; its place among the pages, from 0.

        `pictures` are those it shows, which no other page need know. A page that goes on ends with what `end_page`
        gives it before the document is finished, such as the number of pages, which nobody knows before.
        """
        stream = self._write_stream(b"q\n" + content + b"\nQ" if goes_on else content, "")
        streams = f"{stream} 0 R"
        if goes_on:
            self._ends[self.page_count] = self._new_number()
            streams = f"[{streams} {self._ends[self.page_count]} 0 R]"
        number = self._new_number()
        own = b"/Resources" + self._resources(pictures) if pictures else b""
        self._write_object(
            number, f"<</Type/Page/Parent {self._pages_number} 0 R/Contents {streams}".encode() + own + b">>"
        )
        self._pages.append(number)
        self.page_count += 1
        return self.page_count - 1

    def end_page(self, place: int, content: bytes) -> None:
        """Write what is drawn last on a page that goes on."""
        self._write_stream(content, "", self._ends.pop(place))

    def picture(self, jpeg: bytes, width: int, height: int) -> int:
        """The number of a picture, written at once and then forgotten: a JPEG in colour of this many dots."""
        number = self._new_number()
        head = (
            f"<</Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceRGB/BitsPerComponent 8"
            f"/Filter/DCTDecode/Length {len(jpeg)}>>stream\n"
        )
        self._write_object(number, head.encode() + jpeg + b"\nendstream")
        return number

    def form(self, name: str, size: tuple[float, float], draw: Callable[[], bytes]) -> str:
        """The resource name of a drawing that many pages share; drawn and written at its first use."""
        if name not in self._forms:
            content = draw()
            width, height = size
            head = f"/Type/XObject/Subtype/Form/BBox[0 0 {width:g} {height:g}]/Resources {self._resources_number} 0 R"
            self._forms[name] = self._write_stream(content, head)
        return f"X{self._forms[name]}"

    def shading(self, name: str, make: Callable[[], PDFShading]) -> str:
        """The resource name of a colour gradient, made at its first use."""
        if name not in self._shadings:
            self._shadings[name] = make()
        return name

    def finish(self) -> None:
        """Write the fonts and the tables that end a PDF."""
        with FONT_LOCK:
            for font in self.delayedFonts:
                font.addObjects(self)
        self._write_object(self._resources_number, self._resources())
        self._write_page_list()
        self._write_named_objects()
        self._write_end(self._write_catalogue(), self._write_details())

    def _resources(self, pictures: Sequence[int] = ()) -> bytes:
        """What the content of a page may name: fonts, shadings, the forms that there are by now, its own pictures."""
        fonts = self._reference_to(self.idToObject["BasicFonts"])
        numbers = (*self._forms.values(), *dict.fromkeys(pictures))
        forms = "".join(f"/X{number} {number} 0 R" for number in numbers).encode()
        shadings = b"".join(
            b"/" + name.encode() + b" " + self._reference_to(shading) for name, shading in self._shadings.items()
        )
        return b"<</Font " + fonts + b"/XObject<<" + forms + b">>/Shading<<" + shadings + b">>>>"

    def _reference_to(self, thing: PDFObject) -> bytes:
        reference = self.Reference(thing)  # type: ignore[no-untyped-call] # ReportLab's stubs leave it untyped
        return cast("bytes", reference.format(self))

    def _write_page_list(self) -> None:
        width, height = self.size
        children = " ".join(f"{number} 0 R" for number in self._pages)
        self._write_object(
            self._pages_number,
            f"<</Type/Pages/Count {len(self._pages)}/MediaBox[0 0 {width:.2f} {height:.2f}]"
            f"/Resources {self._resources_number} 0 R/Kids[{children}]>>".encode(),
        )

    def _write_named_objects(self) -> None:
        """Write what ReportLab keeps by name: fonts, their files and tables; writing one may name another."""
        number = 0
        while number < self.objectcounter:
            number += 1
            if number not in self._offsets and number in self.numberToId:
                thing = cast("PDFStream", self.idToObject[self.numberToId[number]])
                self._write_object(number, thing.format(self))

    def _write_catalogue(self) -> int:
        language = PDFString(self._language).format(self)
        number = self._new_number()
        self._write_object(
            number,
            b"<</Type/Catalog/Pages %d 0 R/Lang %s/ViewerPreferences<</DisplayDocTitle true>>>>"
            % (self._pages_number, language),
        )
        return number

    def _write_details(self) -> int:
        entries = b"".join(b"/" + name.encode() + PDFString(text).format(self) for name, text in self._details.items())
        number = self._new_number()
        self._write_object(number, b"<<" + entries + b">>")
        return number

    def _write_end(self, catalogue: int, details: int) -> None:
        """The table of where each object stands, and the trailer that leads to it."""
        start = self._position
        count = self.objectcounter + 1
        self._write(f"xref\n0 {count}\n0000000000 65535 f \n".encode())
        self._write(b"".join(b"%010d 00000 n \n" % self._offsets[number] for number in range(1, count)))
        mark = self._digest.hexdigest()[:32]
        self._write(
            f"trailer\n<</Size {count}/Root {catalogue} 0 R/Info {details} 0 R/ID[<{mark}><{mark}>]>>\n"
            f"startxref\n{start}\n%%EOF\n".encode()
        )

    def _write_stream(self, content: bytes, head: str, reserved: int | None = None) -> int:
        packed = zlib.compress(content, 9)
        number = reserved if reserved is not None else self._new_number()
        self._write_object(
            number,
            f"<<{head}/Length {len(packed)}/Filter/FlateDecode>>stream\n".encode() + packed + b"\nendstream",
        )
        return number

    def _write_object(self, number: int, content: bytes) -> None:
        self._offsets[number] = self._position
        self._write(b"%d 0 obj\n%s\nendobj\n" % (number, content))

    def _new_number(self) -> int:
        self.objectcounter += 1
        return self.objectcounter

    def _write(self, content: bytes) -> None:
        self._target.write(content)
        self._digest.update(content)
        self._position += len(content)
