"""The part of a picture's form with its alternative text in other languages, folded together."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from content.picture_texts import MAX_CHARACTERS
from content.words import SOURCE_LANGUAGE

Typed = Mapping[str, Mapping[str, str]]  # by language: its text, and how it was on screen before


def other_languages() -> dict[str, str]:
    """Return the languages of the site but Dutch: their own names by their codes."""
    return {code: name for code, name in settings.LANGUAGES if code != SOURCE_LANGUAGE}


class TextsInput(forms.Widget):
    """A box for each language. Beside it, hidden, the text that was in it when the form was sent.

    `behind`: by language, the Dutch text of then where it is another one now.
    """

    template_name = "wagtailimages/other_languages.html"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.behind: dict[str, str] = {}

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Draw it with the templates of the site, which the renderer of forms does not know."""
        return render_to_string(self.template_name, self.get_context(name, value, attrs))

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        typed: Typed = value or {}
        boxes = []
        for code, language in other_languages().items():
            each = typed.get(code, {})
            text = each.get("text", "")
            boxes.append(
                {
                    "name": f"{name}_{code}",
                    "id": f"{(attrs or {}).get('id', name)}_{code}",
                    "code": code,
                    "language": language,
                    "text": text,
                    "before": each.get("before", text),
                    "dutch_before": self.behind.get(code, ""),
                }
            )
        return context | {
            "boxes": boxes,
            "written": sum(1 for box in boxes if box["text"]),
            "is_open": any(box["text"] != box["before"] or box["dutch_before"] for box in boxes),
            "max_characters": MAX_CHARACTERS,
        }

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Typed:
        return {
            code: {
                "text": data[f"{name}_{code}"],
                "before": data.get(f"{name}_{code}_before", ""),
            }
            for code in other_languages()
            if f"{name}_{code}" in data
        }

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return not self.value_from_datadict(data, files, name)

    def id_for_label(self, id_: str) -> str:
        return ""  # each box has a label of its own


class TextsField(forms.Field):
    """What somebody wrote anew: texts by language; empty where one was taken away.

    What they left as it was is not among it: a translator may have written there meanwhile.
    """

    widget = TextsInput

    def clean(self, value: Any) -> dict[str, str]:
        texts, errors = {}, []
        for code, each in (value or {}).items():
            try:
                text = clean_text(each["text"])
            except ValidationError as refused:
                name = other_languages()[code]
                errors += [f"{name}: {message}" for message in refused.messages]
                continue
            if text != " ".join(each["before"].split()):
                texts[code] = text
        if errors:
            raise ValidationError(errors)
        return texts

    def has_changed(self, initial: Any, data: Any) -> bool:
        return any(each["text"] != each["before"] for each in (data or {}).values())


def clean_text(text: str) -> str:
    """Return a text on one line. Raises ValidationError, with a sentence for who wrote it."""
    one_line = " ".join(text.split())
    if len(one_line) > MAX_CHARACTERS:
        raise ValidationError(
            _("This text is too long: %(count)d characters, and %(limit)d at most.")
            % {"count": len(one_line), "limit": MAX_CHARACTERS}
        )
    return str(forms.CharField(required=False).clean(one_line))
