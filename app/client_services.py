"""The services that write what stands on a client's card; each is made when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.clock import Clock
    from app.services.access_codes import AccessCodeService
    from app.services.areas import AreaService
    from app.services.certificates import CertificateService
    from app.services.client_endings import ClientEndingService
    from app.services.client_merges import ClientMergeService
    from app.services.clients import ClientService
    from app.services.competitor_notes import CompetitorNoteService
    from app.services.contact_points import ContactPointService
    from app.services.erasures import ErasureService
    from app.services.facts import FactService
    from app.services.goodwill import GoodwillService
    from app.services.never_here import NeverHereService
    from app.services.permissions import PermissionService
    from app.services.posted_papers import PostedPapersService
    from app.services.recently_deleted import DeletedJobService
    from app.services.rewards import RewardService
    from app.services.sites import SiteService
    from app.services.timeline_entries import TimelineEntryService
    from app.unit_of_work import UnitsOfWork

# A service and the rules behind it are imported when somebody first acts: no start waits for what it does not show.
# ruff: noqa: PLC0415


class ClientServices:
    """What an opened database offers for writing about a client."""

    units: UnitsOfWork
    clock: Clock

    @cached_property
    def clients(self) -> ClientService:
        """Writes about a client."""
        from app.services.clients import ClientService

        return ClientService(self.units, self.clock)

    @cached_property
    def contact_points(self) -> ContactPointService:
        """Writes how to reach a client."""
        from app.services.contact_points import ContactPointService

        return ContactPointService(self.units, self.clock)

    @cached_property
    def posted_papers(self) -> PostedPapersService:
        """Writes that papers went to the post."""
        from app.services.posted_papers import PostedPapersService

        return PostedPapersService(self.units, self.clock)

    @cached_property
    def permissions(self) -> PermissionService:
        """Writes what clients said about being reached."""
        from app.services.permissions import PermissionService

        return PermissionService(self.units, self.clock)

    @cached_property
    def sites(self) -> SiteService:
        """Writes about the addresses of clients."""
        from app.services.sites import SiteService

        return SiteService(self.units, self.clock)

    @cached_property
    def access_codes(self) -> AccessCodeService:
        """Writes codes that open something, and who looked at them."""
        from app.services.access_codes import AccessCodeService

        return AccessCodeService(self.units, self.clock)

    @cached_property
    def areas(self) -> AreaService:
        """Writes about rooms and pieces, and the marks on them."""
        from app.services.areas import AreaService

        return AreaService(self.units, self.clock)

    @cached_property
    def facts(self) -> FactService:
        """Writes what to remember about a client."""
        from app.services.facts import FactService

        return FactService(self.units, self.clock)

    @cached_property
    def rewards(self) -> RewardService:
        """Writes who is to be thanked, and for what."""
        from app.services.rewards import RewardService

        return RewardService(self.units, self.clock)

    @cached_property
    def certificates(self) -> CertificateService:
        """Writes what stands on a certificate, and what the firm gives."""
        from app.services.certificates import CertificateService

        return CertificateService(self.units, self.clock)

    @cached_property
    def client_merges(self) -> ClientMergeService:
        """Makes two clients one, and two again."""
        from app.services.client_merges import ClientMergeService

        return ClientMergeService(self.units, self.clock, self.rewards)

    @cached_property
    def erasures(self) -> ErasureService:
        """Erases a client who asks to be forgotten; the books stay."""
        from app.services.erasures import ErasureService

        return ErasureService(self.units, self.clock)

    @cached_property
    def timeline_entries(self) -> TimelineEntryService:
        """Writes that put a note right or take it off the timeline."""
        from app.services.timeline_entries import TimelineEntryService

        return TimelineEntryService(self.units, self.clock)

    @cached_property
    def goodwill(self) -> GoodwillService:
        """Writes what was given to be kind, within everybody's own amount."""
        from app.services.goodwill import GoodwillService

        return GoodwillService(self.units, self.clock)

    @cached_property
    def competitor_notes(self) -> CompetitorNoteService:
        """Writes what clients say of other firms."""
        from app.services.competitor_notes import CompetitorNoteService

        return CompetitorNoteService(self.units, self.clock)

    @cached_property
    def never_here(self) -> NeverHereService:
        """Writes the list of what must never happen here."""
        from app.services.never_here import NeverHereService

        return NeverHereService(self.units)

    @cached_property
    def client_endings(self) -> ClientEndingService:
        """Writes why somebody is no longer visited."""
        from app.services.client_endings import ClientEndingService

        return ClientEndingService(self.units, self.clock)

    @cached_property
    def deleted_jobs(self) -> DeletedJobService:
        """Puts jobs among the recently deleted and takes them out again."""
        from app.services.recently_deleted import DeletedJobService

        return DeletedJobService(self.units, self.clock)
