"""Every kind of paper comes out of the command line of a firm that just began with the sample, and what is due once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pypdfium2
import pytest

from app.everafter import open_everafter
from app.models.invoices import Invoice
from app.models.jobs import Attachment, Job
from app.papers.kinds import PAPER_KINDS
from app.paths import photos_folder
from app.queries.photo_pairs import list_photo_pairs
from tests.app.command_line.conftest import Call

OWED_UNTIL_PAID = "statement"
DUE_UNTIL_POSTED = "letter"  # printed is not sent
DUE_KINDS = [name for name, kind in PAPER_KINDS.items() if "all-due" in kind.ways]


@pytest.fixture(scope="module")
def shared_desk(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One copy of the sample firm with its pictures; each kind of paper is printed from it once."""
    copy = tmp_path_factory.mktemp("every") / "desk.db"
    shutil.copyfile(sample_file, copy)
    shutil.copytree(photos_folder(sample_file), photos_folder(copy))
    return copy


@pytest.fixture(scope="module")
def named_jobs(shared_desk: Path) -> dict[str, int]:
    """The number of a visit with photos that the client lets us show, and of one with an invoice."""
    everafter = open_everafter(shared_desk)
    with_photos = [row.job_id for row in Attachment.select(Attachment.job).distinct() if row.job_id is not None]
    ids = {
        "show-card": next(iter(list_photo_pairs(with_photos))),
        "invoice": Invoice.get(Invoice.job.is_null(False)).job_id,
    }
    numbers = {kind: int(Job.get_by_id(job_id).number) for kind, job_id in ids.items()}
    everafter.close()
    return numbers


@pytest.mark.parametrize("kind", PAPER_KINDS)
def test_every_kind_is_printed_from_the_sample_firm(
    call: Call, shared_desk: Path, named_jobs: dict[str, int], tmp_path: Path, kind: str
) -> None:
    chosen: list[object] = ["--all-due"] if kind in DUE_KINDS else []
    if kind in named_jobs:
        chosen = ["--job", named_jobs[kind]]
    file = tmp_path / "papers.pdf"
    made = call("print", kind, *chosen, "-o", file, "--data", shared_desk, "--json")
    assert made.code == 0, made.err
    assert made.facts["papers"] > 0
    with pypdfium2.PdfDocument(file) as document:
        assert len(document) == made.facts["pages"] > 0
    if kind not in DUE_KINDS or kind in (OWED_UNTIL_PAID, DUE_UNTIL_POSTED):
        return
    again = call("print", kind, "--all-due", "-o", tmp_path / "again.pdf", "--data", shared_desk, "--json")
    assert (again.code, again.facts) == (1, {"pages": 0, "papers": 0})
    assert again.is_one_sentence()
    assert any(word in again.err for word in ("due", "waits"))
    assert not (tmp_path / "again.pdf").exists()
