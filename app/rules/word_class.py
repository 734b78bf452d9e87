"""Which feeling a client's words carry: hurt, love, good or neutral (R5)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial

from app.rules.feeling_words import ENGLISH, FRESH, Pattern, Span, Text, WordLists, is_negation

NEGATION_REACH = 2
GONE_REACH = 3
_TIME_WORDS = frozenset({"when", "after", "before", "because", "since", "until"})
_NO_END = frozenset({"enough", "more"})  # "cannot recommend them enough", "couldn't recommend them more highly"
_PRAISE_VERBS = ("recommend", "thank", "praise")


class WordClass(StrEnum):
    """The feeling that words alone carry."""

    HURT = "hurt"
    LOVE = "love"
    GOOD = "good"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Spoken:
    """The class of some words, and whether they hold a qualifier ("but the hall ...")."""

    word_class: WordClass
    has_qualifier: bool


def class_of_words(words: str, lists: WordLists = ENGLISH) -> Spoken:
    """The feeling in a client's words (R5): a suggestion, never a verdict.

    Words in another language, or none, are neutral. A comma or full stop ends the reach of a negation, and a negation
    is used up by the first word it turns: "no smell, lovely" and "never late great job" stay love.
    """
    return _Reading(Text.read(words), lists).result()


@dataclass(slots=True)
class _Reading:
    """One text being read: which words are spoken for already, and which feelings were found."""

    text: Text
    lists: WordLists
    spoken_for: set[int] = field(default_factory=set)
    used_negations: set[int] = field(default_factory=set)
    found: set[WordClass] = field(default_factory=set)
    gone: list[Span] = field(default_factory=list)

    def result(self) -> Spoken:
        self._set_aside()
        self._read_soft_phrases()
        self._read_hurt()
        self._read_pleasure()
        has_qualifier = self._has_qualifier()
        if WordClass.HURT in self.found:
            return Spoken(WordClass.HURT, has_qualifier)
        if WordClass.LOVE in self.found and not has_qualifier:
            return Spoken(WordClass.LOVE, has_qualifier)
        is_pleasant = bool(self.found & {WordClass.LOVE, WordClass.GOOD})
        return Spoken(WordClass.GOOD if is_pleasant else WordClass.NEUTRAL, has_qualifier)

    def _set_aside(self) -> None:
        """Words that name something else ("late lunch") and negations that negate nothing ("not only")."""
        for pattern_list in (self.lists.harmless, self.lists.plain):
            for span in self.text.find(pattern_list):
                self.spoken_for.update(range(span.start, span.end))
        words = self.text.words
        for at, word in enumerate(words):
            follow = [words[later].text for later in self.text.after(at + 1, 6)]
            is_praise = bool(follow) and follow[0].startswith(_PRAISE_VERBS) and bool(_NO_END.intersection(follow))
            if is_praise and is_negation(word.text, self.lists):
                self.spoken_for.add(at)

    def _read_soft_phrases(self) -> None:
        for span in self._open_spans(self.lists.soft):
            self.found.add(WordClass.GOOD)
            self.spoken_for.update(range(span.start, span.end))

    def _read_hurt(self) -> None:
        scents = {span.start for span in self.text.find(self.lists.scents)}
        self.gone = self.text.find(self.lists.gone)
        spans = self._open_spans(self.lists.hurt)
        starts = {span.start for span in spans}
        for span in spans:
            negation = self._negation_before(span.start)
            if span.start in scents and self._praise_after(span.end):
                self.found.add(WordClass.GOOD if negation is None else WordClass.HURT)
            elif negation is not None:
                self.used_negations.add(negation)
                self.found.add(WordClass.GOOD)
            else:
                self.found.add(WordClass.GOOD if self._is_gone_after(span, starts) else WordClass.HURT)
            self.spoken_for.update(range(span.start, span.end))

    def _read_pleasure(self) -> None:
        for word_class, wanted in ((WordClass.LOVE, self.lists.love), (WordClass.GOOD, self.lists.good)):
            for span in self._open_spans(wanted):
                negation = self._negation_before(span.start)
                is_turned = negation is not None and negation not in self.used_negations
                self.found.add(WordClass.HURT if is_turned else word_class)

    def _has_qualifier(self) -> bool:
        love_starts = {span.start for span in self._open_spans(self.lists.love)}
        return any(self._qualifies(span, love_starts) for span in self._open_spans(self.lists.qualifiers))

    def _qualifies(self, span: Span, love_starts: set[int]) -> bool:
        words = self.text.words
        if span.end >= len(words) or words[span.end].sentence != words[span.start].sentence:
            return False
        next_word = span.end
        while next_word < len(words) - 1 and words[next_word].text in self.lists.fillers:
            next_word += 1
        return next_word not in love_starts

    def _open_spans(self, wanted: tuple[Pattern, ...]) -> list[Span]:
        return [
            span for span in self.text.find(wanted) if not self.spoken_for.intersection(range(span.start, span.end))
        ]

    def _negation_before(self, index: int) -> int | None:
        free = (at for at in self.text.before(index, NEGATION_REACH) if at not in self.spoken_for)
        return next((at for at in free if is_negation(self.text.words[at].text, self.lists)), None)

    def _praise_after(self, index: int) -> bool:
        near = {self.text.words[at].text for at in self.text.after(index, NEGATION_REACH)}
        pleasant = {pattern[0] for pattern in self.lists.love + self.lists.good if len(pattern) == 1}
        return bool(near & (FRESH | pleasant))

    def _is_gone_after(self, span: Span, hurt_starts: set[int]) -> bool:
        reach = set(self.text.after(span.end, GONE_REACH))
        gone = [found for found in self.gone if found.start in reach]
        return any(self._is_of_it(span, found) and self._is_truly_gone(found, hurt_starts) for found in gone)

    def _is_of_it(self, span: Span, gone: Span) -> bool:
        """Whether it is this that went: "it was wet when they went" tells of something else."""
        return not any(word.text in _TIME_WORDS for word in self.text.words[span.end : gone.start])

    def _is_truly_gone(self, found: Span, hurt_starts: set[int]) -> bool:
        if found.start in hurt_starts or found.end in hurt_starts:
            return False
        words = self.text.words[found.start : found.end]
        if words[-1].text == "back" and is_negation(words[0].text, self.lists):
            return True  # it has not come back
        before = partial(self.text.before, found.start)
        return not any(is_negation(self.text.words[at].text, self.lists) for at in before(NEGATION_REACH))
