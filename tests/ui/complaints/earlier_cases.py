"""Cases of the library as a firm leaves them, for the tests of the card and the page that show them."""

from __future__ import annotations

from tests.app.services.complaint_stories import Story
from tests.builders import Firm


def made_good(firm: Firm, name: str, words: str) -> int:
    """A complaint put right with a visit and closed in the client's words two days later."""
    story = Story(firm, firm.complaint(firm.client(name), words))
    story.to_made_good()
    return story.id
