"""Words for dates, times, ages and distances, in the language of the page."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import get_language_info

from content import formats
from content.words import Words

register = template.Library()


@register.simple_tag
def lang_dir(words: Words | str) -> SafeString:
    """Return the attributes `lang` and `dir` of words, or of a language by its code."""
    code = words if isinstance(words, str) else words.language_code
    direction = "rtl" if get_language_info(code)["bidi"] else "ltr"
    return format_html('lang="{}" dir="{}"', code, direction)


@register.filter
def anchor(heading: str) -> str:
    """Return the anchor of a heading, in its own letters: an Arabic heading has one too."""
    return slugify(heading, allow_unicode=True)


@register.simple_tag
def day_in_words(on: date) -> str:
    return formats.day_in_words(on, today=timezone.localdate())


@register.simple_tag
def day_of_month(on: date) -> str:
    return formats.list_of_days([on], today=timezone.localdate())


@register.simple_tag
def relative_day(on: date, today: date | None = None) -> str:
    return formats.relative_day(on, today=today or timezone.localdate())


@register.simple_tag
def time_span(starts_at: datetime, ends_at: datetime | None = None) -> str:
    if ends_at is None:
        return formats.time_of_day(starts_at.time())
    return formats.time_span(starts_at.time(), ends_at.time())


@register.simple_tag
def time_span_in_words(starts_at: datetime, ends_at: datetime) -> str:
    return formats.time_span_in_words(starts_at.time(), ends_at.time())


@register.simple_tag
def age_span(min_months: int, max_months: int | None) -> str:
    return formats.age_span(min_months, max_months)


@register.simple_tag
def distance_in_words(km: float) -> str:
    return formats.distance_in_words(km)


@register.filter
def in_a_row(texts: Iterable[str]) -> str:
    return formats.in_a_row(texts)


@register.simple_tag
def list_of_days(days: Sequence[date]) -> str:
    return formats.list_of_days(days, today=timezone.localdate())
