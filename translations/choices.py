"""What can be the matter with one page in one language. Pure."""

from enum import StrEnum


class State(StrEnum):
    """In the order of what to do first."""

    MISSING = "missing"  # there is no translation, or only a copy of the Dutch page
    DRAFT = "draft"  # there is one, which families do not see
    STALE = "stale"  # the Dutch text is newer
    PARTIAL = "partial"  # some of it is in Dutch
    MACHINE = "machine"  # a machine wrote some of it
    UP_TO_DATE = "up-to-date"
