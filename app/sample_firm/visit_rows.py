"""Writes finished visits as rows: the job with its rooms, what was found and paid, and the plan after it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from random import Random

from app.rules.aftercare_plan import SALES_STEPS, aftercare_plan
from app.rules.touch_points import VisitMoment
from app.rules.visit_interval import clipped_gaps, merged_visits, own_interval
from app.rules.working_time import WorkingTime
from app.sample_firm.ingredients import Ingredients, dice
from app.sample_firm.people import SampleClient, SampleVisit
from app.sample_firm.row_book import RowBook
from app.sample_firm.team import Team

_GUARANTEE_DAYS = 30
_RATED_EVERY = 7
_USUAL_PRIOR_DAYS = 365
_STEPS_KEPT_DAYS = 400
_CARD, _CASH, _CHECK, _TRANSFER = "card", "cash", "check", "transfer"


class VisitRows:
    """Adds one visit after the other to the book; `now` is the moment up to which things have happened."""

    def __init__(
        self, book: RowBook, ingredients: Ingredients, team: Team, working_time: WorkingTime, now: datetime, seed: int
    ) -> None:
        self._book = book
        self._from = ingredients
        self._team = team
        self._working_time = working_time
        self._now = now
        self._dice = dice(seed, "visit rows")

    def add(self, client: SampleClient, visit: SampleVisit, number: int) -> None:
        """The job and everything that hangs on it, except what a complaint brings."""
        chance = self._dice
        paid_at = self._paid_at(client, visit, chance)
        visit.id = self._add_job(client, visit, number, paid_at, chance)
        self._add_lines(client, visit, chance)
        if paid_at is not None and visit.amount_minor:
            self._add_payment(client, visit, paid_at, chance)
        if not visit.is_chargeable:
            return
        self._add_finding(visit, chance)
        self._add_touch(client, visit, chance)
        if number % _RATED_EVERY == 0:
            self._add_moments(visit, number)

    def _add_job(
        self, client: SampleClient, visit: SampleVisit, number: int, paid_at: datetime | None, chance: Random
    ) -> int:
        homes = self._from.homes
        arrived_at = visit.starts_at + timedelta(minutes=chance.choice((-5, 0, 0, 5, 5, 10)))
        left_at = visit.ends_at + timedelta(minutes=chance.choice((-15, -5, 0, 0, 5, 10)))
        created_at = visit.starts_at - timedelta(days=chance.randint(2, 16), minutes=chance.choice((15, 40, 70)))
        expectation = chance.choice(homes["expectations"]) if chance.random() < 0.3 else ""
        return self._book.add(
            "job",
            number=number,
            client_id=client.id,
            site_id=client.site_id,
            state="done",
            description=visit.description or ", ".join(client.areas[place].draft.name for place, _price in visit.lines),
            starts_at=visit.starts_at,
            ends_at=visit.ends_at,
            technician_id=self._team.technicians[visit.technician],
            van_id=self._team.vans[visit.technician],
            is_chargeable=visit.is_chargeable,
            price_minor=visit.amount_minor,
            billed_minor=visit.amount_minor,
            paid_minor=visit.amount_minor if paid_at is not None else 0,
            reclean_of_id=visit.reclean_of.id if visit.reclean_of is not None else None,
            expectation=expectation,
            is_expectation_met=1 if expectation else None,
            arrived_at=arrived_at,
            left_at=max(left_at, arrived_at + timedelta(minutes=20)),
            finished_at=max(left_at, arrived_at + timedelta(minutes=20)),
            method=chance.choice(homes["methods"]),
            products=chance.choice(homes["products"]),
            dry_by_at=left_at + timedelta(hours=chance.choice((4, 5, 6, 8))),
            guarantee_until_on=visit.starts_at.date() + timedelta(days=_GUARANTEE_DAYS),
            next_agreed_on=_next_agreed_on(visit, number),
            next_chapter=chance.choice(homes["next_chapters"]) if chance.random() < 0.12 else "",
            sheet_printed_at=visit.starts_at - timedelta(hours=15),
            keyed_at=left_at + timedelta(hours=2),
            keyed_by_id=self._team.owner,
            created_at=created_at,
            created_by_id=self._team.owner if chance.random() < 0.6 else self._team.office,
        )

    def _add_lines(self, client: SampleClient, visit: SampleVisit, chance: Random) -> None:
        for position, (place, price) in enumerate(visit.lines):
            area = client.areas[place].draft
            self._book.add(
                "job_line",
                job_id=visit.id,
                area_id=client.area_ids[place],
                name=area.name,
                to_do=chance.choice(self._from.homes["extra_to_do"]),
                fibre=area.fibre,
                price_minor=price if visit.is_chargeable else 0,
                is_done=True,
                position=position,
            )

    def _paid_at(self, client: SampleClient, visit: SampleVisit, chance: Random) -> datetime | None:
        """Homes pay at the door, businesses some weeks later; a few of the newest bills are still open."""
        if client.kind == "business":
            paid_at = visit.ends_at + timedelta(days=chance.randint(9, 38))
            return paid_at if paid_at < self._now else None
        is_late = chance.random() < 0.06
        paid_at = visit.ends_at + timedelta(days=chance.randint(6, 45) if is_late else 0)
        return paid_at if paid_at < self._now else None

    def _add_payment(self, client: SampleClient, visit: SampleVisit, paid_at: datetime, chance: Random) -> None:
        at_the_door = (_CARD, _CARD, _CARD, _CASH, _CHECK)
        self._book.add(
            "payment",
            client_id=client.id,
            job_id=visit.id,
            method=_TRANSFER if client.kind == "business" else chance.choice(at_the_door),
            amount_minor=visit.amount_minor,
            paid_on=paid_at.date(),
            recorded_by_id=self._team.owner,
            recorded_at=paid_at,
        )

    def _add_moments(self, visit: SampleVisit, number: int) -> None:
        """How the seven moments went, as the office heard it; drying slips a little more often than the rest."""
        for place, moment in enumerate(VisitMoment):
            rating = 5 - (number // _RATED_EVERY + 3 * place) % 4 // (1 if moment is VisitMoment.DRY else 2)
            self._book.add("touch_point", job_id=visit.id, point=moment.value, rating=rating)

    def _add_finding(self, visit: SampleVisit, chance: Random) -> None:
        if chance.random() < 0.16:
            self._book.add(
                "finding",
                job_id=visit.id,
                kind=chance.choice(self._from.homes["findings"]),
                note=chance.choice(self._from.homes["finding_notes"]),
                shown_at=visit.starts_at + timedelta(minutes=10),
            )

    def _add_touch(self, client: SampleClient, visit: SampleVisit, chance: Random) -> None:
        if chance.random() < 0.07:
            kind, what = chance.choice(self._from.words["love_touches"])
            self._book.add(
                "love_touch",
                client_id=client.id,
                job_id=visit.id,
                given_on=visit.starts_at.date(),
                kind=kind,
                what=what,
                person_id=self._team.technicians[visit.technician],
                reaction=chance.choice(("none", "smiled", "smiled", "thanked", "told_others")),
            )

    def add_plan(self, client: SampleClient) -> None:
        """The after-care plan of the last visit: what is past was done, what is to come waits."""
        paid = [visit for visit in client.visits if visit.is_chargeable]
        today = self._working_time.local(self._now).date()
        if not paid or (today - paid[-1].starts_at.date()).days > _STEPS_KEPT_DAYS:
            return
        last = paid[-1]
        days = merged_visits(visit.starts_at.date() for visit in paid)
        expected = client.agreed_days or own_interval(_USUAL_PRIOR_DAYS, clipped_gaps(days))
        for planned in aftercare_plan(last.starts_at.date(), expected, self._working_time):
            is_over = planned.due_on < today
            self._book.add(
                "aftercare_step",
                client_id=client.id,
                job_id=last.id,
                kind=planned.step.value,
                due_on=planned.due_on,
                is_sales=planned.step in SALES_STEPS,
                state="done" if is_over else "open",
                done_at=self._working_time.at(planned.due_on, self._working_time.hours[0].opens) if is_over else None,
                done_by_id=self._team.owner if is_over else None,
            )


def in_order_of_time(clients: Iterable[SampleClient]) -> list[tuple[SampleClient, SampleVisit]]:
    """Every visit with its client, oldest first, so that numbers rise with time."""
    found = [
        (visit.starts_at, number, client, visit) for number, client in enumerate(clients) for visit in client.visits
    ]
    found.sort(key=lambda each: (each[0], each[1]))
    return [(client, visit) for _at, _number, client, visit in found]


def _next_agreed_on(visit: SampleVisit, number: int) -> date | None:
    """Two of five paid visits end with the next date agreed."""
    if not visit.is_chargeable or number % 5 > 1:
        return None
    return visit.starts_at.date() + timedelta(days=180 + number % 90)
