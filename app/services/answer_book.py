"""The firm's own pages of the answer book: a page written over, a stain or fiber of its own, and back."""

from __future__ import annotations

from collections.abc import Mapping

from app.errors import NotFoundError, ValidationError
from app.models.rewards import AnswerBookPage
from app.queries.answer_book import get_answer_book, get_shipped_book, list_own_pages
from app.rules.answer_book import Advice, Topic, advice_text, topic_key
from app.rules.search_text import fold
from app.services.field_checks import check_length, check_words
from app.translations import gettext as _
from app.unit_of_work import UnitsOfWork

LONGEST_NAME = 60
LONGEST_ADVICE = 4_000
LONGEST_LINE = 240  # what can be said in one breath, and fits a card


class AnswerBookService:
    """Writes pages; each method is one undoable act."""

    def __init__(self, units: UnitsOfWork) -> None:
        self._units = units

    def write(self, stain: str, fibre: str, advice: Advice) -> int:
        """Say it in our own words: for a stain, a fiber, or a stain on a fiber; a page of the same is replaced.

        `stain` and `fibre` are keys of the book or new names; one of them may be empty. ValidationError without any, or
        without a single step to say.
        """
        if not fold(stain) and not fold(fibre):
            raise ValidationError(_("Write down what was spilled; nothing was saved."), "stain")
        check_length(stain, LONGEST_NAME, "stain")
        check_length(fibre, LONGEST_NAME, "fibre")
        check_words("".join(advice.steps), _("Write down at least one step to say; nothing was saved."), "steps")
        for name, lines in (("steps", advice.steps), ("never", advice.never), ("call_us", advice.call_us)):
            for line in lines:
                check_length(line, LONGEST_LINE, name)
        text = advice_text(advice)
        check_length(text, LONGEST_ADVICE, "steps")
        shipped, book = get_shipped_book(), get_answer_book()
        where = (topic_key(book.stains, stain), topic_key(book.fibres, fibre))
        known = {
            (topic_key(book.stains, page.stain), topic_key(book.fibres, page.fibre)): page.id
            for page in list_own_pages()
        }
        found = known.get(where)
        with self._units(_("Answer book: {what}").format(what=stain.strip() or fibre.strip())) as work:
            page = AnswerBookPage.get_by_id(found) if found is not None else AnswerBookPage()
            # What we ship is kept by its key, which is the same in every language; what the firm added by its name.
            page.stain = where[0] if where[0] in shipped.stains else _name_of(book.stains, where[0], stain)
            page.fibre = where[1] if where[1] in shipped.fibres else _name_of(book.fibres, where[1], fibre)
            page.advice = text
            work.save(page)
            return int(page.id)

    def reset(self, page_id: int) -> None:
        """Take our own page away: what Everafter ships holds again, a stain of our own is gone; undo brings it back."""
        page = AnswerBookPage.get_or_none((AnswerBookPage.id == page_id) & AnswerBookPage.archived_at.is_null())
        if page is None:
            raise NotFoundError(_("This page is no longer there; nothing was changed."))
        with self._units(_("Answer book: {what} as it was").format(what=page.stain or page.fibre)) as work:
            page.archived_at = work.now
            work.save(page)


def _name_of(topics: Mapping[str, Topic], key: str, typed: str) -> str:
    return topics[key].name if key in topics else typed.strip()
