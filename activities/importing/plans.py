"""What a calendar or a season plan says, in our own words. Pure."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from activities.choices import ChangeKind
from activities.importing.problems import Problem
from activities.schedule import Rule

MAX_UID_CHARACTERS = 255


@dataclass(frozen=True, slots=True)
class SeriesPlan:
    """A series of dates. `slot` tells it from the others of its event, now and next time."""

    slot: str
    rule: Rule


@dataclass(frozen=True, slots=True)
class DateChange:
    """A change of one date. Fields that its kind does not use are empty."""

    slot: str
    original_date: date
    kind: ChangeKind
    new_date: date | None = None
    new_start_time: time | None = None
    new_end_time: time | None = None
    place: str = ""  # as the file writes it
    words: str = ""

    def to_json(self) -> dict[str, Any]:
        return {
            "slot": self.slot,
            "original_date": self.original_date.isoformat(),
            "kind": self.kind.value,
            "new_date": self.new_date.isoformat() if self.new_date else "",
            "new_start_time": self.new_start_time.isoformat() if self.new_start_time else "",
            "new_end_time": self.new_end_time.isoformat() if self.new_end_time else "",
            "place": self.place,
            "words": self.words,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "DateChange":
        def at(name: str) -> time | None:
            return time.fromisoformat(data[name]) if data[name] else None

        return cls(
            slot=data["slot"],
            original_date=date.fromisoformat(data["original_date"]),
            kind=ChangeKind(data["kind"]),
            new_date=date.fromisoformat(data["new_date"]) if data["new_date"] else None,
            new_start_time=at("new_start_time"),
            new_end_time=at("new_end_time"),
            place=data["place"],
            words=data["words"],
        )


@dataclass(frozen=True, slots=True)
class EventPlan:
    """One event: an activity with its dates, and what was left out or changed on the way."""

    uid: str
    title: str
    summary: str = ""
    place: str = ""
    series: tuple[SeriesPlan, ...] = ()
    changes: tuple[DateChange, ...] = ()
    is_cancelled: bool = False
    last_date: date | None = None  # the last day within the window; None when it has none
    notes: tuple[Problem, ...] = ()

    def facts(self) -> dict[str, Any]:
        """Return what counts of the event, as JSON: equal facts need no new draft."""
        return {
            "title": self.title,
            "summary": self.summary,
            "place": self.place,
            "series": {each.slot: rule_facts(each.rule) for each in self.series},
            "changes": [each.to_json() for each in self.changes],
            "is_cancelled": self.is_cancelled,
        }

    @property
    def fingerprint(self) -> str:
        return fingerprint_of(self.facts())


@dataclass(frozen=True, slots=True)
class RefusedEvent:
    """An event that is not taken over, and why."""

    uid: str
    title: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """All that was read from one file."""

    events: tuple[EventPlan, ...]
    refused: tuple[RefusedEvent, ...] = ()
    private_count: int = 0
    notes: tuple[Problem, ...] = field(default=())

    @property
    def uids(self) -> frozenset[str]:
        return frozenset(
            [*(each.uid for each in self.events), *(each.uid for each in self.refused)]
        )


def rule_facts(rule: Rule) -> dict[str, Any]:
    return {
        "frequency": rule.frequency.value,
        "starts_on": rule.starts_on.isoformat(),
        "until": rule.until.isoformat() if rule.until else "",
        "start_time": rule.start_time.isoformat(),
        "end_time": rule.end_time.isoformat(),
        "interval_weeks": rule.interval_weeks,
        "dates": _days(rule.dates),
        "excluded_dates": _days(rule.excluded_dates),
    }


def _days(days: Iterable[date]) -> list[str]:
    return [each.isoformat() for each in days]


def fingerprint_of(facts: Any) -> str:
    text = json.dumps(facts, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def short_uid(uid: str) -> str:
    """Return a UID that fits its column and has no character a database refuses."""
    clean = "".join(letter for letter in uid if letter.isprintable()).strip()
    if 0 < len(clean) <= MAX_UID_CHARACTERS and clean == uid:
        return clean
    return "sha256:" + hashlib.sha256(uid.encode("utf-8", "surrogatepass")).hexdigest()
