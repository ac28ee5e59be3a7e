"""Steps of translating that tests take: hand in, write texts, publish."""

from wagtail.models import Locale
from wagtail.users.models import UserProfile
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.operations import TranslationCreator

from editors.roles import make_network_team, make_translators
from locations.models import LocationIndexPage
from tests.factories import make_user

CODES = ("nl", "fr", "ar")


def set_up_languages(settings):
    """Put French and Arabic beside Dutch, with a front page and a list of locations in each."""
    names = [(code, code.upper()) for code in CODES]
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = names
    for code in CODES:
        Locale.objects.get_or_create(language_code=code)


def set_up_network(settings):
    """Do the same, and hand in the front page and the list of locations."""
    set_up_languages(settings)
    index = LocationIndexPage.objects.get()
    for page in (index.get_parent().specific, index):
        hand_in(page, "fr", "ar")


def network_member():
    user = make_user()
    user.groups.add(make_network_team())
    return user


def translator(code):
    user = make_user()
    user.groups.add(make_translators(language(code)))
    return user


def language(code):
    return Locale.objects.get(language_code=code)


def hand_in(page, *codes):
    """Let somebody who may do anything hand in a page for translation."""
    creator = TranslationCreator(make_user(is_superuser=True), [language(code) for code in codes])
    creator.create_translations(page)


def in_language(page, code):
    return type(page).objects.get(translation_key=page.translation_key, locale=language(code))


def translation_of(page, code):
    return Translation.objects.get(
        source__object_id=page.translation_key, target_locale=language(code)
    )


def segments_of(page):
    return StringSegment.objects.filter(source__object_id=page.translation_key).order_by("order")


def write_texts(page, code, *, leave_out=0, text="Bonjour"):
    """Translate every text of a page, but for the last few."""
    segments = list(segments_of(page))
    for segment in segments[: len(segments) - leave_out]:
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=language(code),
            defaults={"data": f"{text} {segment.order}"},
        )


def make_public(page, code, **values):
    """Hand in a page, translate all of it and publish that; return the page in the language."""
    hand_in(page, code)
    write_texts(page, code, **values)
    in_language(page, code).get_latest_revision().publish()
    return in_language(page, code)


def source_record(page):
    return TranslationSource.objects.get(object_id=page.translation_key)


def in_english(user):
    """Let the admin speak English to a user, so that a test can read what the code says."""
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = "en"
    profile.save()
    return user


MACHINE = StringTranslation.TRANSLATION_TYPE_MACHINE
MANUAL = StringTranslation.TRANSLATION_TYPE_MANUAL


def translate(page, code, *, live=True, made_by=MANUAL, **texts):
    """Translate these fields of a page, by the beginning of their path; return the translation.

    `__` in a name stands for a dot. Without texts, every string gets its code in brackets. The
    pages above need no translation.
    """
    fresh = type(page).objects.get(pk=page.pk)
    source, _is_new = TranslationSource.update_or_create_from_instance(fresh)
    translation, _is_new = Translation.objects.get_or_create(
        source=source, target_locale=language(code)
    )
    wanted = {name.replace("__", "."): text for name, text in texts.items()}
    for segment in StringSegment.objects.filter(source=source):
        path = segment.context.path
        text = f"[{code}] {segment.string.data}" if not wanted else None
        text = next((own for start, own in wanted.items() if path.startswith(start)), text)
        if text:
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                context=segment.context,
                locale=language(code),
                defaults={"data": text, "translation_type": made_by},
            )
    translation.save_target(publish=False)
    if live:
        translation.get_target_instance().get_latest_revision().publish()
    return translation.get_target_instance()


def publish(page, **values):
    """Publish a Dutch page with other values, as an editor does."""
    fresh = type(page).objects.get(pk=page.pk)
    fresh.is_small_change = False
    for name, value in values.items():
        setattr(fresh, name, value)
    fresh.save_revision().publish()
    return fresh
