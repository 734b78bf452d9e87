"""Makes the sample firm: Brightwater Carpet Care with six years behind it, the same for the same seed and clock."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from app.errors import NotAllowedError, ValidationError
from app.events import RecordsChanged
from app.everafter import Everafter
from app.jobs import JobProgress
from app.models.clients import Client
from app.queries.firm import count_clients_ever, get_firm, get_working_time, list_closed_days
from app.rules.working_time import WorkingTime
from app.sample_firm.aftercare_days import AftercareDays
from app.sample_firm.agenda import Agenda
from app.sample_firm.care_moments import care_moments
from app.sample_firm.care_scene import CareScene
from app.sample_firm.cast import draw_cast
from app.sample_firm.day_book import DayBook
from app.sample_firm.everyday import Everyday
from app.sample_firm.history import ClientRows, add_referrals, choose_referrers
from app.sample_firm.ingredients import Ingredients, dice, load_ingredients
from app.sample_firm.kept_up import KeptUp
from app.sample_firm.own_papers import set_up_papers
from app.sample_firm.past_care import PastCare
from app.sample_firm.past_complaints import ComplaintRows, PastComplaint, draw_complaints
from app.sample_firm.past_rewards import ReturnedFavours, add_past_rewards
from app.sample_firm.people import SampleClient
from app.sample_firm.recent_choice import RECENT_DAYS
from app.sample_firm.recent_days import RecentDays
from app.sample_firm.recent_photos import note_photos
from app.sample_firm.rhythms import give_rhythm
from app.sample_firm.row_book import RowBook
from app.sample_firm.said import SaidRows
from app.sample_firm.stage_clock import StageClock
from app.sample_firm.strangers import Drawer
from app.sample_firm.team import Team, closed_days, note_training, set_up_firm, write_closed_days
from app.sample_firm.visit_rows import VisitRows, in_order_of_time
from app.sample_firm.visits import place_visits
from app.services.bulk_writes import update_rows
from app.services.client_summary import refresh_clients
from app.translations import gettext as _

FEWEST_CLIENTS = 20
USUAL_CLIENTS = 400
_HISTORY_BEGINS_YEARS_AGO = 13
_NUMBER_OF_TODAY = 2400
_PHASES = 4
_CLIENTS_OF_A_CREW = 900
_PLANNED_AHEAD = 8


def make_sample_firm(
    everafter: Everafter, seed: int = 1, client_count: int = USUAL_CLIENTS, progress: JobProgress | None = None
) -> None:
    """Fill a new database with the sample firm, as it stands at the moment of the clock.

    Raises NotAllowedError when the database belongs to a firm already, ValidationError for fewer than 20 clients.
    """
    if get_firm() is not None or count_clients_ever():
        raise NotAllowedError(
            _("The sample firm needs a database of its own; nothing was changed, please name a new file.")
        )
    if client_count < FEWEST_CLIENTS:
        raise ValidationError(
            _("The sample firm has at least {count} clients; nothing was made.").format(count=FEWEST_CLIENTS), "clients"
        )
    _Making(everafter, seed, client_count, progress or JobProgress()).make()


class _Making:
    """One making of the firm, step by step."""

    def __init__(self, everafter: Everafter, seed: int, client_count: int, progress: JobProgress) -> None:
        self._everafter = everafter
        self._seed = seed
        self._client_count = client_count
        self._progress = progress
        self._now = everafter.clock.now()
        self._zone = everafter.clock.zone
        self._clock = StageClock(self._now, self._zone)
        # a second set of the same services, whose clock moves from scene to scene
        self._stage = Everafter(everafter.address, everafter.database, self._clock)
        self._ingredients: Ingredients = load_ingredients()

    def make(self) -> None:
        """Draw everybody, write the years, play the last weeks, work out what follows."""
        self._progress.step(0, _PHASES, _("Meeting the team"))
        team = set_up_firm(self._everafter, self._ingredients)
        set_up_papers(self._everafter, self._ingredients.papers)
        working_time = self._close_days()
        today = working_time.local(self._now).date()
        book = DayBook(working_time, crews=1 + self._client_count // _CLIENTS_OF_A_CREW)
        clients = self._draw(today, working_time)
        self._progress.step(1, _PHASES, _("Six years of visits"))
        place_visits(clients, book, today - timedelta(days=RECENT_DAYS), today, self._seed)
        complaints = draw_complaints(clients, book, self._ingredients, today, self._seed)
        self._write(team, working_time, clients, complaints)
        self._progress.step(2, _PHASES, _("The last weeks"))
        self._play(team, book, clients)
        self._progress.step(3, _PHASES, _("What follows from all that"))
        self._finish(team)
        self._progress.step(_PHASES, _PHASES)

    def _close_days(self) -> WorkingTime:
        """The public holidays of all the years, so that nobody drove on one."""
        year = self._now.astimezone(self._zone).year
        first_year = year - _HISTORY_BEGINS_YEARS_AGO
        closed = closed_days(first_year, year + 1)
        known = [day for day, _name in list_closed_days(date(first_year, 1, 1), date(year + 1, 12, 31))]
        with self._everafter.units(_("Closed days"), is_undoable=False) as work:
            write_closed_days(work, closed, known)
        return get_working_time()

    def _draw(self, today: date, working_time: WorkingTime) -> list[SampleClient]:
        """Everybody, in the order in which they came to us."""
        cast = draw_cast(self._ingredients, today, working_time)
        drawer = Drawer(self._ingredients, self._seed)
        chance = dice(self._seed, "rhythms")
        clients = list(cast)
        while len(clients) < self._client_count:
            client = drawer.draw()
            give_rhythm(client, chance, today)
            clients.append(client)
        clients.sort(key=lambda client: client.first_contact_on)
        choose_referrers(clients, self._seed)
        return clients

    def _write(
        self, team: Team, working_time: WorkingTime, clients: list[SampleClient], complaints: list[PastComplaint]
    ) -> None:
        """All rows of the past in one unit, through the door for many rows."""
        book, parts = RowBook(), (self._ingredients, team, working_time, self._now, self._seed)
        people = ClientRows(book, self._ingredients, team, self._seed)
        visits, said, care = VisitRows(book, *parts), SaidRows(book, *parts), PastCare(book, *parts)
        for client in clients:
            people.add(client, min(self._moment(client.first_contact_on, working_time), self._now - timedelta(hours=1)))
        past = in_order_of_time(clients)
        first_number = max(1, _NUMBER_OF_TODAY - len(past) - min(self._client_count, 90))
        for number, (client, visit) in enumerate(past, first_number):
            visits.add(client, visit, number)
            if visit.is_chargeable:
                said.add(client, visit)
        for client in clients:
            visits.add_plan(client)
            care.add(client)
        rows = ComplaintRows(book, said, team, working_time, self._seed)
        rows.add_all(complaints)
        today = working_time.local(self._now).date()
        favours = ReturnedFavours(add_referrals(book, clients), rows.came_back)
        numbers = add_past_rewards(book, clients, favours, working_time, today, self._seed)
        note_training(book, team, today)
        with self._everafter.units(_("Six years of visits"), is_undoable=False) as work:
            book.write(work)
            update_rows(work, "job", ("complaint_id",), rows.links)
            for counter, count, first in (
                ("client", len(clients), 1001),
                ("job", len(past), first_number),
                ("complaint", len(complaints), 101),
                *((f"certificate {year}", count, 1) for year, count in sorted(numbers.items())),
            ):
                work.next_numbers(counter, count, first)

    def _moment(self, day: date, working_time: WorkingTime) -> datetime:
        return working_time.at(working_time.open_day_from(day), time(9, 30))

    def _play(self, team: Team, book: DayBook, clients: list[SampleClient]) -> None:
        agenda = Agenda(self._stage, self._clock, self._now)
        said = SaidRows(RowBook(), self._ingredients, team, book.working_time, self._now, self._seed + 1)
        recent = RecentDays(agenda, book, self._ingredients, team, said, clients, self._seed)
        cast = {client.key: client for client in clients if client.key}
        moments = care_moments(self._now, book.working_time)
        scene = CareScene(agenda, recent, book, team, cast, self._ingredients.board, moments)
        scene.keep_times_free()
        recent.plan()
        scene.note()
        Everyday(agenda, team, cast, self._ingredients.everyday, book.working_time, self._seed).note(recent)
        AftercareDays(agenda, team, cast, self._ingredients.everyday, book.working_time).note(clients)
        note_photos(agenda, team, recent.finished, self._ingredients.photos)
        agenda.play(self._progress)

    def _plan_kindnesses(self) -> None:
        """The year ahead of those whom we visited last, as the office plans it client by client."""
        is_recent = (Client.last_visit_on.is_null(False)) & (Client.ended_reason == "")
        newest = Client.select(Client.id).where(is_recent).order_by(Client.last_visit_on.desc(), Client.id)
        for row in newest.limit(_PLANNED_AHEAD):
            self._stage.love_touches.plan_twelve_months(row.id)

    def _finish(self, team: Team) -> None:
        """Every kept column as the rules say, whoever is to be thanked, and the news for every open screen."""
        self._stage.sign_in(None)
        with self._stage.units(_("Work out what follows"), is_undoable=False) as work:
            kept_up = KeptUp(work, team, self._ingredients.everyday, get_working_time(), self._clock, self._seed)
            kept_up.write()
            refresh_clients(work, range(1, self._client_count + 1), self._clock)
            kept_up.leave_a_letter()
        self._plan_kindnesses()
        self._stage.rewards.refresh()
        self._everafter.sign_in(team.owner)
        self._everafter.events.publish(RecordsChanged(_("Sample firm"), {}, is_bulk=True))
