"""The sample firm lives with its after-care: every list has something for today, and none has become a pile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.clock import FixedClock
from app.everafter import Everafter, open_everafter
from app.models.aftercare import AftercareStep, LoveTouch, Promise
from app.models.clients import Client, TimelineEntry
from app.queries.care_plan import list_due_steps
from app.queries.contact_facts import read_verdicts
from app.queries.left_alone import count_left_alone
from app.queries.quotes import list_quotes
from app.queries.voices import VoiceView, list_voices
from app.sample_firm.making import make_sample_firm

ZONE = ZoneInfo("America/Los_Angeles")
FRIDAY = datetime(2026, 3, 6, 11, 42, tzinfo=ZONE)
TODAY = FRIDAY.date()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Everafter]:
    """A firm of a hundred and twenty clients."""
    everafter = open_everafter(
        tmp_path_factory.mktemp("kept") / "sample.db", clock=FixedClock(FRIDAY, ZONE), may_create=True
    )
    make_sample_firm(everafter, 1, 120)
    yield everafter
    everafter.close()


def test_a_handful_of_steps_is_late_and_the_rest_was_done_on_its_day_by_somebody(sample: Everafter) -> None:
    due = list_due_steps(FRIDAY, ZONE)
    assert 3 <= due.late_count <= 20
    assert due.count > due.late_count
    done = list(AftercareStep.select().where(AftercareStep.state == "done"))
    assert all(step.done_at is not None and step.done_at <= FRIDAY for step in done)
    assert not [step for step in done if step.done_at and step.due_on < TODAY and step.done_at.date() > TODAY]


def test_hardly_anybody_is_left_alone_and_nobody_was_called_who_does_not_want_it(sample: Everafter) -> None:
    assert 1 <= count_left_alone(TODAY, ZONE) <= 15
    lately = TimelineEntry.select(TimelineEntry.client).where(
        (TimelineEntry.kind == "letter") & (TimelineEntry.happened_at > FRIDAY - timedelta(days=28))
    )
    ids = {row.client_id for row in lately}
    refused = {
        each
        for each, verdict in read_verdicts(ids, "care", FRIDAY, ZONE, channel="letter").items()
        if verdict.obstacle == "refused"
    }
    assert refused == set()


def test_kindnesses_of_all_four_kinds_with_their_reactions_and_a_year_ahead(sample: Everafter) -> None:
    lately = LoveTouch.select().where(LoveTouch.given_on >= TODAY - timedelta(days=40))
    given = [row for row in lately if not row.is_planned]
    assert set(Counter(row.kind for row in given)) == {"care", "safe", "remarkable", "brag"}
    assert {"smiled", "thanked", "told_others"} <= {row.reaction for row in given}
    planned = [row for row in LoveTouch.select() if row.is_planned]
    assert min(row.given_on for row in planned) < TODAY < max(row.given_on for row in planned)
    assert len({row.client_id for row in planned}) >= 8


def test_help_is_given_to_one_who_moved_away_and_promises_were_kept(sample: Everafter) -> None:
    moved = {row.id for row in Client.select().where(Client.ended_reason == "moved")}
    helped = {row.client_id for row in TimelineEntry.select().where(TimelineEntry.kind == "help") if row.advice}
    assert helped & moved
    assert helped - moved
    states = Counter(row.kept_at is not None for row in Promise.select())
    assert states[True] == 2


def test_voices_with_a_change_and_words_that_may_be_quoted(sample: Everafter) -> None:
    told = [row for row in list_voices(VoiceView.ALL) if row.client_told_at is not None]
    assert [row.client_name for row in told] == ["Wei Chan"]
    assert len(list_quotes()) >= 4
