"""Where the window can go: the rail's places, and how each page is made when it is first visited."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from app.translations import gettext as _
from ui.change_feed import ChangeFeed
from ui.jobs import JobRunner
from ui.page import Page
from ui.shell.page_stack import MakePage
from ui.shell.rail import RailPlace

if TYPE_CHECKING:
    from app.everafter import Everafter
    from ui.answer_book.answer_book_page import AnswerBookPage
    from ui.care_board.care_board_page import CareBoardPage
    from ui.clients.client_card import ClientCard
    from ui.complaints.complaint_form import ComplaintForm
    from ui.merge.merge_page import MergePage
    from ui.messages.write_page import WritePage
    from ui.privacy.client_matters_page import ClientMattersPage
    from ui.schedule.booking_page import BookingPage
    from ui.schedule.job_form import JobForm
    from ui.sheet_keying.sheet_keying_page import SheetKeyingPage
    from ui.voices.ask_us_page import AskUsPage

# Each page is imported when it is first visited: a start pays for the first page only.
# ruff: noqa: PLC0415


CALLS_PLACE = "aftercare_call"
"""The calls after the job, one client after the other alone on the screen."""


def rail_places() -> tuple[RailPlace, ...]:
    """The rail from top to foot, in the language in use."""
    return (
        RailPlace("today", _("Today"), "sun", "Ctrl+1"),
        RailPlace("clients", _("Clients"), "users", "Ctrl+2"),
        RailPlace("schedule", _("Schedule"), "calendar-days", "Ctrl+3"),
        RailPlace("care_board", _("Care Board"), "heart-handshake", "Ctrl+4"),
        RailPlace("aftercare", _("Aftercare"), "phone-outgoing", "Ctrl+5"),
        RailPlace("insights", _("Insights"), "chart-column", "Ctrl+6"),
        RailPlace("settings", _("Settings"), "settings", "Ctrl+,", at_foot=True),
        RailPlace("help", _("Help"), "circle-question-mark", "F1", at_foot=True),
    )


def rail_place_of(place: str) -> str:
    """Which place of the rail is marked while a page is in view."""
    return {
        "client": "clients",
        "new_client": "clients",
        "merge": "clients",
        "same_person": "clients",
        "client_matters": "clients",
        "recently_deleted": "",
        "paper_words": "settings",
        "preview": "",
        "papers": "",
        "import": "clients",
        "booking": "clients",
        "job": "schedule",
        "sheet_keying": "today",
        "job_list": "schedule",
        "complaint_form": "clients",
        "care_report": "care_board",
        "complaint_library": "care_board",
        "owed": "clients",
        "ask_us": "",
        "voices": "aftercare",
        "promises": "aftercare",
        "care_plan": "aftercare",
        "left_alone": "aftercare",
        "answer_book": "aftercare",
        "why_us": "insights",
        "loyalty": "clients",
        "closest": "aftercare",
        "kindness": "aftercare",
        CALLS_PLACE: "aftercare",
        "write": "clients",
    }.get(place, place)


def show_item(page: Page, item: int) -> None:
    """Let a page show the client, complaint or job that somebody asked for."""
    match page.place:
        case "client" | "write":
            cast("ClientCard | WritePage", page).show_client(item)
        case "merge":
            cast("MergePage", page).show_client(item)
        case "client_matters":
            cast("ClientMattersPage", page).show_client(item)
        case "booking" | "answer_book":
            cast("BookingPage | AnswerBookPage", page).show_client(item)
        case "complaint_form":
            cast("ComplaintForm", page).show_client(item)
        case "ask_us":
            cast("AskUsPage", page).show_client(item)
        case "job":
            cast("JobForm", page).show_job(item)
        case "sheet_keying":
            cast("SheetKeyingPage", page).show_job(item)
        case "care_board":
            cast("CareBoardPage", page).show_complaint(item)
        case _:
            raise LookupError(page.place)


class PageMaker:
    """Makes the page of each place on the opened database."""

    def __init__(self, everafter: Everafter, feed: ChangeFeed, runner: JobRunner, parent: QWidget) -> None:
        self._everafter = everafter
        self._feed = feed
        self._runner = runner
        self._parent = parent

    def makers(self) -> Mapping[str, MakePage]:
        """The function that makes each page."""
        return {
            "today": self._today,
            "clients": self._clients,
            "client": self._client,
            "new_client": self._new_client,
            "booking": self._booking,
            "complaint_form": self._complaint_form,
            "complaint_library": self._complaint_library,
            "job": self._job,
            "sheet_keying": self._sheet_keying,
            "schedule": self._schedule,
            "job_list": self._job_list,
            "care_board": self._care_board,
            "care_report": self._care_report,
            "aftercare": self._aftercare,
            "closest": self._closest,
            "voices": self._voices,
            "ask_us": self._ask_us,
            "kindness": self._kindness,
            CALLS_PLACE: self._aftercare_call,
            "care_plan": self._care_plan,
            "left_alone": self._left_alone,
            "write": self._write,
            "insights": self._insights,
            "owed": self._owed,
            "promises": self._promises,
            "answer_book": self._answer_book,
            "why_us": self._why_us,
            "loyalty": self._loyalty,
            "settings": self._settings,
            "paper_words": self._paper_words,
            "merge": self._merge,
            "same_person": self._same_person,
            "client_matters": self._client_matters,
            "recently_deleted": self._recently_deleted,
            "help": self._help,
            "preview": self._preview,
            "papers": self._papers,
            "import": self._import,
        }

    def _today(self) -> Page:
        from ui.today.today_page import TodayPage

        return TodayPage(self._everafter, self._feed, self._parent)

    def _clients(self) -> Page:
        from ui.clients.clients_page import ClientsPage

        return ClientsPage(self._everafter, self._feed, self._parent)

    def _client(self) -> Page:
        from ui.clients.client_card import ClientCard

        return ClientCard(self._everafter, self._feed, self._parent)

    def _new_client(self) -> Page:
        from ui.clients.new_client_form import NewClientForm

        return NewClientForm(self._everafter, self._feed, self._parent)

    def _booking(self) -> Page:
        from ui.schedule.booking_page import BookingPage

        return BookingPage(self._everafter, self._feed, self._parent)

    def _complaint_form(self) -> Page:
        from ui.complaints.complaint_form import ComplaintForm

        return ComplaintForm(self._everafter, self._feed, self._parent)

    def _complaint_library(self) -> Page:
        from ui.complaints.complaint_library_page import ComplaintLibraryPage

        return ComplaintLibraryPage(self._everafter, self._feed, self._parent)

    def _schedule(self) -> Page:
        from ui.schedule.schedule_page import SchedulePage

        return SchedulePage(self._everafter, self._feed, self._parent)

    def _job_list(self) -> Page:
        from ui.job_list.job_list_page import JobListPage

        return JobListPage(self._everafter, self._feed, self._parent)

    def _job(self) -> Page:
        from ui.schedule.job_form import JobForm

        form = JobForm(self._everafter, self._feed, self._parent)
        form.photos.runner = self._runner
        return form

    def _sheet_keying(self) -> Page:
        from ui.sheet_keying.sheet_keying_page import SheetKeyingPage

        return SheetKeyingPage(self._everafter, self._feed, self._parent)

    def _care_board(self) -> Page:
        from ui.care_board.care_board_page import CareBoardPage

        return CareBoardPage(self._everafter, self._feed, self._parent)

    def _care_report(self) -> Page:
        from ui.care_report.care_report_page import CareReportPage

        return CareReportPage(self._everafter, self._feed, self._runner, self._parent)

    def _aftercare(self) -> Page:
        from ui.aftercare.aftercare_page import AftercarePage

        return AftercarePage(self._everafter, self._feed, self._parent)

    def _closest(self) -> Page:
        from ui.aftercare.closest_page import ClosestPage

        return ClosestPage(self._everafter, self._feed, self._parent)

    def _care_plan(self) -> Page:
        from ui.aftercare.care_plan_page import CarePlanPage

        return CarePlanPage(self._everafter, self._feed, self._parent)

    def _left_alone(self) -> Page:
        from ui.aftercare.left_alone_page import LeftAlonePage

        return LeftAlonePage(self._everafter, self._feed, self._parent)

    def _voices(self) -> Page:
        from ui.voices.voices_page import VoicesPage

        return VoicesPage(self._everafter, self._feed, self._parent)

    def _ask_us(self) -> Page:
        from ui.voices.ask_us_page import AskUsPage

        return AskUsPage(self._everafter, self._feed, self._parent)

    def _write(self) -> Page:
        from ui.messages.write_page import WritePage

        return WritePage(self._everafter, self._feed, self._parent)

    def _kindness(self) -> Page:
        from ui.aftercare.kindness_page import KindnessPage

        return KindnessPage(self._everafter, self._feed, self._parent)

    def _aftercare_call(self) -> Page:
        from ui.aftercare.call_page import CallPage

        return CallPage(self._everafter, self._feed, self._parent)

    def _insights(self) -> Page:
        from ui.insights.insights_page import InsightsPage

        return InsightsPage(self._everafter, self._feed, self._parent)

    def _owed(self) -> Page:
        from ui.money.owed_page import OwedPage

        return OwedPage(self._everafter, self._feed, self._parent)

    def _promises(self) -> Page:
        from ui.promises.promises_page import PromisesPage

        return PromisesPage(self._everafter, self._feed, self._parent)

    def _answer_book(self) -> Page:
        from ui.answer_book.answer_book_page import AnswerBookPage

        return AnswerBookPage(self._everafter, self._feed, self._parent)

    def _why_us(self) -> Page:
        from ui.why_us.why_us_page import WhyUsPage

        return WhyUsPage(self._everafter, self._feed, self._parent)

    def _loyalty(self) -> Page:
        from ui.loyalty.loyalty_page import LoyaltyPage

        return LoyaltyPage(self._everafter, self._feed, self._runner, self._parent)

    def _settings(self) -> Page:
        from ui.settings.settings_page import SettingsPage

        page = SettingsPage(self._everafter, self._feed, self._parent)
        page.people.runner = self._runner
        return page

    def _paper_words(self) -> Page:
        from ui.paper_words.paper_words_page import PaperWordsPage

        return PaperWordsPage(self._everafter, self._feed, self._runner, self._parent)

    def _help(self) -> Page:
        from ui.help.help_page import HelpPage

        return HelpPage(self._everafter, self._feed, self._parent)

    def _preview(self) -> Page:
        from ui.print_preview.preview_page import PreviewPage

        return PreviewPage(self._everafter, self._feed, self._runner, self._parent)

    def _papers(self) -> Page:
        from ui.papers.papers_page import PapersPage

        return PapersPage(self._everafter, self._feed, self._parent)

    def _import(self) -> Page:
        from ui.import_wizard.import_page import ImportPage

        return ImportPage(self._everafter, self._feed, self._runner, self._parent)

    def _merge(self) -> Page:
        from ui.merge.merge_page import MergePage

        return MergePage(self._everafter, self._feed, self._parent)

    def _same_person(self) -> Page:
        from ui.merge.same_person_page import SamePersonPage

        return SamePersonPage(self._everafter, self._feed, self._runner, self._parent)

    def _client_matters(self) -> Page:
        from ui.privacy.client_matters_page import ClientMattersPage

        return ClientMattersPage(self._everafter, self._feed, self._runner, self._parent)

    def _recently_deleted(self) -> Page:
        from ui.recently_deleted.recently_deleted_page import RecentlyDeletedPage

        return RecentlyDeletedPage(self._everafter, self._feed, self._parent)
