"""What an index of one language keeps of each activity. Pure.

`entries` are what a list of dates shows once: a series with all its dates as planned, and each
changed date by itself. Our analyser decides what matches, so that a token is only looked up here.
"""

from datetime import datetime
from typing import Any

ENTRIES = "entries"
DATES = "entries.dates"
_KEY_BITS = 36  # of an occurrence; the minutes since 1970 stand above them

_LOOKED_UP = {"type": "keyword"}
_FLAG = {"type": "boolean"}
_DAY = {"type": "date", "format": "strict_date"}
_MOMENT = {"type": "date", "format": "strict_date_optional_time"}

SETTINGS: dict[str, Any] = {
    "number_of_shards": 1,
    "auto_expand_replicas": "0-1",
    "mapping": {"nested_objects": {"limit": 50_000}},
}

MAPPINGS: dict[str, Any] = {
    "dynamic": "strict",
    "_source": {"enabled": False},  # it is made again from the database
    "properties": {
        "key": _LOOKED_UP,
        "indexed_at": _MOMENT,
        "tokens": {
            **{"type": "text", "analyzer": "whitespace"},
            **{"norms": False, "index_options": "docs"},
        },
        "title": _LOOKED_UP,
        "suggestion": _LOOKED_UP,  # title and its language
        "title_words": {"type": "text", "analyzer": "whitespace", "norms": False},
        "age_min_months": {"type": "short"},
        "age_max_months": {"type": "short"},
        "offer_forms": _LOOKED_UP,
        "life_domains": _LOOKED_UP,
        "interpreters": _LOOKED_UP,
        "taalicoon": {"type": "byte"},
        "taalicoon_from": _DAY,
        "is_free": _FLAG,
        "is_drop_in": _FLAG,
        "has_childcare": _FLAG,
        "is_fathers_welcome": _FLAG,
        "is_online": _FLAG,
        "entries": {
            "type": "nested",
            "dynamic": "strict",
            "properties": {
                "dates": {
                    "type": "nested",
                    "dynamic": "strict",
                    "properties": {
                        "order": {"type": "long"},
                        "on": _DAY,
                        "weekday": _LOOKED_UP,
                        "part": _LOOKED_UP,
                        "ends_at": _MOMENT,
                        "moved_from": _MOMENT,
                        "is_cancelled": _FLAG,
                        "is_full": _FLAG,
                        "languages": _LOOKED_UP,
                        "calendar": _LOOKED_UP,
                        "meeting_point": _LOOKED_UP,
                        "place": {"type": "geo_point"},  # the public one
                    },
                }
            },
        },
    },
}


def order_of(starts_at: datetime, key: int) -> int:
    """Return the place of a date among all: by its minute, then by its key."""
    return int(starts_at.timestamp()) // 60 << _KEY_BITS | key
