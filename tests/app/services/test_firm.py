"""Setting up and changing the firm: once, signed, with the habits of its country."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from app.errors import ConflictError, NotAllowedError, ValidationError
from app.everafter import open_everafter
from app.models.firm import Firm as FirmModel
from app.models.firm import Setting
from app.models.team import Person, Van
from app.queries.firm import (
    count_clients_ever,
    get_firm,
    get_setting,
    get_working_time,
    get_zone,
    list_closed_days,
    list_people,
    list_price_items,
)
from app.queries.month_page import get_month_words
from app.services.firm import COUNTRIES
from app.services.firm_drafts import FirmDraft, PersonDraft
from tests.builders import Firm
from tests.fakes import MovableClock


def test_the_first_run_asks_for_names_and_country_and_knows_the_rest(
    database_address: str, firm_clock: MovableClock
) -> None:
    everafter = open_everafter(database_address, clock=firm_clock, may_create=True)
    try:
        assert (get_firm(), get_zone()) == (None, ZoneInfo("America/Los_Angeles"))
        for wrong, field in (
            (FirmDraft(" ", "Dana"), "name"),
            (FirmDraft("Brightwater", ""), "owner_name"),
            (FirmDraft("Brightwater", "Dana", country="Atlantis"), "country"),
            (FirmDraft("Brightwater", "Dana", time_zone="Mars/Olympus"), "time_zone"),
        ):
            with pytest.raises(ValidationError) as caught:
                everafter.firm.set_up(wrong)
            assert caught.value.field == field
        assert FirmModel.select().count() == Person.select().count() == 0
        owner = everafter.firm.set_up(FirmDraft(" Brightwater ", "Dana Kowalski", country="GB"))
        firm = get_firm()
        assert firm is not None
        assert (firm.name, firm.locale, firm.currency, firm.time_zone, firm.paper, firm.area_unit) == (
            "Brightwater", "en_GB", "GBP", "Europe/London", "a4", "m2",
        )  # fmt: skip
        assert everafter.clock.zone == get_zone() == ZoneInfo("Europe/London")
        (row,) = list_people()
        assert (row.id, row.role, row.initials, row.first_name) == (owner, "owner", "DK", "Dana")
        assert date(2026, 12, 25) in get_working_time().closed_days
        assert {day.year for day, _name in list_closed_days(date(2020, 1, 1), date(2040, 1, 1))} == {2026, 2027}
        with pytest.raises(NotAllowedError):
            everafter.firm.set_up(FirmDraft("Another", "Bo"))
        assert everafter.history.undo_label() is None
    finally:
        everafter.close()


def test_each_country_sets_a_firm_up(firm: Firm) -> None:
    import holidays
    from babel import Locale
    from babel.numbers import get_currency_precision

    for country, habits in COUNTRIES.items():
        Locale.parse(habits.locale)
        ZoneInfo(habits.time_zone)
        assert get_currency_precision(habits.currency) in (0, 2)
        assert holidays.country_holidays(country, years=2026)


def test_settings_change_by_version_and_the_clock_follows_the_zone(firm: Firm) -> None:
    service = firm.everafter.firm
    version = get_firm().version  # type: ignore[union-attr]  # None would fail here, too
    service.change_firm(version, phone="+44 20 7946 0000", time_zone="Europe/London")
    assert firm.everafter.clock.zone == ZoneInfo("Europe/London")
    firm.everafter.history.undo()
    assert firm.everafter.clock.zone == ZoneInfo("America/Chicago")
    with pytest.raises(ConflictError):
        service.change_firm(version, phone="1")
    version = get_firm().version  # type: ignore[union-attr]  # None would fail here, too
    for changes in ({"name": " "}, {"time_zone": "Mars/Olympus"}, {"is_sample": True}):
        with pytest.raises(ValidationError):
            service.change_firm(version, **changes)
    assert get_firm().version == version  # type: ignore[union-attr]  # None would fail here, too


def test_people_come_with_their_van_and_leave_with_their_name_kept(firm: Firm) -> None:
    service = firm.everafter.firm
    job_id = firm.booked_job(firm.client("Ana Ruiz"))
    mia = service.add_person(PersonDraft(" Mia Ek ", role="technician", van_name="van 2"))
    assert Van.select().count() == 1
    assert [person.name for person in list_people(in_field=True)] == ["Luis Santos", "Mia Ek"]
    assert [person.name for person in list_people(in_field=False)] == ["Dana Kowalski", "Ben Moreno"]
    service.archive_person(firm.luis)
    assert [person.name for person in list_people(in_field=True)] == ["Mia Ek"]
    from app.queries.jobs import get_job

    assert get_job(job_id).job.technician_name == "Luis Santos"
    with pytest.raises(NotAllowedError):
        service.archive_person(firm.dana)
    service.add_person(PersonDraft("Olu Ade", role="owner"))
    service.archive_person(firm.dana)
    service.archive_person(999)
    for draft in (PersonDraft(" "), PersonDraft("Bo", role="king")):
        with pytest.raises(ValidationError):
            service.add_person(draft)
    assert Person.get_by_id(mia).van_id == Person.get_by_id(firm.luis).van_id


def test_prices_and_settings_are_kept(firm: Firm) -> None:
    service = firm.everafter.firm
    service.add_price_items(
        [{"name": "Room", "price_minor": 5_000, "minutes": 30}, {"name": "Stairs", "price_minor": 900}]
    )
    service.add_price_items([{"name": "Rug", "price_minor": 4_000, "minimum_minor": 2_000}])
    assert [(row.name, row.price_minor) for row in list_price_items()] == [
        ("Room", 5_000), ("Stairs", 900), ("Rug", 4_000),
    ]  # fmt: skip
    service.save_setting("working_hours", {"0": ["07:00", "12:00"], "6": ["10:00", "11:30"]})
    assert get_working_time().closing_time(date(2026, 3, 8)).isoformat() == "2026-03-08T11:30:00-05:00"
    service.save_setting("colour", {"of": ["gold"]})
    service.save_setting("colour", "gold")
    assert (get_setting("colour"), get_setting("shape", "round")) == ("gold", "round")
    assert Setting.select().where(Setting.name.in_(["working_hours", "colour"])).count() == 2
    assert count_clients_ever() == 0


def test_the_words_of_a_step_are_kept_one_by_one_and_undone_one_by_one(firm: Firm) -> None:
    service = firm.everafter.firm
    service.write_script_step(3, " I will come by four. ")
    service.write_script_step(1, "I am sorry.")
    assert get_setting("recovery_script") == ["", "I am sorry.", "", "I will come by four."]
    firm.everafter.history.undo()
    assert get_setting("recovery_script") == ["", "", "", "I will come by four."]
    with pytest.raises(ValidationError) as caught:
        service.write_script_step(0, "x" * 401)
    assert caught.value.field == "words"


def test_the_answers_of_the_month_page_are_kept_one_by_one_and_undone_one_by_one(firm: Firm) -> None:
    """S2.20."""
    service = firm.everafter.firm
    service.write_month_words(2, " A room on us. ")
    service.write_month_words(0, "Every Monday one call.")
    assert get_month_words() == ("Every Monday one call.", "", "A room on us.")
    firm.everafter.history.undo()
    assert get_month_words() == ("", "", "A room on us.")
    with pytest.raises(ValidationError):
        service.write_month_words(1, "x" * 401)
    assert get_month_words() == ("", "", "A room on us.")
