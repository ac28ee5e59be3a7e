"""Words for the headings of the agenda, in the language of the page."""

from datetime import date

from django import template
from django.utils import timezone

from activities.phrases import weekday_name
from content.formats import list_of_days

register = template.Library()


@register.simple_tag
def weekday_in_words(on: date) -> str:
    return weekday_name(on.weekday())


@register.simple_tag
def day_and_month(on: date) -> str:
    return list_of_days([on], today=timezone.localdate())
