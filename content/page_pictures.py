"""The pictures that a page would show, in its fields and in its blocks."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.fields import StreamField
from wagtail.images.models import AbstractImage


def picture_reasons(
    model: type[models.Model], value_of: Callable[[str], Any]
) -> Iterator[tuple[str, str]]:
    """Yield why a page cannot be published because of its pictures: field and sentence.

    `value_of` gives the value of a field by its name, of a page or of a form. What is published
    for a later day is looked at as it will be then: nobody asks again when that day comes.
    """
    today = timezone.localdate()
    goes_live_at = value_of("go_live_at")
    first_day = max(today, timezone.localdate(goes_live_at)) if goes_live_at else today
    for name, picture in _pictures(model, value_of):
        if reason := picture.reason_not_to_publish(today):
            yield name, reason
        elif picture.problem_on(first_day) is not None:
            yield (
                name,
                _(
                    "The consent for the picture “%(title)s” ends before this page goes live. "
                    "Choose another picture, or an earlier day."
                )
                % {"title": picture.title},
            )


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
