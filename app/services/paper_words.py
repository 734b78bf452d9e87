"""Writes the firm's own words for its papers: only what differs from ours is kept."""

from __future__ import annotations

from collections.abc import Sequence

from peewee import IntegrityError

from app.errors import ConflictError, NotFoundError, ValidationError
from app.models.firm import Wording
from app.rules.paper_texts import (
    MOST_SENTENCES,
    TextKey,
    Texts,
    WordedPaper,
    fault_of,
    format_texts,
    parse_texts,
    tidy_sentence,
)
from app.rules.worded_papers import worded_paper
from app.shipped_words import shipped_words, words_language
from app.translations import gettext as _
from app.unit_of_work import UnitOfWork, UnitsOfWork


class PaperWordsService:
    """Changes one text of one paper, or brings ours back; each is one act that can be undone."""

    def __init__(self, units: UnitsOfWork) -> None:
        self._units = units

    def change(
        self, paper_name: str, key: TextKey, sentences: Sequence[str], known: Sequence[str] | None = None
    ) -> bool:
        """Keep these sentences as a text of a paper; none, or ours, brings ours back. Says whether anything changed.

        `known` is what the text said when somebody began to change it: ConflictError if another desk changed that text
        since. A ValidationError names the place of the sentence that has to be mended, counted from 0.
        """
        paper = _paper(paper_name)
        text = paper.text(key)
        if text is None:
            raise NotFoundError(_("This paper has no such text; nothing was changed."))
        _check([field.name for field in paper.fields_of(text)], sentences)
        tidied = tuple(each for each in map(tidy_sentence, sentences) if each)
        ours = (parse_texts(shipped_words(paper_name)) or {}).get(key, ())
        with self._units(_("Change the words of {paper}").format(paper=paper.called)) as work:
            row = _row(paper_name)
            own = dict(parse_texts(row.body) or {})
            before = own.get(key, ours)
            if known is not None and before != tuple(known):
                raise ConflictError(
                    _("Somebody else changed these words a moment ago; nothing of yours was saved, please look again.")
                )
            if not tidied or tidied == ours:
                own.pop(key, None)
            else:
                own[key] = tidied
            _keep(work, row, own)
        return before != own.get(key, ours)

    def use_ours(self, paper_name: str) -> bool:
        """Say ours again in every text of a paper. Says whether anything changed."""
        paper = _paper(paper_name)
        with self._units(_("Use our words again for {paper}").format(paper=paper.called)) as work:
            row = _row(paper_name)
            is_own = row.is_stored
            _keep(work, row, {})
        return is_own


def _paper(name: str) -> WordedPaper:
    paper = worded_paper(name)
    if paper is None:
        raise NotFoundError(_("There is no paper whose words are called that; nothing was changed."))
    return paper


def _check(fields: Sequence[str], sentences: Sequence[str]) -> None:
    if len(sentences) > MOST_SENTENCES:
        raise ValidationError(
            _("{limit} sentences fit one text; take some away, nothing is lost.").format(limit=MOST_SENTENCES),
            str(MOST_SENTENCES),
        )
    for place, sentence in enumerate(sentences):
        fault = fault_of(" ".join(sentence.split()), fields)
        if fault:
            raise ValidationError(fault, str(place))


def _row(paper_name: str) -> Wording:
    """The stored words of a paper in the language in use, or a new row without any."""
    language = words_language()
    stored = Wording.get_or_none((Wording.name == paper_name) & (Wording.language == language))
    return stored or Wording(name=paper_name, language=language, body="")


def _keep(work: UnitOfWork, row: Wording, own: Texts) -> None:
    """Write what is the firm's own; a row that says nothing goes."""
    if not own:
        if row.is_stored:
            work.delete(row)
        return
    row.body = format_texts(own)
    try:
        work.save(row)
    except IntegrityError as error:  # both desks wrote it for the first time
        raise ConflictError(
            _("Somebody else changed these words a moment ago; nothing of yours was saved, please look again.")
        ) from error
