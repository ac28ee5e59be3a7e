"""What a location must have before it goes live. Pure."""

from collections.abc import Iterable

from locations.choices import PartnerTypeCode

REQUIRED_PARTNER_TYPES = (
    PartnerTypeCode.CHILDCARE,
    PartnerTypeCode.FAMILY_SUPPORT,
    PartnerTypeCode.HOUSE_OF_THE_CHILD,
)


def missing_partner_types(codes: Iterable[str]) -> list[PartnerTypeCode]:
    """Return the partner types that a KOALA needs and that are not among these codes."""
    present = set(codes)
    return [code for code in REQUIRED_PARTNER_TYPES if code not in present]


def vacant_roles(team: Iterable[tuple[bool, bool]]) -> list[str]:
    """Return "agogic" and "pedagogic" as far as nobody of the team holds that role.

    `team`: per person whether the agogic and whether the pedagogic role is theirs.
    """
    people = list(team)
    roles = []
    if not any(agogic for agogic, _ in people):
        roles.append("agogic")
    if not any(pedagogic for _, pedagogic in people):
        roles.append("pedagogic")
    return roles
