"""What a client is like beside name and address: household factors, tags, birthday, rhythm agreed; checked and kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.errors import ValidationError
from app.models.clients import ClientFactor, ClientTag, Tag
from app.queries.hand_over import joined
from app.rules.birthdays import birthday_of
from app.rules.visit_interval import Premises
from app.services.drafts import ClientChanges
from app.services.field_checks import check_length
from app.translations import gettext as _
from app.unit_of_work import UnitOfWork

FACTORS = ("none", "children", "baby", "pregnancy", "elderly", "allergy", "asthma", "pets", "smokers")
LONGEST_WORD = 200
_LONGEST_WORDS = 5_000
_LONGEST_INTERVAL = 3_660
_MOST_CLEANERS = 99
_MOST_MONEY = 1_000_000_000_00
_CLEARABLE = frozenset(
    {
        "agreed_interval_days", "promised_on", "referred_by_id", "used_other_on", "others_minor", "cleaner_count",
        "our_rank",
    }
)  # fmt: skip
_SHORT = (
    "name", "first_name", "last_name", "company_name", "preferred_name", "salutation", "source", "language",
    "use_profile", "referred_by_note",
)  # fmt: skip
_HOME_PROFILES = ("", "light", "normal", "heavy")


def check_changes(client_id: int, changes: ClientChanges) -> None:
    """Refuse what cannot be true of a client, with the sentence for under its field."""
    for name in _SHORT:
        check_length(getattr(changes, name) or "", LONGEST_WORD, name)
    check_length(changes.why_us or "", _LONGEST_WORDS, "why_us")
    check_length(changes.used_other_note or "", _LONGEST_WORDS, "used_other_note")
    days = changes.agreed_interval_days
    if days is not None and not 1 <= days <= _LONGEST_INTERVAL:
        raise ValidationError(
            _("An interval is at least one day and at most ten years; type another number of days."),
            "agreed_interval_days",
        )
    if changes.kind not in (None, "home", "business"):
        raise ValidationError(_("Choose at home or a business."), "kind")
    if changes.use_profile not in (None, *_HOME_PROFILES, *[each.value for each in Premises]):
        raise ValidationError(_("Choose how much the floors are used from the list."), "use_profile")
    _check_others(changes)
    check_birthday(changes.birthday or "")
    if not set(changes.factors or ()) <= set(FACTORS) or not set(changes.cleared) <= _CLEARABLE:
        raise ValidationError(_("That cannot be noted about a household; nothing was changed."), "factors")
    for tag in changes.tags or ():
        check_length(tag, LONGEST_WORD, "tags")
    if changes.referred_by_id == client_id:
        raise ValidationError(_("Nobody brings themselves; choose who told them about us."), "referred_by")


def _check_others(changes: ClientChanges) -> None:
    """What they pay others, how many cleaners they use, and the place we have among them (R9)."""
    if changes.others_minor is not None and not 0 <= changes.others_minor <= _MOST_MONEY:
        raise ValidationError(
            _("Type what they pay others as an amount such as 180, or leave it empty."), "others_minor"
        )
    count, rank = changes.cleaner_count, changes.our_rank
    if count is not None and not 1 <= count <= _MOST_CLEANERS:
        raise ValidationError(_("Type how many cleaners they use, us among them, or leave it empty."), "cleaner_count")
    if rank is not None and not 1 <= rank <= (count or 0):
        raise ValidationError(_("Our place is one among the cleaners they use; type 1 if we come first."), "our_rank")


def check_birthday(text: str) -> None:
    """Refuse what is neither a whole date (1958-05-12) nor a day of any year (--05-12)."""
    if text and birthday_of(text) is None:
        raise ValidationError(
            _("“{text}” is no birthday; type it like 12 May or 12 May 1958.").format(text=text[:60]), "birthday"
        )


def keep_factors(work: UnitOfWork, client_id: int, factors: Iterable[str], today: date) -> None:
    """Make the noted factors of a household these; what stays keeps the day on which it was noted."""
    left = dict.fromkeys(factors)
    for noted in ClientFactor.select().where(ClientFactor.client == client_id).order_by(ClientFactor.id):
        if noted.factor in left:
            del left[noted.factor]
        else:
            work.delete(noted)
    for factor in left:
        work.save(ClientFactor(client=client_id, factor=factor, noted_on=today))


def keep_tags(work: UnitOfWork, client_id: int, names: Iterable[str]) -> None:
    """Make the tags of a client these; one that is spelled as another but for its case is that other one."""
    wanted: dict[str, str] = {}
    for name in names:
        if name.strip():
            wanted.setdefault(name.strip().casefold(), name.strip())
    chosen = ClientTag.select(ClientTag.id, Tag.name.alias("tag_name")).join(Tag, on=(ClientTag.tag == Tag.id))
    for bearing in list(joined(chosen.where(ClientTag.client == client_id))):
        if wanted.pop(bearing.tag_name.casefold(), None) is None:
            work.delete(ClientTag.get_by_id(bearing.id))
    known = {tag.name.casefold(): tag for tag in Tag.select()} if wanted else {}
    for folded, name in wanted.items():
        tag = known.get(folded)
        if tag is None:
            tag = Tag(name=name)
            work.save(tag)
        work.save(ClientTag(client=client_id, tag=tag.id))
