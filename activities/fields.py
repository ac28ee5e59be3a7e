"""A list of days, typed one on each line."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

SEPARATORS = re.compile(r"[\n,;]+")
DAY = re.compile(r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$|^(\d{4})-(\d{2})-(\d{2})$")
MAX_CHARACTERS = 10_000


def parse_days(text: str) -> list[date]:
    """Return the days of a text such as "14/1/2027, 21/1/2027", in order, each once.

    Raises ValidationError that names the word it could not read.
    """
    days = set()
    for word in filter(None, (part.strip() for part in SEPARATORS.split(text))):
        match = DAY.match(word)
        try:
            if not match:
                raise ValueError
            day, month, year, iso_year, iso_month, iso_day = match.groups()
            days.add(date(int(year or iso_year), int(month or iso_month), int(day or iso_day)))
        except ValueError:
            raise ValidationError(
                _("“%(word)s” is not a day. Write day/month/year, for example 14/01/2027.")
                % {"word": word[:40]}
            ) from None
    return sorted(days)


class DaysFormField(forms.CharField):
    """Days in a text area; the cleaned value is a list of dates."""

    widget = forms.Textarea(attrs={"rows": 3})

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", MAX_CHARACTERS)
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, list):
            return "\n".join(f"{day:%d/%m/%Y}" for day in value)
        return value

    def clean(self, value: Any) -> Any:
        return parse_days(super().clean(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return (initial or []) != parse_days(data or "")
        except ValidationError:
            return True


class DaysField(models.JSONField):
    """A list of dates, stored as ISO 8601 text."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["default"] = list
        kwargs["blank"] = True
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["default"], kwargs["blank"]
        return name, path, args, kwargs

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> list[date]:
        return self.to_python(super().from_db_value(value, expression, connection))

    def to_python(self, value: Any) -> list[date]:
        return [
            each if isinstance(each, date) else date.fromisoformat(each) for each in value or []
        ]

    def get_prep_value(self, value: Any) -> Any:
        return [day.isoformat() for day in self.to_python(value)]

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        return super().get_db_prep_value(self.get_prep_value(value), connection, prepared)

    def validate(self, value: Any, model_instance: Any) -> None:
        # What is checked is what is stored: a date itself is not JSON.
        super().validate(self.get_prep_value(value), model_instance)

    def value_from_object(self, obj: models.Model) -> list[date]:
        return self.to_python(super().value_from_object(obj))

    def value_to_string(self, obj: models.Model) -> Any:
        return self.get_prep_value(self.value_from_object(obj))

    def formfield(self, **kwargs: Any) -> forms.Field:  # type: ignore[override]
        return models.Field.formfield(self, form_class=DaysFormField, **kwargs)  # type: ignore[return-value]
