"""Who is whom, as somebody decides it pair by pair: each answer can be taken back, the rest is decided by rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.exchange.import_choices import PairAnswer, PairKey
from app.exchange.import_preview import PersonPair


class PairDecisions:
    """The answers given so far, in their order."""

    def __init__(self, pairs: Sequence[PersonPair], answers: Mapping[PairKey, PairAnswer] | None = None) -> None:
        self.pairs = tuple(pairs)
        self._answers = dict(answers or {})
        self._acts: list[dict[PairKey, PairAnswer | None]] = []

    @property
    def answers(self) -> dict[PairKey, PairAnswer]:
        """What was decided by hand."""
        return dict(self._answers)

    @property
    def can_undo(self) -> bool:
        """Whether there is an answer to take back."""
        return bool(self._acts)

    def answer_of(self, pair: PersonPair) -> PairAnswer:
        """What will happen with this pair."""
        return self._answers.get(pair.key, pair.default)

    def is_decided(self, pair: PersonPair) -> bool:
        """Whether a person has answered."""
        return pair.key in self._answers

    def count(self, answer: PairAnswer) -> int:
        """How many pairs will be merged, or kept."""
        return sum(self.answer_of(pair) is answer for pair in self.pairs)

    def same_kind(self, pair: PersonPair) -> list[PersonPair]:
        """All open pairs with the same evidence and cautions as this one, and the one itself."""
        return [
            each
            for each in self.pairs
            if each is pair
            or ((each.evidence, each.cautions) == (pair.evidence, pair.cautions) and not self.is_decided(each))
        ]

    def answer(self, pair: PersonPair, answer: PairAnswer, *, is_for_all: bool = False) -> int:
        """Decide this pair, or all open ones of its kind; returns how many were decided."""
        chosen = self.same_kind(pair) if is_for_all else [pair]
        self._acts.append({each.key: self._answers.get(each.key) for each in chosen})
        self._answers.update({each.key: answer for each in chosen})
        return len(chosen)

    def undo(self) -> PersonPair | None:
        """Take the last answer back; returns the pair it was about."""
        if not self._acts:
            return None
        act = self._acts.pop()
        for key, before in act.items():
            if before is None:
                self._answers.pop(key, None)
            else:
                self._answers[key] = before
        first = next(iter(act))
        return next(pair for pair in self.pairs if pair.key == first)

    def next_open(self, after: int) -> int | None:
        """The place of the next pair that nobody has decided, from the top again at the end; None if all are."""
        count = len(self.pairs)
        places = [*range(after + 1, count), *range(min(after + 1, count))]
        return next((place for place in places if not self.is_decided(self.pairs[place])), None)
