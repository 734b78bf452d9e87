"""The services that write about prices, payments, invoices and pictures; each is made when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.clock import Clock
    from app.photos import PhotoFolder
    from app.services.billing_terms import BillingTermsService
    from app.services.invoices import InvoiceService
    from app.services.job_prices import JobPriceService
    from app.services.payments import PaymentService
    from app.services.photos import PhotoService
    from app.services.price_list import PriceListService
    from app.unit_of_work import UnitsOfWork

# A service and the rules behind it are imported when somebody first acts: no start waits for what it does not show.
# ruff: noqa: PLC0415


class MoneyServices:
    """What an opened database offers for writing about money."""

    units: UnitsOfWork
    clock: Clock
    address: str

    @cached_property
    def job_prices(self) -> JobPriceService:
        """Writes what a job costs: its lines, discount and extra work."""
        from app.services.job_prices import JobPriceService

        return JobPriceService(self.units, self.clock)

    @cached_property
    def price_list(self) -> PriceListService:
        """Writes what the firm offers, and at which prices."""
        from app.services.price_list import PriceListService

        return PriceListService(self.units)

    @cached_property
    def payments(self) -> PaymentService:
        """Writes about money that came in and went back."""
        from app.services.payments import PaymentService

        return PaymentService(self.units, self.clock)

    @cached_property
    def invoices(self) -> InvoiceService:
        """Writes invoices and credit notes."""
        from app.services.invoices import InvoiceService

        return InvoiceService(self.units, self.clock)

    @cached_property
    def billing_terms(self) -> BillingTermsService:
        """Writes how the firm bills: tax, number series, days to pay."""
        from app.services.billing_terms import BillingTermsService

        return BillingTermsService(self.units)

    @cached_property
    def photo_folder(self) -> PhotoFolder:
        """Where the pictures of this database are kept: beside its file, or where this computer's settings say.

        Desks on one server share pictures when each names the same network folder.
        """
        from app.photo_place import photo_folder_of

        return photo_folder_of(self.address)

    @cached_property
    def photos(self) -> PhotoService:
        """Writes pictures of jobs, findings, complaints and clients."""
        from app.services.photos import PhotoService

        return PhotoService(self.units, self.clock, self.photo_folder)
