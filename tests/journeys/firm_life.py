"""A small firm that lives day by day: its clients act by their own dice, its office does what the program offers.

`FirmLife` keeps its own account of what every client said and when they were last asked for business, and holds the
program to it: whatever it offers or lets through is compared with that account, never with another answer of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

import pytest
from peewee import fn

from app.errors import NotAllowedError
from app.models.aftercare import AftercareStep, Feedback, Promise
from app.models.clients import Client
from app.models.complaints import Complaint
from app.models.jobs import Job
from app.queries.aftercare import list_aftercare
from app.queries.agreements import list_dates_to_plan
from app.queries.care_plan import get_step, list_due_steps
from app.queries.care_plan_rows import KINDS_OF, CareStepRow, StepKinds
from app.queries.client_list_rows import ClientFilter, ClientSort
from app.queries.client_stages import stages_on
from app.queries.clients import list_clients
from app.queries.closest_at_hand import ClosestRow, list_closest
from app.queries.firm import get_working_time
from app.queries.love_touches import list_planned
from app.queries.rows import AftercareRow
from app.rules.aftercare_calls import ProbeAnswer
from app.rules.closest_at_hand import (
    CONTACT_DAYS,
    DAILY_LIMIT,
    FIRST_INVITING_TIER,
    LOST_LIMIT,
    SALES_CONTACT_DAYS,
    Tier,
)
from app.rules.love_touches import TouchKind
from app.rules.touch_plan import is_held
from app.services.aftercare_steps import StepDone
from app.services.call_drafts import CallDraft, ProbeDraft
from app.services.drafts import (
    CheckBackDraft,
    ClientDraft,
    ComplaintDraft,
    ContactDraft,
    FinishDraft,
    FixDraft,
    NoteDraft,
    PromiseDraft,
    SiteDraft,
)
from tests.builders import Firm
from tests.journeys.life_fates import CHANNELS, Fate, check_that_everything_ends, happen

_BY_HAND = {"phone": "call", "text": "text", "email": "email", "letter": "letter"}
_NOT_REACHED = 0.35
_PLANNED_EVERY = 180
_CARED_FOR_A_DAY = 0.25  # not every complaint moves on every day
_WITH_A_COMPLAINT = 4
_PUT_RIGHT_THERE = 0.5
_OPEN = ("call_back", "put_right", "check_back")
_CARE, _SALES = "service", "sales"
_WORDS = {"great": "It looks like new", "good": "Good, thanks", "not_happy": "The stain is back by the sofa"}


@dataclass
class Known:
    """What one client wants, as they told us, and what we did to them."""

    client_id: int
    gap_days: int
    warmth: float
    refused: set[tuple[str, str]] = field(default_factory=set)
    ended: str = ""
    wants_on: date | None = None
    open_complaints: set[int] = field(default_factory=set)
    visits: list[date] = field(default_factory=list)
    sold_on: date | None = None
    spoken_on: date | None = None
    is_silent: bool = False
    is_agreed: bool = False
    is_free: bool = True
    to_come: list[tuple[date, str]] = field(default_factory=list)

    def may_be(self, channel: str, purpose: str) -> bool:
        """Whether their own words leave this way open; a no to hearing from us is a no to offers."""
        if self.ended in ("died", "no_contact") or (self.ended and purpose == _SALES):
            return False
        return (channel, purpose) not in self.refused and (channel, _CARE) not in self.refused


class FirmLife:
    """Lives from one day to another; `checked` counts what was looked at, so that no check is empty.

    The lists are read on every `look_every`th day and oftener while a complaint is open; what is due is done on its day
    in any case. The first clients have the `fates` that are given, the others act by the dice alone.
    """

    def __init__(self, firm: Firm, seed: int, clients: int, *, look_every: int = 1, fates: Sequence[Fate] = ()) -> None:
        self.firm = firm
        self.look_every = look_every
        self.planned_on = date.min
        self.chance = Random(seed)
        self.checked: Counter[str] = Counter()
        self.working_time = get_working_time()
        self.known: dict[int, Known] = {}
        for number in range(clients):
            self._add_client(number, is_free=number >= len(fates))
        for known, fate in zip(self.known.values(), fates, strict=False):
            known.gap_days, known.is_silent, known.is_free = fate.gap_days, fate.is_silent, False
            known.to_come = [(self.today + timedelta(days=day), what) for day, what in fate.happenings]

    @property
    def today(self) -> date:
        """The day on the firm's wall."""
        return self.firm.clock.today()

    def live(self, days: int) -> None:
        """That many days; on closed ones nobody works, but clients live."""
        for number in range(days):
            self._next_morning()
            if not self.working_time.is_open_on(self.today):
                continue
            self._clients_act()
            is_looking = number % self.look_every == 0 or (self._owes_anybody() and number % _WITH_A_COMPLAINT == 0)
            if is_looking or self._is_something_due():
                self._work(is_looking=is_looking)

    # The day

    def _next_morning(self) -> None:
        day = self.today + timedelta(days=1)
        self.firm.clock.move_to(datetime.combine(day, time(8, 30), tzinfo=self.firm.zone))

    def _owes_anybody(self) -> bool:
        return any(each.open_complaints for each in self.known.values())

    def _is_something_due(self) -> bool:
        """One look at the tables, cheap enough for every day of ten years."""
        evening = self.firm.clock.now() + timedelta(hours=10)
        return (
            AftercareStep.select()
            .where((AftercareStep.state == "open") & (AftercareStep.due_on <= self.today))
            .exists()
            or Job.select().where((Job.state == "booked") & (Job.starts_at < evening)).exists()
            or Feedback.select().where(Feedback.probe_state == "due").exists()
            or Promise.select().where(Promise.kept_at.is_null() & (Promise.due_at < evening)).exists()
            or Complaint.select().where(Complaint.state.in_(_OPEN)).exists()
        )

    def _work(self, *, is_looking: bool) -> None:
        if is_looking or self.today.weekday() == 0:
            self.firm.everafter.nightly.run()
        rows = list_closest(self.firm.clock.now(), self.firm.zone) if is_looking else []
        if is_looking:
            self._check_closest(rows)
        for complaint in list(Complaint.select().where(Complaint.state.in_(_OPEN))):
            if self.chance.random() < _CARED_FOR_A_DAY:
                self._care_for(complaint)
        if is_looking and any(known.is_agreed and not known.ended for known in self.known.values()):
            self._book_agreed()
        self._visit()
        self._keep_promises()
        for row in list_aftercare(self.firm.clock.now(), self.firm.zone):
            self._call(row)
        self._do_steps()
        self._be_kind()
        self._invite([row for row in rows if row.tier >= FIRST_INVITING_TIER][:2])
        self.firm.clock.move_on(hours=8)
        if is_looking:
            self._check_steps()
            self._check_nobody_is_forgotten()
            check_that_everything_ends(self)

    # What clients do

    def _add_client(self, number: int, *, is_free: bool) -> None:
        client_id = self.firm.everafter.clients.create(
            ClientDraft(
                name=f"Client {number:03}",
                phones=(ContactDraft(f"(503) 555 {number:04}"),),
                emails=(ContactDraft(f"client{number}@example.org"),),
                sites=(SiteDraft(street=f"{number + 1} Orchard Lane", town="Millbrook", postal_code="97222"),),
            )
        )
        known = Known(client_id, self.chance.choice((60, 120, 180, 270, 365, 500)), self.chance.random())
        known.wants_on = self.today + timedelta(days=self.chance.randrange(1, 300))
        self.known[client_id] = known
        for channel in CHANNELS:
            for purpose in (_SALES, _CARE):
                if is_free and self.chance.random() < (0.2 if purpose == _SALES else 0.06):
                    self.say(known, channel, purpose, is_allowed=False)

    def say(self, known: Known, channel: str, purpose: str, *, is_allowed: bool) -> None:
        """They say yes or no to a way."""
        self.firm.everafter.permissions.write(known.client_id, channel, {purpose: is_allowed}, "on the telephone")
        (known.refused.discard if is_allowed else known.refused.add)((channel, purpose))

    def _clients_act(self) -> None:
        for known in self.known.values():
            if known.ended:
                continue
            while known.to_come and known.to_come[0][0] <= self.today:
                happen(self, known, known.to_come.pop(0)[1])
            if known.ended:
                continue
            if known.wants_on is not None and known.wants_on <= self.today:
                self._book(known)
            dice = self.chance.random() if known.is_free else 1.0
            if dice < 0.0004:
                channel, purpose = self.chance.choice(CHANNELS), self.chance.choice((_SALES, _CARE))
                self.say(known, channel, purpose, is_allowed=(channel, purpose) in known.refused)
            elif dice < 0.003 and known.visits and (self.today - known.visits[-1]).days < 90:
                self.complain(known)
            elif 0.003 < dice < 0.00312:
                known.ended = self.chance.choice(("moved", "died", "no_contact"))
                self.firm.everafter.client_endings.write(known.client_id, known.ended, None)

    def _book(self, known: Known) -> None:
        known.wants_on = None
        day = self.working_time.open_day_from(self.today + timedelta(days=self.chance.randrange(2, 12)))
        at = datetime.combine(day, time(10), tzinfo=self.firm.zone)
        self.firm.booked_job(known.client_id, at)
        self.spoke(known)

    def complain(self, known: Known) -> None:
        """They call because something went wrong."""
        known.open_complaints.add(
            self.firm.everafter.complaints.log(ComplaintDraft(known.client_id, "The stain is back by the sofa"))
        )
        self.spoke(known)

    def spoke(self, known: Known) -> None:
        """Somebody of us and they had to do with each other today."""
        known.spoken_on = self.today

    # What the office does

    def _visit(self) -> None:
        end = self.firm.clock.now() + timedelta(hours=10)
        planned = Job.state.in_(("booked", "under_way")) & (Job.starts_at < end) & Job.archived_at.is_null()
        for job in list(Job.select().where(planned)):
            known = self.known[job.client_id]
            if known.ended:
                self.firm.everafter.jobs.cancel(job.id, job.version, "They left us")
                continue
            answer = self._answer(known, silent=0.4)
            left_at = self.firm.clock.now()
            draft = FinishDraft(left_at=left_at, answer=answer, words=_WORDS.get(answer, ""))
            self.firm.finish(job.id, draft)
            if job.is_chargeable:
                known.visits.append(self.today)
                self._wish_again(known)
            self.spoke(known)
            if answer == "not_happy":
                self._adopt_complaints(known)

    def _wish_again(self, known: Known) -> None:
        """Most come again by themselves about their usual time, some wait to be asked, some never come."""
        if not known.is_agreed and self.chance.random() < 0.6:
            known.wants_on = self.today + timedelta(days=int(known.gap_days * self.chance.uniform(0.8, 1.6)))

    def _answer(self, known: Known, silent: float) -> str:
        if self.chance.random() < silent or (known.is_silent and silent):
            return ""
        dice = self.chance.random()
        return "great" if dice < 0.3 + known.warmth / 2 else "good" if dice < 0.95 else "not_happy"

    def _adopt_complaints(self, known: Known) -> None:
        """Those that the program opened by itself are ours to put right, too."""
        open_ones = Complaint.select(Complaint.id).where(
            (Complaint.client == known.client_id) & Complaint.state.in_(_OPEN)
        )
        known.open_complaints = {row.id for row in open_ones}

    def _call(self, row: AftercareRow) -> None:
        """One line of the queue, by the way that the program names; without any, nobody asks."""
        known, calls = self.known[row.client_id], self.firm.everafter.aftercare_calls
        assert row.way is not None
        assert not known.ended, f"{row.client_name} left us and is to be asked, {self.today}"
        assert not known.open_complaints or row.feedback_id is not None, f"{row.client_name} waits for us, {self.today}"
        if not row.way.may_ask:
            assert not any(known.may_be(channel, _CARE) for channel in CHANNELS), f"{row.client_name} might be asked"
            calls.skip(known.client_id, row.job_id, "They want to hear nothing from us", row.feedback_id)
            self.checked["nobody may ask"] += 1
            return
        assert known.may_be(row.way.channel, _CARE), f"asked against their wish: {row.client_name}, {self.today}"
        self.checked["call"] += 1
        if known.is_silent or self.chance.random() < _NOT_REACHED:
            calls.no_answer(known.client_id, row.job_id, row.feedback_id)
            return
        answer = self._answer(known, silent=0)
        outcome = self.chance.choice(("would_not_say", "price_doubt", "small_miss"))
        promise = PromiseDraft("We bring the pads", self.firm.clock.now() + timedelta(days=4))
        answers = (ProbeAnswer(0, "Go on"), ProbeAnswer(1, "He was kind"), ProbeAnswer(2, "The pads were missing"))
        probe = (
            ProbeDraft(outcome, answers, promise=promise)
            if outcome == "small_miss"
            else ProbeDraft(outcome, words="Nothing comes to mind")
        )
        made = calls.answer(
            CallDraft(
                known.client_id,
                row.job_id,
                row.feedback_id,
                answer,
                _WORDS[answer],
                probe=probe if answer == "good" else None,
                channel=row.way.channel,
            )
        )
        if made.complaint_id is not None:
            known.open_complaints.add(made.complaint_id)
        self.spoke(known)

    def _book_agreed(self) -> None:
        """Every date of an agreement whose month has come is a visit."""
        for row in list_dates_to_plan(self.today):
            if row.planned_on <= self.today + timedelta(days=30) and not self.known[row.client_id].ended:
                day = self.working_time.open_day_from(max(row.planned_on, self.today + timedelta(days=1)))
                at = datetime.combine(day, time(10), tzinfo=self.firm.zone)
                service = self.firm.everafter.agreements
                service.book(row.id, row.version, at, at + timedelta(hours=1), self.firm.luis)
                self.checked["agreed visit"] += 1

    def _keep_promises(self) -> None:
        """What was promised is kept on its day."""
        evening = self.firm.clock.now() + timedelta(hours=10)
        waiting = Promise.kept_at.is_null() & (Promise.released_reason == "") & (Promise.due_at < evening)
        for promise in list(Promise.select().where(waiting)):
            self.firm.everafter.promises.keep(promise.id)
            self.checked["promise"] += 1

    def _do_steps(self) -> None:
        """Every step whose day has come, as the list offers it."""
        rows = list_due_steps(self.firm.clock.now(), self.firm.zone).steps
        for row in rows:
            if row.due_on <= self.today and row.kind != "quality_call":
                fresh = get_step(row.id, self.firm.clock.now(), self.firm.zone)
                if fresh is not None and fresh.state == "open":
                    self._do_step(fresh)

    def _do_step(self, row: CareStepRow) -> None:
        known, steps = self.known[row.client_id], self.firm.everafter.aftercare_steps
        purpose = _SALES if row.is_sales else _CARE
        assert not (row.is_sales and known.ended), f"an offer to somebody who left us is open: {row}"
        assert known.ended not in ("died", "no_contact"), f"{row.kind} is open for somebody {known.ended}"
        if (row.is_sales or row.kind == "brag") and known.open_complaints:
            assert not row.may_do, f"{row.kind} is offered while we owe them something"
            with pytest.raises(NotAllowedError):
                steps.do(row.id, row.version, StepDone("call", "We called"))
            self.checked["suspended"] += 1
            return
        assert row.may_do, row
        if not row.against:
            self._do_as_offered(row, known, purpose)
            return
        ways = [channel for channel in CHANNELS if known.may_be(channel, purpose)]
        if not ways:
            steps.skip(row.id, row.version, "They want to hear nothing of it")
            self.checked["skipped"] += 1
        elif row.is_sales and not self._may_sell_today(known):
            assert known.sold_on is not None
            steps.move(row.id, row.version, known.sold_on + timedelta(days=SALES_CONTACT_DAYS + 1))
            self.checked["moved"] += 1
        elif row.is_sales:  # a visit is booked, or they are left in peace after a complaint: later
            steps.move(row.id, row.version, self.today + timedelta(days=14))
        else:
            self._step_done(row, known, ways[0])

    def _do_as_offered(self, row: CareStepRow, known: Known, purpose: str) -> None:
        channel = "phone" if row.kind in {kind.value for kind in KINDS_OF[StepKinds.CALLS]} else "letter"
        assert known.may_be(channel, purpose), f"{row.kind} is offered against their wish, {known}, {self.today}"
        if row.is_sales:
            assert self._may_sell_today(known), f"{row.kind} is a second offer within 30 days, {known}, {self.today}"
        self._step_done(row, known, channel)

    def _step_done(self, row: CareStepRow, known: Known, channel: str) -> None:
        done = StepDone(_BY_HAND[channel], "We got in touch")
        self.firm.everafter.aftercare_steps.do(row.id, row.version, done)
        self.checked["done"] += 1
        self.spoke(known)
        if row.is_sales:
            self._sold(known)

    def _be_kind(self) -> None:
        """Twelve months ahead of everybody around, twice a year; what is planned for today is done."""
        service = self.firm.everafter.love_touches
        if (self.today - self.planned_on).days > _PLANNED_EVERY:
            self.planned_on = self.today
            service.plan_around()
            assert service.plan_around() == 0, "a kindness was planned twice"
        for row in list_planned(self.today):
            known = self.known[row.client_id]
            assert known.ended not in ("died", "no_contact"), f"a kindness for somebody {known.ended}"
            if is_held(TouchKind(row.kind), is_hurt=row.is_hurt):
                assert known.open_complaints
                continue
            service.do(row.id)
            self.spoke(known)
            self.checked["kindness"] += 1

    def _may_sell_today(self, known: Known) -> bool:
        return known.sold_on is None or (self.today - known.sold_on).days > SALES_CONTACT_DAYS

    def _sold(self, known: Known) -> None:
        known.sold_on = self.today
        if known.wants_on is None and self.chance.random() < 0.35:
            known.wants_on = self.today + timedelta(days=1)

    def _invite(self, rows: list[ClosestRow]) -> None:
        """The first two invitations of the list, by the way that the list names."""
        for row in rows:
            known = self.known[row.client_id]
            if known.spoken_on == self.today or not self._may_sell_today(known) or known.open_complaints:
                continue  # something of this day came between
            kind = _BY_HAND[row.channel]
            note = NoteDraft("We asked whether to come again", kind=kind, direction="out", purpose="sales")
            self.firm.everafter.clients.write_note(known.client_id, note)
            self.spoke(known)
            self._sold(known)
            self.checked["invited"] += 1

    def _care_for(self, complaint: Complaint) -> None:
        """One step a day toward peace."""
        care, known = self.firm.everafter.complaints, self.known[complaint.client_id]
        known.open_complaints.add(complaint.id)
        version = self.firm.version_of(complaint.id)
        if complaint.state == "call_back":
            care.listen(complaint.id, version, "The stain is back", "They feel let down")
            due = self.firm.clock.now() + timedelta(days=1)
            care.ask(complaint.id, self.firm.version_of(complaint.id), "Clean it once more")
            care.say_sorry(complaint.id, self.firm.version_of(complaint.id), "We are sorry")
            care.promise(complaint.id, self.firm.version_of(complaint.id), PromiseDraft("We clean it again", due))
        elif complaint.state == "put_right":
            outcome = "visit" if self.chance.random() < _PUT_RIGHT_THERE else "on_the_phone"
            care.fix(complaint.id, version, FixDraft(outcome, "It is gone"))
        else:
            draft = CheckBackDraft("It is great now", "great", 10, cause="Wicking", lesson="Blot longer")
            care.check_back(complaint.id, version, draft)
            known.open_complaints.discard(complaint.id)
        self.spoke(known)

    # What must hold

    def _check_closest(self, rows: list[ClosestRow]) -> None:
        self.checked["list"] += 1
        ids = [row.client_id for row in rows]
        assert len(ids) == len(set(ids)) <= len(self.known), "somebody stands there twice"
        inviting = [row for row in rows if row.tier >= FIRST_INVITING_TIER]
        assert len(inviting) <= DAILY_LIMIT
        assert sum(row.tier == Tier.LOST for row in rows) <= LOST_LIMIT
        for row in rows:
            known = self.known[row.client_id]
            assert row.name
            assert row.reason
            assert row.action
            assert known.ended not in ("died", "no_contact") or row.tier in (Tier.HURT, Tier.PROMISE_DUE), row
            if row.channel:
                purpose = _SALES if row.tier >= FIRST_INVITING_TIER else _CARE
                assert known.may_be(row.channel, purpose), f"{row} is offered against their wish, {self.today}"
        for row in inviting:
            self._check_invitation(row, self.known[row.client_id])

    def _check_invitation(self, row: ClosestRow, known: Known) -> None:
        self.checked["invitation"] += 1
        assert not known.open_complaints, f"{row} is invited while we owe them something, {self.today}"
        assert not known.ended, row
        assert known.spoken_on is None or (self.today - known.spoken_on).days > CONTACT_DAYS, (row, known, self.today)
        assert self._may_sell_today(known), (row, known, self.today)

    def _check_steps(self) -> None:
        """No step stands there twice, and no sales step of an older plan is open behind a newer visit."""
        each = AftercareStep.select(AftercareStep.job).group_by(AftercareStep.job, AftercareStep.kind)
        assert not each.having(fn.COUNT(AftercareStep.id) > 1).exists(), "a step stands there twice"
        is_open = (AftercareStep.state == "open") & AftercareStep.is_sales
        of_visits = AftercareStep.select(AftercareStep.client, Job.finished_at).join(
            Job, on=(AftercareStep.job == Job.id)
        )
        for client_id, finished_at in of_visits.where(is_open).tuples():
            last = self.known[client_id].visits[-1]
            assert finished_at.astimezone(self.firm.zone).date() == last, f"an older offer is open, {self.today}"

    def _check_nobody_is_forgotten(self) -> None:
        """Everybody of ours is booked, has a step or a day ahead, or stands in one of the lists."""
        now, today = self.firm.clock.now(), self.today
        waiting = {
            row.client_id for row in AftercareStep.select(AftercareStep.client).where(AftercareStep.state == "open")
        }
        listed = {
            row.id
            for chosen in (ClientFilter.DUE, ClientFilter.DRIFTING)
            for row in list_clients(chosen, ClientSort.NAME, False, None, 1_000, today)
        }
        ours = list(Client.select().where((Client.visit_count > 0) & (Client.ended_reason == "")))
        stages = stages_on(ours, today, self.firm.zone)
        for client in ours:
            is_booked = client.next_visit_at is not None and client.next_visit_at >= now - timedelta(days=1)
            is_ahead = client.due_on is not None and client.due_on > today
            is_lost = stages[client.id] == "lost"
            assert is_booked or is_ahead or is_lost or client.id in waiting | listed, f"{client.name} is forgotten"
            self.checked["remembered"] += 1
