"""Fields and forms that the forms of the week are made of: days, hours, words, "are you sure?"."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings

MAX_WORDS = 200
TIME_FORMATS = ["%H:%M", "%H:%M:%S", "%H.%M", "%H"]
DATE_FORMATS = ["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"]


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class ClockInput(forms.TimeInput):
    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


def day_field(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=DayInput(), input_formats=DATE_FORMATS, **more)


def clock_field(label: Any, **more: Any) -> forms.TimeField:
    return forms.TimeField(label=label, widget=ClockInput(), input_formats=TIME_FORMATS, **more)


def words_field(label: Any, *, language_code: str, **more: Any) -> forms.CharField:
    # Of two lines, so that Enter never sends the form with the first of its buttons.
    direction = "rtl" if language_code in settings.LANGUAGES_BIDI else "ltr"
    attributes = {"rows": 2, "lang": language_code, "dir": direction}
    return forms.CharField(
        label=label, max_length=MAX_WORDS, widget=forms.Textarea(attributes), **more
    )


class WordsForm(forms.Form):
    """Words in the languages of a location; whoever reads another one sees the Dutch words."""

    languages: list[str]

    def __init__(self, *args: Any, languages: list[str], texts: Mapping[str, str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.languages = languages
        names = dict(settings.LANGUAGES)
        for code in languages:
            self.fields[f"words_{code}"] = words_field(
                names[code], language_code=code, required=False, initial=texts.get(code, "")
            )

    def word_fields(self) -> list[Any]:
        return [self[f"words_{code}"] for code in self.languages]

    @property
    def words(self) -> dict[str, str]:
        texts = {code: self.cleaned_data[f"words_{code}"].strip() for code in self.languages}
        return {code: text for code, text in texts.items() if text}


class AskingForm(forms.Form):
    """A form that asks "are you sure?" about what it was given; see `questions`."""

    sure = forms.CharField(required=False, widget=forms.HiddenInput)

    def questions(self) -> list[str]:
        """Return what is worth a second look, as sentences."""
        raise NotImplementedError

    @property
    def fingerprint(self) -> str:
        """Return what the form was given in one line, to know what somebody was sure about."""
        given = (str(self.data.get(name, "")) for name in self.fields if name != "sure")
        return "|".join(" ".join(each.split()) for each in given)

    @property
    def is_sure(self) -> bool:
        return bool(self.cleaned_data["sure"] == self.fingerprint)
