"""From rows of the demo content to the values of pages and changes."""

from collections.abc import Sequence
from datetime import time
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from activities.models import Change
from koala.demo.shapes import Row


def columns_of(change: Row) -> Row:
    """Return what `change_date` is told as the columns of a change."""
    return without(change, "series") | {
        "series_key": change["series"].key,
        "reason": change["reason"] or "",
    }


def as_text(change: Change) -> str:
    return f"{change.series_key} {change.fact}"


def without(row: Row, *names: str) -> Row:
    return {key: value for key, value in row.items() if key not in names}


def set_rows(page: Any, relation: str, rows: Sequence[Row]) -> None:
    """Give a page these child rows; a row that is there already keeps its key."""
    manager = getattr(page, relation)
    existing = list(manager.all()) if page.pk else []
    wanted = []
    for number, values in enumerate(rows):
        row = existing[number] if number < len(existing) else manager.model()
        for name, value in values.items():
            setattr(row, name, value)
        row.sort_order = number
        wanted.append(row)
    setattr(page, relation, wanted)


def stream_value(model: type, field: str, blocks: Sequence[tuple[str, Row]], *, key: str) -> Any:
    """Return the value of a StreamField; the ids of its blocks are the same every time."""

    def raw(value: Any, path: str) -> Any:
        if isinstance(value, dict):
            return {name: raw(each, f"{path}/{name}") for name, each in value.items()}
        if isinstance(value, list | tuple):
            return [
                {"type": "item", "value": each, "id": str(uuid5(NAMESPACE_URL, f"{path}/{n}"))}
                for n, each in enumerate(value)
            ]
        return value.isoformat() if isinstance(value, time) else value

    stream_block = model._meta.get_field(field).stream_block  # type: ignore[attr-defined]
    return stream_block.to_python(
        [
            {
                "type": block_type,
                "value": raw(value, f"{key}/{number}"),
                "id": str(uuid5(NAMESPACE_URL, f"{key}/{number}")),
            }
            for number, (block_type, value) in enumerate(blocks)
        ]
    )
