"""The services that write what happens after a job; each is made when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.clock import Clock
    from app.services.aftercare_steps import AftercareStepService
    from app.services.answer_book import AnswerBookService
    from app.services.feedback import FeedbackService
    from app.services.help_log import HelpLogService
    from app.services.love_touches import LoveTouchService
    from app.services.messages import MessageService
    from app.services.needs import NeedService
    from app.services.promises import PromiseService
    from app.services.put_away import PutAwayService
    from app.services.quotes import QuoteService
    from app.services.thank_you_notes import ThankYouNoteService
    from app.services.voices import VoiceService
    from app.unit_of_work import UnitsOfWork

# A service and the rules behind it are imported when somebody first acts: no start waits for what it does not show.
# ruff: noqa: PLC0415


class AftercareServices:
    """What an opened database offers for writing about the time after a job."""

    units: UnitsOfWork
    clock: Clock

    @cached_property
    def feedback(self) -> FeedbackService:
        """Writes what clients answer."""
        from app.services.feedback import FeedbackService

        return FeedbackService(self.units, self.clock)

    @cached_property
    def promises(self) -> PromiseService:
        """Writes what was promised, and that it was kept."""
        from app.services.promises import PromiseService

        return PromiseService(self.units, self.clock)

    @cached_property
    def needs(self) -> NeedService:
        """Writes what clients need by a day."""
        from app.services.needs import NeedService

        return NeedService(self.units, self.clock)

    @cached_property
    def love_touches(self) -> LoveTouchService:
        """Writes kindnesses, given and planned."""
        from app.services.love_touches import LoveTouchService

        return LoveTouchService(self.units, self.clock)

    @cached_property
    def thank_you_notes(self) -> ThankYouNoteService:
        """Writes that a thank-you note went out."""
        from app.services.thank_you_notes import ThankYouNoteService

        return ThankYouNoteService(self.units, self.clock)

    @cached_property
    def aftercare_steps(self) -> AftercareStepService:
        """Writes what became of the steps after a job."""
        from app.services.aftercare_steps import AftercareStepService

        return AftercareStepService(self.units, self.clock)

    @cached_property
    def put_away(self) -> PutAwayService:
        """Puts jobs away whose after-care is over."""
        from app.services.put_away import PutAwayService

        return PutAwayService(self.units, self.clock)

    @cached_property
    def voices(self) -> VoiceService:
        """Writes what clients say, and what became of it."""
        from app.services.voices import VoiceService

        return VoiceService(self.units, self.clock)

    @cached_property
    def quotes(self) -> QuoteService:
        """Writes whose words may be quoted."""
        from app.services.quotes import QuoteService

        return QuoteService(self.units)

    @cached_property
    def answer_book(self) -> AnswerBookService:
        """Writes the firm's own pages of the answer book."""
        from app.services.answer_book import AnswerBookService

        return AnswerBookService(self.units)

    @cached_property
    def help_log(self) -> HelpLogService:
        """Writes help that was given without a sale."""
        from app.services.help_log import HelpLogService

        return HelpLogService(self.units, self.clock)

    @cached_property
    def messages(self) -> MessageService:
        """Writes that a message went out."""
        from app.services.messages import MessageService

        return MessageService(self.units, self.clock)
