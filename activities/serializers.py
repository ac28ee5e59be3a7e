"""The shapes that the page API sends."""

from typing import Any

from rest_framework.fields import Field


class TermsField(Field):
    """The terms of an activity: `[{"taxonomy", "code", "name"}, …]`."""

    def to_representation(self, value: Any) -> list[dict[str, str]]:
        return [
            {"taxonomy": row.term.taxonomy, "code": row.term.code, "name": row.term.name}
            for row in value.select_related("term")
        ]
