"""The sample firm has pictures where somebody looks first, their files go along, and one pair is for us only."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.clock import FixedClock
from app.everafter import Everafter, open_everafter
from app.models.jobs import Attachment, Job
from app.papers.paper_kind import PrintOptions
from app.papers.paper_request import PaperRequest
from app.papers.printing import print_papers
from app.paths import photos_folder
from app.photos import PhotoFolder
from app.queries.job_reports import list_jobs_due_a_report
from app.queries.photo_pairs import list_photo_pairs
from app.sample_firm.making import make_sample_firm
from app.sample_firm.recent_photos import forget_photos, take_photos_along

ZONE = ZoneInfo("America/Los_Angeles")
FRIDAY = datetime(2026, 3, 6, 11, 42, tzinfo=ZONE)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Everafter:
    file = tmp_path_factory.mktemp("photos") / "sample.db"
    everafter = open_everafter(file, clock=FixedClock(FRIDAY, ZONE), may_create=True)
    make_sample_firm(everafter, 1, 100)
    return everafter


def test_the_newest_visits_have_pictures_and_those_to_show_are_on_paper(sample: Everafter) -> None:
    rows = list(Attachment.select().where(Attachment.job.is_null(False)))
    assert (len(rows), sum(bool(row.may_show) for row in rows)) == (8, 6)
    assert all(sample.photo_folder.is_whole(row.sha256) for row in rows)
    pairs = list_photo_pairs([row.job_id for row in rows])
    assert sorted(len(each) for each in pairs.values()) == [1, 2]
    assert all(pair.room for each in pairs.values() for pair in each)
    numbers = [Job.get_by_id(job_id).number for job_id in pairs]
    assert print_papers(sample, io.BytesIO(), PaperRequest("show-card", jobs=tuple(numbers))).papers == 3
    assert set(pairs) <= set(list_jobs_due_a_report(FRIDAY))
    result = print_papers(
        sample, io.BytesIO(), PaperRequest("job-report", is_all_due=True), PrintOptions(is_preview=True)
    )
    assert (result.warnings, result.papers > 10) == ((), True)


def test_pictures_go_along_with_their_file_and_leave_nothing_behind(tmp_path: Path) -> None:
    part, target = tmp_path / ".firm.db.part", tmp_path / "firm.db"
    made = open_everafter(part, clock=FixedClock(FRIDAY, ZONE), may_create=True)
    make_sample_firm(made, 1, 30)
    hashes = set(made.photo_folder.hashes())
    made.close()
    take_photos_along(part, target)
    assert set(PhotoFolder(photos_folder(target)).hashes()) == hashes != set()
    assert not photos_folder(part).exists()
    forget_photos(target)
    forget_photos(target)
    assert not photos_folder(target).exists()
