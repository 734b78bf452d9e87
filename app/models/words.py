"""What each table's row is called in front of people, and by which of its words they know it."""

from __future__ import annotations

from app.models.base import BaseModel
from app.translations import gettext as _

_LONGEST_NAME = 60


def noun(table: str) -> str:
    """The plain word for one row of the table; "entry" for tables nobody hears of."""
    nouns = {
        "client": _("client"),
        "site": _("address"),
        "contact_point": _("way to reach a client"),
        "contact_permission": _("permission"),
        "access_code": _("access code"),
        "area": _("area"),
        "area_mark": _("mark"),
        "fact": _("note about a client"),
        "timeline_entry": _("timeline entry"),
        "job": _("job"),
        "job_line": _("line of a job"),
        "payment": _("payment"),
        "invoice": _("invoice"),
        "invoice_line": _("line of an invoice"),
        "goodwill": _("goodwill"),
        "attachment": _("photo"),
        "agreement": _("agreement"),
        "complaint": _("complaint"),
        "complaint_event": _("step of a complaint"),
        "feedback": _("answer of a client"),
        "voice": _("client’s words"),
        "promise": _("promise"),
        "aftercare_step": _("step after a job"),
        "love_touch": _("kindness"),
        "reward": _("reward"),
        "referral": _("referral"),
        "person": _("person of the team"),
        "van": _("van"),
        "price_item": _("price"),
        "firm": _("firm"),
        "setting": _("setting"),
        "wording": _("words of a paper"),
    }
    return nouns.get(table, _("entry"))


def phrase(model: BaseModel) -> str:
    """The row as people speak of it: “client Ana Bell”, “job 2041”, “promise”."""
    word = noun(model.table())
    for column in ("name", "number"):
        if model.has_column(column) and getattr(model, column):
            return f"{word} {str(getattr(model, column))[:_LONGEST_NAME]}"
    return word
