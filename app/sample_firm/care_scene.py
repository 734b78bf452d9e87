"""The Care Board as it stands when the sample firm opens: five people counting on us, two made good."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any

from app.queries.aftercare import list_aftercare
from app.sample_firm.agenda import Agenda
from app.sample_firm.care_moments import CareMoments
from app.sample_firm.complaint_acts import MINUTES_TO_LISTEN, ComplaintActs, area_line
from app.sample_firm.day_book import DayBook
from app.sample_firm.people import SampleClient
from app.sample_firm.recent_days import RecentDays
from app.sample_firm.team import Team
from app.services.drafts import (
    FeedbackDraft,
    JobDraft,
    JobLineDraft,
    PromiseDraft,
)

_LUIS, _BEN = 1, 0


class CareScene:
    """Notes every act around the complaints on the agenda."""

    def __init__(
        self,
        agenda: Agenda,
        recent: RecentDays,
        book: DayBook,
        team: Team,
        cast: Mapping[str, SampleClient],
        words: Mapping[str, Any],
        moments: CareMoments,
    ) -> None:
        self._agenda = agenda
        self._recent = recent
        self._working_time = book.working_time
        self._book = book
        self._team = team
        self._cast = cast
        self._words = words
        self._moments = moments
        self._acts = ComplaintActs(agenda, recent, team, cast, words, book.working_time)

    def keep_times_free(self) -> None:
        """Block the visits that are promised, before the vans are filled."""
        self._book.block(self._moments.tom_visit_at, 45, _LUIS)
        self._book.block(self._moments.priya_visit_at, 60, _BEN)

    def note(self) -> None:
        """Everybody's story."""
        self._note_margaret()
        self._note_greg()
        self._note_tom()
        self._note_priya()
        self._note_hall()
        self._note_jean()
        self._note_karl()

    # ------------------------------------------------------------------ call back

    def _note_margaret(self) -> None:
        """Twelve minutes late: by the answer clock, or at night by a promise made for that time."""
        moments, words = self._moments, self._words["margaret"]
        received_at = moments.margaret_received_at
        self._note_margarets_good()
        self._acts.log("margaret", received_at, self._team.owner, "odour", effort=1, is_vulnerable=True)
        self._note_return_visit()
        if not moments.is_margaret_promised:
            return
        heard_at = received_at + timedelta(minutes=30)
        self._acts.listen("margaret", heard_at, self._team.owner)
        draft = PromiseDraft(words["night_promise"], moments.margaret_late_at, self._team.owner)
        self._acts.promise("margaret", heard_at + timedelta(minutes=MINUTES_TO_LISTEN), draft)

    def _note_margarets_good(self) -> None:
        """She said good, and was asked what would have made it great."""
        client = self._cast["margaret"]
        visit = self._recent.visit_of(client)
        morning = self._working_time.at(self._working_time.next_open_day(visit.starts_at.date()), time(10, 20))
        asked_at = (
            morning
            if morning < self._moments.margaret_received_at - timedelta(hours=1)
            else visit.ends_at + timedelta(hours=3)
        )
        recorded: list[int] = []
        stage = self._agenda.stage

        def ask() -> None:
            draft = FeedbackDraft(client.id, self._recent.job_of(client), "good", words="Good, thanks.")
            recorded.append(stage.feedback.record(draft))

        self._agenda.add(asked_at, self._team.owner, ask)
        self._agenda.add(
            asked_at + timedelta(minutes=3),
            self._team.owner,
            lambda: stage.feedback.record_probe(
                recorded[0], "small_miss", "He was lovely, but a bit of a rush at the end."
            ),
        )

    def _note_return_visit(self) -> None:
        client = self._cast["margaret"]
        day = self._working_time.open_day_from(self._working_time.local(self._agenda.now).date() + timedelta(days=6))
        starts_at = self._working_time.at(day, time(10))
        self._book.block(starts_at, 60, _LUIS)

        def book() -> None:
            self._agenda.stage.jobs.book(
                JobDraft(
                    client_id=client.id,
                    site_id=client.site_id,
                    starts_at=starts_at,
                    ends_at=starts_at + timedelta(hours=1),
                    technician_id=self._team.technicians[_LUIS],
                    lines=(
                        area_line(client, 2, "Re-clean, dry, deodorize"),
                        area_line(client, 1, "Check only"),
                        area_line(client, 0, "Check only"),
                    ),
                    description="Look at landing again",
                    is_chargeable=False,
                    complaint_id=self._acts.complaints["margaret"],
                    reclean_of_id=self._recent.job_of(client),
                )
            )

        self._agenda.add(self._moments.margaret_received_at + timedelta(minutes=4), self._team.owner, book)

    def _note_greg(self) -> None:
        self._acts.log("greg", self._moments.greg_received_at, self._team.office, "overbilled")

    # ------------------------------------------------------------------ put right

    def _note_tom(self) -> None:
        self._acts.log(
            "tom", self._moments.tom_received_at, self._team.owner, "damage", owner=self._team.technicians[_LUIS]
        )
        self._acts.promise_visit("tom", self._moments.tom_received_at, self._moments.tom_visit_at, _LUIS, 45)

    def _note_priya(self) -> None:
        self._acts.log("priya", self._moments.priya_received_at, self._team.office, "wicking")
        self._acts.promise_visit("priya", self._moments.priya_received_at, self._moments.priya_visit_at, _BEN, 60)

    # ------------------------------------------------------------------ check back and made good

    def _note_hall(self) -> None:
        moments = self._moments
        self._acts.log("hall", moments.hall_received_at, self._team.owner, "furniture_not_back")
        self._acts.put_right(
            "hall", moments.hall_received_at, moments.hall_fixed_at, self._team.technicians[_BEN], "visit"
        )

    def _note_jean(self) -> None:
        """Won back: a ten, and she is booked for the next season."""
        visit = self._recent.visit_of(self._cast["jean"])
        received_at = self._on_open_day(visit.starts_at, 1, time(9, 35))
        fixed_at = self._on_open_day(visit.starts_at, 2, time(11, 15))
        luis = self._team.technicians[_LUIS]
        self._acts.log("jean", received_at, self._team.owner, "over_wet", owner=luis)
        self._acts.put_right("jean", received_at, fixed_at, luis, "visit")
        self._acts.close("jean", fixed_at + timedelta(hours=26), score=10)
        self._note_booked_again(fixed_at + timedelta(hours=27))

    def _note_karl(self) -> None:
        """At peace: closed in his words; whether he comes back is still open."""
        visit = self._recent.visit_of(self._cast["karl"])
        received_at = self._on_open_day(visit.starts_at, 1, time(8, 50))
        fixed_at = received_at + timedelta(hours=2)
        self._acts.log("karl", received_at, self._team.owner, "late")
        self._acts.put_right("karl", received_at, fixed_at, self._team.owner, "on_the_phone")
        self._acts.close("karl", fixed_at + timedelta(hours=25), score=8)
        self._agenda.add(fixed_at + timedelta(hours=49), self._team.office, self._ask_karl_again)

    def _ask_karl_again(self) -> None:
        client = self._cast["karl"]
        probes = [
            row for row in list_aftercare(self._agenda.now, self._working_time.zone) if row.client_id == client.id
        ]
        for row in probes:
            if row.feedback_id is not None:
                self._agenda.stage.feedback.record_probe(row.feedback_id, "would_not_say", "Eight is as high as I go.")

    def _note_booked_again(self, at: datetime) -> None:
        client = self._cast["jean"]
        day = self._working_time.open_day_from(self._working_time.local(self._agenda.now).date() + timedelta(days=172))
        starts_at = self._working_time.at(day, time(10))
        draft = JobDraft(
            client_id=client.id,
            site_id=client.site_id,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=75),
            technician_id=self._team.technicians[_LUIS],
            lines=(
                JobLineDraft("Sitting room", price_minor=6_200, fibre="Nylon", area_id=client.area_ids[0]),
                JobLineDraft("Lisbon rug", price_minor=12_000, fibre="Wool", area_id=client.area_ids[1]),
            ),
        )
        self._agenda.add(at, self._team.owner, lambda: self._agenda.stage.jobs.book(draft))

    def _on_open_day(self, moment: datetime, days: int, at: time) -> datetime:
        day = self._working_time.local(moment).date()
        for _each in range(days):
            day = self._working_time.next_open_day(day)
        return self._working_time.at(day, at)
