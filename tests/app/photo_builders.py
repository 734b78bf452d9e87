"""Photos on the jobs of a test's firm, each another picture."""

from __future__ import annotations

from PIL import Image

from app.models.jobs import Attachment, Job
from app.photos import clean_photo
from app.services.money_drafts import PhotoPlace
from tests.app.documents.photo_samples import jpeg_of
from tests.builders import Firm


def add_photo(firm: Firm, job_id: int, kind: str, number: int = 1, *, may_show: bool = False) -> int:
    """A small picture of place `number`, before or after; the id of its row."""
    shade = (40 * number % 256, 30 if kind == "photo_before" else 200, job_id % 256)
    place = PhotoPlace(kind, Job.get_by_id(job_id).client_id, job_id)
    (photo_id,) = firm.everafter.photos.add(
        place, [clean_photo(jpeg_of(Image.new("RGB", (320, 240), shade)))], f"place {number}"
    )
    if may_show:
        show_photo(photo_id)
    return photo_id


def add_pair(firm: Firm, job_id: int, number: int = 1) -> tuple[int, int]:
    """Place `number` before and after, both of which the client lets us show."""
    before, after = (add_photo(firm, job_id, kind, number, may_show=True) for kind in ("photo_before", "photo_after"))
    return before, after


def show_photo(photo_id: int) -> None:
    """The client lets us show this one."""
    Attachment.update(may_show=True).where(Attachment.id == photo_id).execute()


def lose_photo(firm: Firm, photo_id: int) -> None:
    """Its file is gone."""
    firm.everafter.photo_folder.remove(Attachment.get_by_id(photo_id).sha256)
