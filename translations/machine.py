"""A first translation by a machine: DeepL or LibreTranslate, when the settings name one.

What it writes is a draft for a person to read, marked as made by a machine until somebody changes
it. Names stay as they are, and no phone number or address leaves the site; see masking.py.
"""

import logging
from collections.abc import Callable, Iterable
from typing import Any

import requests
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from wagtail_localize.machine_translators.deepl import DeepLTranslator
from wagtail_localize.machine_translators.libretranslate import LibreTranslator
from wagtail_localize.strings import StringValue

from activities.models import ActivityPage
from content.words import SOURCE_LANGUAGE
from locations.models import LocationPage, MeetingPoint, Partner, TeamMember
from translations.masking import Masked, mask, pattern_of, without_number

logger = logging.getLogger(__name__)

TIMEOUT_SECONDS = 10
MOST_TEXTS = 50  # in one request, says DeepL
NEVER_TRANSLATED = ("KOALA", "Huis van het Kind", "Kind en Gezin")


class MachineError(Exception):
    """The service gave no translation. Its text is a sentence for the editor."""


def names_to_keep() -> set[str]:
    """Return what is called the same in every language. One query."""
    dutch = LocationPage.objects.filter(locale__language_code=SOURCE_LANGUAGE)
    columns = [
        dutch.values_list("title"),
        *(
            MeetingPoint.objects.values_list(field)
            for field in ("name", "street", "municipality", "street_fr", "municipality_fr")
        ),
        TeamMember.objects.values_list("name"),
        Partner.objects.values_list("name"),
        ActivityPage.objects.values_list("destination"),
    ]
    first, *others = (column.order_by() for column in columns)
    names = {name for (name,) in first.union(*others)}
    return {*NEVER_TRANSLATED, *names, *map(without_number, names)}


class Careful:
    """Hides what must stay, and never gives a text back by halves."""

    display_name: str
    options: dict[str, Any]

    def ask(self, source_locale: Any, target_locale: Any, texts: list[str]) -> list[str]:
        """Return the translations, in the same order. May raise anything that requests raises."""
        raise NotImplementedError

    def translate(
        self, source_locale: Any, target_locale: Any, strings: Iterable[StringValue]
    ) -> dict[StringValue, StringValue]:
        """Return a translation of each text that came back whole. Raises MachineError."""
        pattern = pattern_of(names_to_keep())
        masked = {string: mask(string.data, pattern) for string in strings}
        done = {string: string for string, each in masked.items() if each.is_only_names}
        sent = {
            string: each
            for string, each in masked.items()
            if string not in done and each.is_safe_to_send
        }
        texts = [each.text for each in sent.values()]
        answers: list[str] = []
        for start in range(0, len(texts), MOST_TEXTS):
            batch = texts[start : start + MOST_TEXTS]
            answers += self._answers(source_locale, target_locale, batch)
        for (string, each), answer in zip(sent.items(), answers, strict=True):
            if (whole := _whole(each, answer)) is not None:
                done[string] = whole
        if sent and done.keys().isdisjoint(sent):
            sentence = _("%(service)s gave no text that can be used. Nothing is translated.")
            raise MachineError(sentence % {"service": self.display_name})
        return done

    def _answers(self, source_locale: Any, target_locale: Any, texts: list[str]) -> list[str]:
        try:
            answers = self.ask(source_locale, target_locale, texts)
            if len(answers) != len(texts) or not all(isinstance(each, str) for each in answers):
                raise ValueError("Not one text for each that was sent.")
        except (requests.RequestException, ValueError, KeyError, TypeError) as error:
            status = getattr(getattr(error, "response", None), "status_code", None)
            # Only the kind of error: its text can hold the address with the texts.
            extra = {"service": self.display_name, "status": status, "error": type(error).__name__}
            logger.warning("Machine translation failed", extra=extra)
            raise MachineError(self._sentence(error, status)) from error
        return answers

    def _sentence(self, error: Exception, status: int | None) -> str:
        values = {"service": self.display_name}
        if isinstance(error, requests.Timeout):
            return _("%(service)s takes too long. Nothing is translated; try again.") % values
        if status in {401, 403}:
            return (
                _("%(service)s refuses our key. Nothing is translated; tell the administrator.")
                % values
            )
        if status in {429, 456}:
            return _("%(service)s allows no more texts for now. Nothing is translated.") % values
        if status == 400:
            return (
                _("%(service)s refuses these texts or this language. Nothing is translated.")
                % values
            )
        return (
            _("%(service)s gives no answer that can be used. Nothing is translated; try later.")
            % values
        )

    def post(self, url: str, **kwargs: Any) -> Any:
        """Return the JSON of an answer. A redirect is none: it could lead our texts anywhere."""
        timeout = self.options.get("TIMEOUT", TIMEOUT_SECONDS)
        response = requests.post(url, timeout=timeout, allow_redirects=False, **kwargs)
        if response.status_code != requests.codes.ok:
            raise requests.HTTPError(response.reason, response=response)
        return response.json()


def _whole(masked: Masked, answer: str) -> StringValue | None:
    whole = masked.unmask(answer)
    if whole is None:
        return None
    try:
        return StringValue.from_translated_html(whole)
    except ValueError:  # tags that our texts do not have
        return None


class DeepL(Careful, DeepLTranslator):
    def ask(self, source_locale: Any, target_locale: Any, texts: list[str]) -> list[str]:
        strings = [StringValue(text) for text in texts]
        answer = self.post(
            self.get_api_endpoint(),
            data=self.get_parameters(source_locale, target_locale, strings),
            headers=self.get_headers(),
        )
        return [each["text"] for each in answer["translations"]]


class LibreTranslate(Careful, LibreTranslator):
    def ask(self, source_locale: Any, target_locale: Any, texts: list[str]) -> list[str]:
        answer = self.post(
            f"{self.get_api_endpoint()}/translate",
            json={
                "q": texts,
                "source": self.language_code(source_locale.language_code),
                "target": self.language_code(target_locale.language_code),
                "api_key": self.options["API_KEY"],
                "format": "html",
            },
        )
        answers = answer["translatedText"]
        return answers if isinstance(answers, list) else []


class SayWhatFailed:
    """Middleware: an editor whose translation failed stays where he was, and reads why."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, MachineError):
            return None
        messages.error(request, str(exception))
        for url in (request.POST.get("next"), request.headers.get("referer")):
            if url_has_allowed_host_and_scheme(url, allowed_hosts={request.get_host()}):
                return redirect(str(url))
        return redirect(reverse("wagtailadmin_home"))
