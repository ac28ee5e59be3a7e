"""What a family can choose, in its own language, each choice with how many activities it gives."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from babel.dates import get_day_names
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from content.formats import age_span
from content.models import Term
from content.querysets import names_in
from content.words import SOURCE_LANGUAGE
from search.criteria import Criterion, PartOfDay
from search.engine import Facets
from search.forms import TAXONOMIES, FinderForm

ICONS = {
    "pregnant": "pregnancy",
    "baby": "baby",
    "toddler": "toddler",
    Criterion.FREE: "free",
    Criterion.WHEELCHAIR: "wheelchair",
    Criterion.PRAM: "stroller",
    Criterion.FATHERS: "father",
    Criterion.CHILDCARE: "childcare",
}
YES_WORDS = {
    "holidays": gettext_lazy("Only in school holidays"),
    Criterion.FATHERS: gettext_lazy("Dads are welcome"),
    Criterion.CHILDCARE: gettext_lazy("With childcare"),
    Criterion.FREE: gettext_lazy("Free"),
    Criterion.NO_REGISTRATION: gettext_lazy("No need to register"),
    Criterion.PLACES_LEFT: gettext_lazy("There are places left"),
    Criterion.WHEELCHAIR: gettext_lazy("With a wheelchair"),
    Criterion.PRAM: gettext_lazy("With a pram"),
    Criterion.ONLINE: gettext_lazy("Online, from home"),
}
PARTS_OF_DAY = {
    PartOfDay.MORNING: gettext_lazy("Morning"),
    PartOfDay.AFTERNOON: gettext_lazy("Afternoon"),
    PartOfDay.EVENING: gettext_lazy("Evening"),
}
LEVELS_OF_DUTCH = {
    "1": gettext_lazy("You do not understand or speak much Dutch yet."),
    "2": gettext_lazy("You understand a little Dutch, but you do not speak it so well yet."),
    "3": gettext_lazy("You understand quite a lot of Dutch, and you can say something too."),
    "4": gettext_lazy("You understand a lot of Dutch, and you speak it well."),
}
# A long list: what nobody speaks here is left out.
ONLY_WHAT_IS_THERE = {Criterion.LANGUAGE, Criterion.INTERPRETER}


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer. `count` is None where nobody counted."""

    name: str  # in the address, as the value
    value: str
    words: str
    count: int | None
    is_chosen: bool

    @property
    def is_possible(self) -> bool:
        return self.is_chosen or self.count != 0

    @property
    def icon(self) -> str:
        return ICONS.get(self.value) or ICONS.get(self.name, "")


@dataclass(frozen=True, slots=True)
class Question:
    """Some answers that belong together. With `any_words` only one of them can be chosen."""

    legend: str
    choices: tuple[Choice, ...]
    any_words: str = ""
    name: str = ""
    has_days: bool = False  # asks for the first and last day as well

    @property
    def is_answered(self) -> bool:
        return any(choice.is_chosen for choice in self.choices)


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    questions: tuple[Question, ...]


class Names(NamedTuple):
    """The words of codes, in the order of the lists they come from."""

    terms: Mapping[str, Mapping[str, str]]  # by question
    weekdays: Mapping[str, str]

    def of(self, name: str, value: str) -> str:
        """Return the words of one answer."""
        if name in self.terms:
            words = self.terms[name].get(value, value)
            is_interpreter = name == Criterion.INTERPRETER
            return _("Interpreter: %(language)s") % {"language": words} if is_interpreter else words
        if name == "weekday":
            return self.weekdays[value]
        if name == "part":
            return str(PARTS_OF_DAY[PartOfDay(value)])
        if name == Criterion.TAALICOON:
            return _("Practise Dutch")
        return age_words(value) if name == Criterion.AGE else str(YES_WORDS[name])


def names_for_reader() -> Names:
    """Return the words in the active language. Two queries, in Dutch one."""
    language_code = get_language() or SOURCE_LANGUAGE
    taxonomies = set(TAXONOMIES.values())
    terms = list(
        Term.objects.filter(taxonomy__in=taxonomies, locale__language_code=SOURCE_LANGUAGE)
    )
    names = names_in(terms, language_code)
    days = get_day_names("wide", "stand-alone", locale=language_code)
    return Names(
        {
            question: {t.code: names[t.translation_key] for t in terms if t.taxonomy == taxonomy}
            for question, taxonomy in TAXONOMIES.items()
        },
        {str(day + 1): days[day][:1].upper() + days[day][1:] for day in range(7)},
    )


