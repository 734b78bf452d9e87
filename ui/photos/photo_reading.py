"""What is read beside the window: pictures that were given, checked and cleaned, and small ones to show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.errors import EverafterError
from app.jobs import JobProgress
from app.photos import CleanPhoto, PhotoFolder, clean_photo, read_photo


@dataclass(frozen=True, slots=True)
class ReadPhotos:
    """The pictures that may be kept, and a sentence for each that may not."""

    photos: tuple[CleanPhoto, ...]
    refused: tuple[str, ...]


def read_photos(given: Sequence[Path | bytes], progress: JobProgress) -> ReadPhotos:
    """Check and clean files, or a picture from the clipboard; one that is refused does not stop the others."""
    photos, refused = [], []
    for done, source in enumerate(given):
        progress.step(done, len(given))
        try:
            photos.append(clean_photo(source) if isinstance(source, bytes) else read_photo(source))
        except EverafterError as error:
            refused.append(str(error))
    return ReadPhotos(tuple(photos), tuple(refused))


def read_thumbnails(folder: PhotoFolder, hashes: Sequence[str], side: int, progress: JobProgress) -> dict[str, bytes]:
    """Small pictures by their hashes; one whose file is missing or damaged has no bytes."""
    found = {}
    for done, sha256 in enumerate(hashes):
        progress.step(done, len(hashes))
        try:
            found[sha256] = folder.thumbnail(sha256, side)
        except EverafterError:
            found[sha256] = b""
    return found
