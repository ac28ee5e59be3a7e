"""The alternative texts of pictures, for who translates the whole site into a language."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, get_page_models

from content.models import HOME_DEPTH, Picture
from content.picture_texts import rewritten
from translations.choices import State
from translations.coverage import coverage, languages
from translations.permissions import may_publish

ORDER = (State.MISSING, State.STALE, State.UP_TO_DATE)


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody wrote beside a Dutch text, in the place of an earlier text."""

    text: str
    before: str
    dutch: str


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture that families see, the titles of the Dutch pages with it, and what it lacks.

    `dutch_before`: of a text that is behind, the Dutch one that it was written beside.
    """

    picture: Picture
    pages: tuple[str, ...]
    text: str
    state: State
    dutch_before: str = ""


def languages_translated_by(user: Any) -> tuple[str, ...]:
    """Return the languages in which somebody may publish the front page: so every page.

    Who edits one location is not among them: they write the texts in the picture's own form.
    """
    pages = Page.objects.filter(depth=HOME_DEPTH).select_related("locale")
    own = {page.locale.language_code for page in pages if may_publish(user, page)}
    return tuple(code for code in languages() if code in own)


def shown_pictures(language_code: str) -> list[ShownPicture]:
    """Return the pictures on pages that are offered in a language, what to do first on top.

    Of a draft, of a page that is not for everybody and of a picture that nobody may see: nothing.
    As many queries for one picture as for hundreds; of their files none.
    """
    pictures_on: dict[int, list[int]] = defaultdict(list)
    for model, name in _fields_with_pictures():
        for page_id, picture_id in model.objects.exclude(**{name: None}).values_list("pk", name):
            pictures_on[page_id].append(picture_id)
    shown_on: dict[int, list[str]] = defaultdict(list)
    for page in coverage(language_code=language_code):
        for picture_id in pictures_on[page.source_id]:
            shown_on[picture_id].append(page.title)
    today = timezone.localdate()
    rows = [
        _row(picture, tuple(shown_on[picture.pk]), language_code)
        for picture in Picture.objects.in_bulk(shown_on).values()
        if picture.description and picture.problem_on(today) is None
    ]
    return sorted(rows, key=lambda row: (ORDER.index(row.state), row.pages, row.picture.pk))


def _fields_with_pictures() -> Iterator[tuple[Any, str]]:
    for model in get_page_models():
        for field in model._meta.concrete_fields:
            if field.related_model is Picture:
                yield model, field.attname


def _row(picture: Picture, pages: tuple[str, ...], language_code: str) -> ShownPicture:
    kept = picture.translated_texts.get(language_code)
    if kept is None:
        return ShownPicture(picture, pages, "", State.MISSING)
    if kept["dutch"] != picture.description:
        return ShownPicture(picture, pages, kept["text"], State.STALE, kept["dutch"])
    return ShownPicture(picture, pages, kept["text"], State.UP_TO_DATE)


@transaction.atomic
def write_texts(written: Mapping[int, Written], language_code: str, *, user: Any) -> set[int]:
    """Keep these texts by key of their picture; return of which pictures somebody was before.

    Of these nothing is written: the Dutch text or the translation is no longer what was on screen.
    """
    changed = set()
    for picture in Picture.objects.select_for_update().filter(pk__in=written):
        each, kept = written[picture.pk], picture.translated_texts
        text = kept.get(language_code, {}).get("text", "")
        if (text, picture.description) != (each.before, each.dutch):
            changed.add(picture.pk)
            continue
        texts = rewritten(kept, {language_code: each.text}, dutch=each.dutch)
        # Not saved as a whole: nothing of the consent changed, so that no file need follow.
        Picture.objects.filter(pk=picture.pk).update(translated_texts=texts)
        log(instance=picture, action="wagtail.edit", user=user)
    return changed
