"""What a client is like beside name and address: how they are called, who sent them, the household, the rhythm."""

from __future__ import annotations

from app.models.clients import Client, ClientFactor, ClientTag, Tag
from app.queries.client_rows import ProfileRow


def profile_of(client: Client) -> ProfileRow:
    """The profile as it was written down, with the name of whoever sent them."""
    referrer = None
    if client.referred_by_id is not None:
        referrer = Client.select(Client.name).where(Client.id == client.referred_by_id).first()
    noted = ClientFactor.select(ClientFactor.factor).where(ClientFactor.client == client.id)
    return ProfileRow(
        salutation=client.salutation,
        first_name=client.first_name,
        last_name=client.last_name,
        company_name=client.company_name,
        preferred_name=client.preferred_name,
        birthday=client.birthday,
        language=client.language,
        source=client.source,
        referred_by_id=client.referred_by_id,
        referred_by_name="" if referrer is None else referrer.name,
        referred_by_note=client.referred_by_note,
        use_profile=client.use_profile,
        factors=tuple(row.factor for row in noted.order_by(ClientFactor.id)),
        agreed_interval_days=client.agreed_interval_days,
        promised_on=client.promised_on,
        used_other_on=client.used_other_on,
        used_other_note=client.used_other_note,
    )


def list_tags(client_id: int) -> tuple[str, ...]:
    """The tags a client bears, by the alphabet."""
    chosen = Tag.select(Tag.name).join(ClientTag, on=(ClientTag.tag == Tag.id)).where(ClientTag.client == client_id)
    return tuple(row.name for row in chosen.order_by(Tag.name))


def list_all_tags() -> list[str]:
    """Every tag of the firm, to choose from."""
    return [row.name for row in Tag.select(Tag.name).order_by(Tag.name)]
