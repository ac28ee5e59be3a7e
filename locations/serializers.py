"""The shapes that the page API sends."""

from typing import Any

from django.utils import timezone
from rest_framework.fields import Field


class CheckedOnField(Field):
    """The day of the last check, "2026-05-03", or null."""

    def to_representation(self, value: Any) -> str | None:
        return value.isoformat() if value else None


class AskFirstField(Field):
    """Whether the last check is so long ago that families had better ask before they come."""

    def get_attribute(self, instance: Any) -> Any:
        return instance

    def to_representation(self, value: Any) -> bool:
        return bool(value.freshness(timezone.localdate()).asks_first)
