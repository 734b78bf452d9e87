"""Writes about the firm itself: its name and formats, its people and prices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.clock import Clock
from app.errors import ConflictError, NotAllowedError, ValidationError
from app.models.firm import Firm
from app.models.jobs import PriceItem
from app.models.team import Person, Van
from app.queries.firm import MONTH_WORDS, RECOVERY_SCRIPT
from app.rules.person_names import initials_of
from app.services.closed_days import follow_changed_country, follow_country
from app.services.field_checks import check_length, check_words
from app.services.firm_drafts import FirmDraft, PersonDraft
from app.services.firm_settings import find_setting, write_setting
from app.services.probes import hand_over_probes
from app.services.promised_times import follow_zone
from app.translations import gettext as _
from app.unit_of_work import UnitOfWork, UnitsOfWork

_LONGEST_STEP = 400
LONGEST_MONTH_WORDS = 400


@dataclass(frozen=True, slots=True)
class CountryHabits:
    """What a country decides at first; everything can be changed in Settings."""

    locale: str
    currency: str
    time_zone: str
    paper: str
    area_unit: str


COUNTRIES: Mapping[str, CountryHabits] = {
    "US": CountryHabits("en_US", "USD", "America/Los_Angeles", "letter", "sq_ft"),
    "CA": CountryHabits("en_CA", "CAD", "America/Toronto", "letter", "sq_ft"),
    "MX": CountryHabits("es_MX", "MXN", "America/Mexico_City", "letter", "m2"),
    "GB": CountryHabits("en_GB", "GBP", "Europe/London", "a4", "m2"),
    "IE": CountryHabits("en_IE", "EUR", "Europe/Dublin", "a4", "m2"),
    "AU": CountryHabits("en_AU", "AUD", "Australia/Sydney", "a4", "m2"),
    "NZ": CountryHabits("en_NZ", "NZD", "Pacific/Auckland", "a4", "m2"),
    "ZA": CountryHabits("en_ZA", "ZAR", "Africa/Johannesburg", "a4", "m2"),
    "DE": CountryHabits("de_DE", "EUR", "Europe/Berlin", "a4", "m2"),
    "AT": CountryHabits("de_AT", "EUR", "Europe/Vienna", "a4", "m2"),
    "CH": CountryHabits("de_CH", "CHF", "Europe/Zurich", "a4", "m2"),
    "FR": CountryHabits("fr_FR", "EUR", "Europe/Paris", "a4", "m2"),
    "ES": CountryHabits("es_ES", "EUR", "Europe/Madrid", "a4", "m2"),
    "IT": CountryHabits("it_IT", "EUR", "Europe/Rome", "a4", "m2"),
    "NL": CountryHabits("nl_NL", "EUR", "Europe/Amsterdam", "a4", "m2"),
    "PL": CountryHabits("pl_PL", "PLN", "Europe/Warsaw", "a4", "m2"),
    "TR": CountryHabits("tr_TR", "TRY", "Europe/Istanbul", "a4", "m2"),
    "JP": CountryHabits("ja_JP", "JPY", "Asia/Tokyo", "a4", "m2"),
}
_CHANGEABLE = frozenset(
    {
        "name", "trade_line", "owner_name", "phone", "email", "website", "street", "town", "region", "postal_code",
        "country", "locale", "currency", "time_zone", "paper", "area_unit", "tax_name", "tax_basis_points",
        "is_tax_included",
        "guarantee_days",
    }
)  # fmt: skip


class FirmService:
    """Sets up and changes the firm; each method is one undoable act."""

    def __init__(self, units: UnitsOfWork, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def set_up(self, draft: FirmDraft) -> int:
        """The first run: the firm, its owner and its country's closed days; refused when there is a firm already."""
        check_words(draft.name, _("Type the name of your firm first; it stands on every paper."), "name")
        check_words(draft.owner_name, _("Type your own name first; everything you do is signed with it."), "owner_name")
        habits = COUNTRIES.get(draft.country)
        if habits is None:
            raise ValidationError(_("Choose the country you work in from the list."), "country")
        if Firm.select().count():
            raise NotAllowedError(_("This database already belongs to a firm; open Settings to change its name."))
        with self._units(_("Set up {name}").format(name=draft.name), is_undoable=False) as work:
            self._save_firm(work, draft, habits)
            owner = self._save_person(work, PersonDraft(name=draft.owner_name, role="owner", title=_("Owner")))
            follow_country(work, date(self._clock.today().year, 1, 1))
        return int(owner.id)

    def _save_firm(self, work: UnitOfWork, draft: FirmDraft, habits: CountryHabits) -> None:
        zone = draft.time_zone or habits.time_zone
        _check_zone(zone)
        work.save(
            Firm(
                name=draft.name.strip(),
                trade_line=draft.trade_line,
                owner_name=draft.owner_name.strip(),
                phone=draft.phone,
                email=draft.email,
                website=draft.website,
                street=draft.street,
                town=draft.town,
                region=draft.region,
                postal_code=draft.postal_code,
                country=draft.country,
                locale=habits.locale,
                currency=habits.currency,
                time_zone=zone,
                paper=habits.paper,
                area_unit=habits.area_unit,
                is_sample=draft.is_sample,
            )
        )

    def change_firm(self, version: int, **changes: Any) -> None:
        """Change the named fields of the firm; raises ConflictError if another desk was faster."""
        unknown = changes.keys() - _CHANGEABLE
        if unknown:
            raise ValidationError(_("That cannot be changed here; nothing was saved."), min(unknown))
        if "name" in changes:
            check_words(changes["name"], _("The firm needs a name; it stands on every paper."), "name")
        if "time_zone" in changes:
            _check_zone(changes["time_zone"])
        firm = Firm.get_or_none()
        if firm is None or firm.version != version:
            raise ConflictError(_("Somebody else changed these settings a moment ago; look at them and save again."))
        former_zone = firm.time_zone
        with self._units(_("Change the firm’s settings")) as work:
            for field, value in changes.items():
                setattr(firm, field, value)
            work.save(firm)
            follow_zone(work, former_zone)
            follow_changed_country(work)

    def add_person(self, draft: PersonDraft) -> int:
        """Somebody new in the team."""
        check_words(draft.name, _("Type the person’s name first; nothing was changed."), "name")
        with self._units(_("New in the team: {name}").format(name=draft.name)) as work:
            return int(self._save_person(work, draft).id)

    def _save_person(self, work: UnitOfWork, draft: PersonDraft) -> Person:
        if draft.role not in ("owner", "office", "technician"):
            raise ValidationError(_("Choose owner, office or technician."), "role")
        person = Person(
            name=draft.name.strip(),
            initials=draft.initials or initials_of(draft.name),
            role=draft.role,
            title=draft.title,
            phone=draft.phone,
            is_in_field=draft.is_in_field or draft.role == "technician",
            van_id=self._van(work, draft.van_name),
            goodwill_limit_minor=draft.goodwill_limit_minor,
            position=Person.select().count(),
        )
        work.save(person)
        return person

    def _van(self, work: UnitOfWork, name: str) -> int | None:
        if not name:
            return None
        van = Van.get_or_none(Van.name == name)
        if van is None:
            van = Van(name=name, position=Van.select().count())
            work.save(van)
        return int(van.id)

    def archive_person(self, person_id: int) -> None:
        """Somebody left; their name stays on everything they did."""
        person = Person.get_or_none(Person.id == person_id)
        if person is None:
            return
        others = Person.select().where(
            Person.archived_at.is_null() & (Person.role == "owner") & (Person.id != person_id)
        )
        if person.role == "owner" and not others.count():
            raise NotAllowedError(_("The firm needs an owner; name another one first."))
        with self._units(_("{name} left the team").format(name=person.name)) as work:
            person.archived_at = work.now
            work.save(person)
            hand_over_probes(work, person.id)

    def add_price_items(self, items: Iterable[Mapping[str, Any]]) -> None:
        """Lines for the price list: name, unit, price_minor, minimum_minor, minutes, recommended_months."""
        with self._units(_("New prices")) as work:
            for position, item in enumerate(items, PriceItem.select().count()):
                work.save(PriceItem(position=position, **item))

    def write_script_step(self, place: int, words: str) -> None:
        """The firm's own words for a step of putting right, counted from 0; empty brings the program's words back."""
        check_length(words, _LONGEST_STEP, "words")
        with self._units(_("Change the words to say")) as work:
            setting = find_setting(RECOVERY_SCRIPT)
            script = [*(setting.value or []), *[""] * (place + 1)][: max(place + 1, len(setting.value or []))]
            write_setting(work, setting, [words.strip() if at == place else text for at, text in enumerate(script)])

    def write_month_words(self, place: int, words: str) -> None:
        """The firm's own answer under a heading of the month page, counted from 0 to 2; empty leaves it out (S2.20)."""
        check_length(words, LONGEST_MONTH_WORDS, "words")
        with self._units(_("Change the words of the month page")) as work:
            setting = find_setting(MONTH_WORDS)
            former = [*(setting.value or []), "", "", ""][:3]
            write_setting(work, setting, [words.strip() if at == place else text for at, text in enumerate(former)])

    def save_setting(self, name: str, value: Any) -> None:
        """One of the firm's settings, in words of JSON."""
        with self._units(_("Change the firm’s settings")) as work:
            write_setting(work, find_setting(name), value)


def _check_zone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValidationError(
            _("There is no time zone named “{name}”; choose one from the list.").format(name=name), "time_zone"
        ) from error
