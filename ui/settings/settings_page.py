"""Settings: one page that can be searched; changes apply at once and can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.queries import firm as firm_queries
from app.queries.aftercare_settings import get_aftercare_settings
from app.queries.billing_terms import get_billing_terms
from app.queries.certificates import get_certificate_terms
from app.queries.closed_days import list_closed_day_rows
from app.queries.never_here import list_never_here
from app.queries.paper_words import list_own_words
from app.queries.schedule import get_rescue_minutes
from app.translations import gettext as _
from ui.change_feed import ChangeFeed
from ui.firm_formats import formats_of
from ui.page import Page
from ui.settings.action_line import ActionLine
from ui.settings.billing_section import BillingSection
from ui.settings.certificates_section import CertificatesSection
from ui.settings.files_section import FilesSection
from ui.settings.firm_section import FirmSection
from ui.settings.letters_section import LettersSection
from ui.settings.month_section import MonthSection
from ui.settings.never_here_section import NeverHereSection
from ui.settings.people_section import PeopleSection
from ui.settings.prices_section import PricesSection
from ui.settings.printing_section import PrintingSection
from ui.settings.promises_section import PromisesSection
from ui.settings.settings_section import SettingsSection
from ui.settings.wall_section import WallSection
from ui.settings.words_section import WordsSection
from ui.theme.appearance import appearance
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import TextLabel, TextTone
from ui.window_state import preferences

if TYPE_CHECKING:
    from app.everafter import Everafter

_WIDTH = 820
_DAYS_AHEAD = timedelta(days=400)


class SettingsPage(Page):
    """Firm, people, promises, words, look and data."""

    place = "settings"
    tables = frozenset({"firm", "person", "van", "setting", "closed_day", "price_item", "never_here_item", "wording"})

    def __init__(self, everafter: Everafter, feed: ChangeFeed, parent: QWidget | None = None) -> None:
        super().__init__(everafter, feed, parent)
        self._search_edit = QLineEdit()
        self._search_edit.setObjectName("settings.search")
        self._search_edit.setPlaceholderText(_("Find a setting"))
        self._search_edit.setAccessibleName(_("Find a setting"))
        self._search_edit.setMaximumWidth(_WIDTH)
        self._search_edit.textChanged.connect(self._filter)
        self._firm_section = FirmSection(everafter)
        self.people = PeopleSection(everafter)
        self._billing_section = BillingSection(everafter)
        self._look_label = TextLabel("", TextRole.BODY, TextTone.SECONDARY)
        self._prices_section = PricesSection(everafter)
        self._promises_section = PromisesSection(everafter)
        self._words_section = WordsSection(everafter)
        self._letters_section = LettersSection()
        self._letters_section.paper_requested.connect(lambda name: self.action_requested.emit(f"words.{name}"))
        self._month_section = MonthSection(everafter)
        self._never_here_section = NeverHereSection(everafter)
        self._printing_section = PrintingSection(everafter)
        self._certificates_section = CertificatesSection(everafter)
        saving = (
            self._firm_section,
            self.people,
            self._prices_section,
            self._billing_section,
            self._promises_section,
            self._words_section,
            self._month_section,
            self._never_here_section,
            self._printing_section,
            self._certificates_section,
        )
        after_words = saving.index(self._words_section) + 1
        first, last = saving[:after_words], saving[after_words:]
        self._files_section = self._make_files_section()
        others = (self._look_section(), self._wall_section(), self._files_section)
        self._sections = (*first, self._letters_section, *last, *others)
        self._nothing = EmptyState("search", _("No such setting"), _("Try another word."))
        self._nothing.hide()
        for section in saving:
            section.saved.connect(partial(self._tell, True))
        appearance().changed.connect(self._show_look)
        self._build()

    @property
    def title(self) -> str:
        """What the window calls this page."""
        return _("Settings")

    def reload(self) -> None:
        """Show what is stored."""
        firm = firm_queries.get_firm()
        formats = formats_of(self._everafter.clock, firm)
        today = formats.today()
        days = list_closed_day_rows(today, today + _DAYS_AHEAD)
        self._firm_section.show_firm(firm)
        self._billing_section.show_billing(firm, get_billing_terms())
        self._promises_section.show_promises(firm_queries.get_promised_times(), days, get_rescue_minutes(), formats)
        self._promises_section.show_aftercare(get_aftercare_settings())
        prices, area_unit = firm_queries.list_price_items(), firm.area_unit if firm is not None else "sq_ft"
        self._prices_section.show_firm(firm)
        self._prices_section.show_prices(prices, firm_queries.get_visit_minimum(), formats, area_unit)
        self._words_section.show_words()
        self._letters_section.show_papers({row.paper for row in list_own_words()})
        self._month_section.show_words()
        self._printing_section.show_printing(
            are_codes_printed=firm_queries.are_codes_printed(), insurance=firm_queries.get_insurance_line()
        )
        self.people.show_people(firm_queries.list_people(), formats)
        self._certificates_section.show_terms(get_certificate_terms(), formats)
        self._never_here_section.show_items(list_never_here())
        self._files_section.show_imports()
        self._show_look()

    def default_focus(self) -> QWidget:
        """The search."""
        return self._search_edit

    def _tell(self, is_undoable: bool, words: str) -> None:
        self.message.emit(words, is_undoable)

    def _filter(self, typed: str) -> None:
        for section in self._sections:
            section.setVisible(section.fits(typed))
        self._nothing.setVisible(not any(section.fits(typed) for section in self._sections))

    def _show_look(self) -> None:
        percent = round(appearance().text_scale * 100)
        self._look_label.setText(_("Text size {percent} %").format(percent=percent))

    def _look_section(self) -> SettingsSection:
        section = SettingsSection(
            _("Look"),
            _("Kept on this computer, for you only."),
            _("theme dark light system text size larger smaller colours"),
        )
        themes = (
            ("theme.light", _("&Light"), "sun"),
            ("theme.dark", _("&Dark"), "moon"),
            ("theme.system", _("As the s&ystem"), "monitor"),
        )
        section.add_row((self._actions(themes), 6))
        sizes = (
            ("text.shrink", _("S&maller text"), ""),
            ("text.reset", _("&Usual size"), ""),
            ("text.enlarge", _("La&rger text"), ""),
        )
        section.add_row((self._actions(sizes, self._look_label), 6))
        return section

    def _wall_section(self) -> SettingsSection:
        section = WallSection(preferences())
        section.open_requested.connect(partial(self._request, "wall_monitor.open"))
        section.changed.connect(partial(self._request, "wall_monitor.choose"))
        return section

    def _make_files_section(self) -> FilesSection:
        formats = formats_of(self._everafter.clock, firm_queries.get_firm())
        section = FilesSection(self._everafter.address, formats)
        section.action_requested.connect(self.action_requested)
        section.undo_requested.connect(self.import_undo_requested)
        section.list_requested.connect(self.list_export_requested)
        return section

    def _actions(self, specs: Sequence[tuple[str, str, str]], label: QWidget | None = None) -> QWidget:
        line = ActionLine(specs, label)
        line.action_requested.connect(self.action_requested)
        return line

    def _request(self, action: str, *_checked: bool) -> None:
        self.action_requested.emit(action)

    def _build(self) -> None:
        inner = QWidget()
        inner.setProperty("variant", "page")
        column = QVBoxLayout(inner)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.XL)
        column.setSpacing(Space.M)
        column.addWidget(TextLabel(_("Settings"), TextRole.TITLE))
        column.addWidget(self._search_edit)
        for section in self._sections:
            section.setMaximumWidth(_WIDTH)
            column.addWidget(section)
        column.addWidget(self._nothing)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(scroll)
