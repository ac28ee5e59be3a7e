"""The pictures that a page would show, in its fields and in its blocks."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db import models
from django.utils import timezone
from wagtail.fields import StreamField
from wagtail.images.models import AbstractImage


def picture_reasons(
    model: type[models.Model], value_of: Callable[[str], Any]
) -> Iterator[tuple[str, str]]:
    """Yield why a page cannot be published because of its pictures: field and sentence.

    `value_of` gives the value of a field by its name, of a page or of a form.
    """
    today = timezone.localdate()
    for name, picture in _pictures(model, value_of):
        if reason := picture.reason_not_to_publish(today):
            yield name, reason


def _pictures(
    model: type[models.Model], value_of: Callable[[str], Any]
) -> Iterator[tuple[str, Any]]:
    for field in model._meta.concrete_fields:
        related = field.related_model
        if isinstance(field, StreamField):
            blocks = field.stream_block.extract_references(value_of(field.name) or ())
            for referenced, pk, *_ in blocks:
                if issubclass(referenced, AbstractImage):
                    yield from ((field.name, each) for each in referenced.objects.filter(pk=pk))
        elif (
            isinstance(related, type)
            and issubclass(related, AbstractImage)
            and (picture := value_of(field.name)) is not None
        ):
            yield field.name, picture
