"""The closed lists of words about locations."""

from enum import StrEnum


class HolidayCalendar(StrEnum):
    """Whose school holidays count; PUBLIC holds the public holidays of everybody."""

    FLEMISH = "flemish"
    FRENCH = "french"
    PUBLIC = "public"


class PartnerTypeCode(StrEnum):
    """The partner types that a KOALA cannot do without (codes of the taxonomy)."""

    CHILDCARE = "childcare"
    FAMILY_SUPPORT = "family-support"
    HOUSE_OF_THE_CHILD = "house-of-the-child"
