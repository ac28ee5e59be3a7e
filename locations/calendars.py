"""Days off. Pure."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last`, both included."""

    first: date
    last: date

    def __contains__(self, on: date) -> bool:
        return self.first <= on <= self.last


@dataclass(frozen=True, slots=True)
class Holidays:
    """The school holidays of one calendar, and the public holidays."""

    school: tuple[Period, ...] = ()
    public: tuple[Period, ...] = ()

    def has_no_school(self, on: date) -> bool:
        return any(on in period for period in self.school)

    def is_public(self, on: date) -> bool:
        return any(on in period for period in self.public)
