"""A photo for paper is upright, cut to its place, no finer than the printer and never a large file."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest
from PIL import Image

from app.documents.photo_picture import DOTS_PER_POINT, MOST_BYTES, PaperPicture, paper_picture
from app.errors import UnreadableFileError
from tests.app.documents.photo_samples import carpet, jpeg_of, sand


def decoded(picture: PaperPicture) -> Image.Image:
    return Image.open(io.BytesIO(picture.content)).convert("RGB")


def halves(size: tuple[int, int]) -> Image.Image:
    """Red above, blue below."""
    picture = Image.new("RGB", size, "red")
    picture.paste("blue", (0, size[1] // 2, size[0], size[1]))
    return picture


def test_a_photo_has_two_hundred_dots_an_inch_of_its_place() -> None:
    picture = paper_picture(carpet(is_clean=True, size=(2560, 1920)), 216, 162)
    assert (picture.width, picture.height) == (600, 450)
    assert round(DOTS_PER_POINT * 72) == 200
    assert decoded(picture).size == (600, 450)


def test_a_small_photo_keeps_its_dots_and_takes_the_shape_of_its_place() -> None:
    picture = paper_picture(carpet(is_clean=True, size=(200, 200)), 216, 108)
    assert (picture.width, picture.height) == (200, 100)


def test_before_and_after_of_other_shapes_are_cut_to_the_same() -> None:
    pair = [paper_picture(carpet(is_clean=True, size=size), 216, 162) for size in ((1600, 1200), (1200, 1600))]
    assert len({(each.width, each.height) for each in pair}) == 1


def test_what_is_kept_is_the_middle() -> None:
    tall = halves((300, 900))
    kept = decoded(paper_picture(jpeg_of(tall), 100, 100))
    top, bottom = kept.getpixel((kept.width // 2, 10)), kept.getpixel((kept.width // 2, kept.height - 10))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert top[0] > 200 > bottom[0]
    assert bottom[2] > 200 > top[2]


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_a_photo_that_was_held_otherwise_stands_upright(orientation: int) -> None:
    turned = {1: 0, 3: 180, 6: 90, 8: 270}[orientation]
    exif = Image.Exif()
    exif[0x0112] = orientation
    photo = jpeg_of(halves((1600, 1200)).rotate(turned, expand=True), exif=exif)
    kept = decoded(paper_picture(photo, 144, 108))
    assert kept.size == (400, 300)
    pixel = kept.getpixel((200, 20))
    assert isinstance(pixel, tuple)
    assert pixel[0] > 200
    assert b"Exif" not in paper_picture(photo, 144, 108).content


def test_even_the_most_restless_photo_stays_small() -> None:
    picture = paper_picture(sand(), 252, 189)
    assert len(picture.content) <= MOST_BYTES


def test_the_same_photo_gives_the_same_bytes() -> None:
    assert paper_picture(carpet(is_clean=False), 200, 150) == paper_picture(carpet(is_clean=False), 200, 150)


@pytest.mark.parametrize("kind", ["L", "CMYK"])
def test_grey_and_print_colors_become_plain_color(kind: str) -> None:
    picture = paper_picture(jpeg_of(Image.new(kind, (400, 300))), 100, 75)
    assert Image.open(io.BytesIO(picture.content)).mode == "RGB"


@pytest.mark.skipif(sys.platform == "win32", reason="the system does not tell how much a process took")
def test_a_photo_that_says_it_is_huge_makes_no_room() -> None:
    code = (
        "import io, resource, struct; from PIL import Image\n"
        "from app.documents.photo_picture import paper_picture; from app.errors import UnreadableFileError\n"
        "stream = io.BytesIO(); Image.new('RGB', (640, 480)).save(stream, 'JPEG')\n"
        "photo = bytearray(stream.getvalue())\n"
        "paper_picture(bytes(photo), 100, 75)\n"
        "struct.pack_into('>HH', photo, photo.index(b'\\xff\\xc0') + 5, 65_000, 65_000)\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "try: paper_picture(bytes(photo), 100, 75)\n"
        "except UnreadableFileError: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(told.stdout) < 8_000


@pytest.mark.parametrize(
    "photo",
    [b"", b"no picture", b"\xff\xd8\xff\xe0 and nothing more", sand()[:9000], b"\x89PNG\r\n\x1a\n" + bytes(60)],
    ids=["empty", "words", "head", "torn", "other"],
)
def test_what_is_no_photo_is_told_in_one_sentence(photo: bytes) -> None:
    with pytest.raises(UnreadableFileError, match=r"^The file of this picture is damaged; .*\.$"):
        paper_picture(photo, 100, 75)