def age_words(value: str) -> str:
    """Return the words of a group or of an age in months."""
    groups = {str(code): str(words) for code, words in FinderForm.AGE_CHOICES}
    if value in groups:
        return groups[value]
    return age_span(int(value), int(value))


def age_question(form: FinderForm, facets: Facets) -> Question:
    """Return the three groups, and behind them the age in months that was asked for."""
    asked = str(form["age"].value() or "").strip()
    values = [str(code) for code, _words in FinderForm.AGE_CHOICES]
    if asked and asked not in values and "age" not in form.errors:
        values.append(asked)
    counts = facets.get(Criterion.AGE)
    choices = tuple(
        # Only groups are counted: who asked for a number of months sees what there is.
        Choice("age", value, age_words(value), _count(counts, value, asked), value == asked)
        for value in values
    )
    return Question(_("How old is your child?"), choices, any_words=_("Any age"), name="age")


def _count(counts: Mapping[str, int] | None, value: str, asked: str = "") -> int | None:
    is_number = asked == value and value.lstrip("-").isdigit()
    return None if counts is None or is_number else counts.get(value, 0)


def groups(form: FinderForm, facets: Facets, names: Names) -> list[Group]:
    """Return what stands under "More choices"."""

    def yes(*wishes: str) -> tuple[Choice, ...]:
        return tuple(
            choice for wish in wishes for choice in _choices(form, facets, wish, {"1": ""}, names)
        )

    def codes(name: str, values: Iterable[str]) -> tuple[Choice, ...]:
        return _choices(form, facets, name, dict.fromkeys(values, ""), names)

    taalicoon = _choices(form, facets, "taalicoon", LEVELS_OF_DUTCH, names)
    spoken = names.terms[Criterion.LANGUAGE]
    interpreted = _choices(form, facets, "interpreter", names.terms[Criterion.INTERPRETER], names)
    return [
        Group(
            _("Days and hours"),
            (
                Question(_("From which day?"), yes("holidays"), has_days=True),
                Question(_("Which weekday?"), codes("weekday", names.weekdays)),
                Question(_("Which part of the day?"), codes("part", PARTS_OF_DAY)),
            ),
        ),
        Group(_("For whom?"), (Question("", yes(Criterion.FATHERS, Criterion.CHILDCARE)),)),
        Group(
            _("Practical"),
            (
                Question(
                    "",
                    yes(
                        Criterion.FREE,
                        Criterion.NO_REGISTRATION,
                        Criterion.PLACES_LEFT,
                        Criterion.WHEELCHAIR,
                        Criterion.PRAM,
                        Criterion.ONLINE,
                    ),
                ),
            ),
        ),
        Group(
            _("Which languages?"),
            (
                Question(_("Which language do you speak?"), codes("language", spoken)),
                Question(_("Do you want an interpreter?"), interpreted),
                Question(
                    _("Do you want to practise Dutch?"),
                    taalicoon,
                    any_words=_("It does not matter"),
                    name="taalicoon",
                ),
            ),
        ),
        Group(
            _("What?"),
            (
                Question(_("What do you want to do?"), codes("form", names.terms["form"])),
                Question(_("What is it about?"), codes("domain", names.terms["domain"])),
            ),
        ),
    ]


def _choices(
    form: FinderForm, facets: Facets, name: str, values: Mapping[str, object], names: Names
) -> tuple[Choice, ...]:
    """Return the answers to a question; their own words go before the names."""
    asked = asked_codes(form, name)
    is_counted = bool(facets) and name != "holidays"
    counts = facets.get(Criterion(name), {}) if is_counted else None
    found = []
    for value, words in values.items():
        count = None if counts is None else counts.get(value, 0)
        if name in ONLY_WHAT_IS_THERE and not count and value not in asked:
            continue
        text = str(words) or names.of(name, value)
        found.append(Choice(name, value, text, count, value in asked))
    return tuple(found)


def asked_codes(form: FinderForm, name: str) -> list[str]:
    """Return the codes of a question in the address, in order; those of a wrong one too."""
    given = form[name].value() or []
    texts = [given] if isinstance(given, str) else given
    return sorted({code.strip() for text in texts for code in str(text).split(",")} - {""})
