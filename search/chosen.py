"""What was asked, answer by answer, each with the same question without it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.forms import BoundField
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from content.formats import day_in_words
from search.criteria import DEFAULT_RADIUS_KM, Criterion
from search.fields import CodesField, YesField
from search.filters import Names, asked_codes
from search.forms import FinderForm
from search.wider import finder_url

NOT_AN_ANSWER = {"after", "sort"}


@dataclass(frozen=True, slots=True)
class Chosen:
    name: str  # of the answer in the address
    words: str
    url: str  # the question without it


def given(query: QueryDict, form: FinderForm) -> QueryDict:
    """Return the answers of a question: no empty ones, and nothing that we do not know."""
    answers = QueryDict(mutable=True)
    for name in form.fields:
        if isinstance(form.fields[name], CodesField):
            values = asked_codes(form, name)
        else:
            values = [text for text in dict.fromkeys(query.getlist(name)) if text.strip()]
        if values:
            answers.setlist(name, values)
    return answers


def chosen(answers: QueryDict, form: FinderForm, names: Names) -> list[Chosen]:
    """Return the answers of a valid question that narrow it, in the order of the form."""
    return [
        Chosen(name, words, _without(answers, name, value))
        for name, value, words in _each(form, names)
    ]


def is_said_above(answers: Sequence[Chosen], form: FinderForm, *, is_near_me: bool) -> bool:
    """Return whether the heading of the page and the sentence below it say all of it already."""
    said = set() if is_near_me else {"place", "when"}
    if form["age"].value() in dict(FinderForm.AGE_CHOICES):  # not an age in months
        said.add("age")
    return said.issuperset(answer.name for answer in answers)


def _each(form: FinderForm, names: Names) -> Iterator[tuple[str, str, str]]:
    """Yield name, value and words of each answer; a value of "" stands for the whole answer."""
    data = form.cleaned_data
    if data["q"]:
        yield "q", "", _("“%(text)s”") % {"text": data["q"][:60]}
    if data["place"]:
        yield "place", "", data["place"].label
    if data["radius_km"] != DEFAULT_RADIUS_KM:
        yield "radius_km", "", _("Up to %(km)s km") % {"km": data["radius_km"]}
    if data["when"]:
        yield "when", "", _words_of(form["when"], data["when"])
    else:
        yield from _days(data["start"], data["end"])
    if data["age"]:
        yield "age", "", names.of("age", form["age"].value().strip())
    for name, field in form.fields.items():
        if isinstance(field, CodesField):
            for code in asked_codes(form, name):
                yield name, code, names.of(name, code)
        elif (isinstance(field, YesField) or name == Criterion.TAALICOON) and data[name]:
            yield name, "", names.of(name, "1")


def _words_of(field: BoundField, value: str) -> str:
    """Return the words of a choice of the form itself."""
    return next(str(words) for code, words in field.field.widget.choices if code == value)


def _days(start: date | None, end: date | None) -> Iterator[tuple[str, str, str]]:
    today = timezone.localdate()
    if start and start == end:
        yield "days", "", day_in_words(start, today=today)
        return
    if start:
        yield "start", "", _("From %(day)s") % {"day": day_in_words(start, today=today)}
    if end:
        last = day_in_words(end, today=today)
        yield "end", "", _("Up to and including %(day)s") % {"day": last}


def _without(answers: QueryDict, name: str, value: str) -> str:
    if name == "days":
        return finder_url(answers, start=None, end=None)
    left = [code for code in answers.getlist(name) if value and code != value]
    without = answers.copy()
    without.setlist(name, left)
    return finder_url(without)
