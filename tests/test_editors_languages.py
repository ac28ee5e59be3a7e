"""Editors read the admin in Dutch or in French: nothing of ours is left in English."""

from functools import cache

import polib
import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils.functional import Promise
from modelcluster.models import get_all_child_relations
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

from accounts.languages import set_language
from content.choices import Taxonomy
from content.models import Picture, Term
from locations.models import HolidayPeriod
from scripts.guide_screens import LOCALE, screens
from tests.factories import make_activity, make_editor, make_location
from tests.pictures import make_picture
from tests.translating import in_language, network_member, set_up_network, translate
from tests.translating import language as language_row

pytestmark = [pytest.mark.usefixtures("site"), pytest.mark.once]
LANGUAGES = ("nl", "fr")
in_each_language = pytest.mark.parametrize("language", LANGUAGES)
OWN = {"activities", "content", "home", "locations", "practices", "search"}
NEEDS_POST = {"koala_plain_dutch"}
# A language is named in itself, `language` is the code of a term, and Wagtail says the others so in
# Dutch or French too.
SAME = {"English", "language", "Start", "Type"}
FOCAL_POINT = ("x", "y", "width", "height")
WORDS_IN = ("aria-label", "title", "placeholder", "alt", "data-w-tooltip-content-value")


@cache
def english(language):
    """Return our texts that are otherwise in this language."""
    file = polib.pofile(str(LOCALE / language / "LC_MESSAGES" / "django.po"))
    pairs = {entry.msgid: entry.msgstr for entry in file if entry.msgstr}
    # What is another text's translation is no English: `Date` in French.
    return {text for text, words in pairs.items() if words != text} - {*pairs.values()}


def texts(html):
    """Return every text on a screen that a person reads or hears; a script's data is left out."""
    soup = BeautifulSoup(html, "html.parser")
    # Wagtail's hidden counters say `None` as long as they count nothing.
    for each in [*soup(["script", "style"]), *soup.select(".w-side-panel-toggle__counter")]:
        each.decompose()
    found = {*soup.stripped_strings}
    found |= {each[name] for name in WORDS_IN for each in soup.find_all(attrs={name: True})}
    return {" ".join(text.split()) for text in found}


def left_in_english(client, address, language):
    """Return the texts of a screen that are in English, each with its address."""
    answer = client.get(address, follow=True)
    assert answer.status_code == 200, address
    if not answer.headers["Content-Type"].startswith("text/html"):
        return set()
    found = texts(answer.content.decode())
    return {
        (address, text)
        for text in found - SAME
        if {text, text[:1].lower() + text[1:]} & english(language)
    }


def own_addresses():
    """Return every screen of ours that needs to be told nothing."""
    found = []
    for name in sorted(names_in(get_resolver())):
        try:
            found.append(reverse(name))
        except NoReverseMatch:
            continue
    return found


def names_in(resolver):
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from names_in(pattern)
        elif (pattern.name or "").startswith("koala_") and pattern.name not in NEEDS_POST:
            yield pattern.name


def edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


@pytest.fixture
def location(settings):
    set_up_network(settings)
    location = make_location()
    make_activity(location=location)
    translate(location, "fr")
    return location


@pytest.fixture
def activity(location):
    return location.get_children().get()


@in_each_language
def test_an_editor_reads_every_screen_in_one_language(client, location, activity, language):
    editor = make_editor(location)
    set_language(editor, language)
    client.force_login(editor)
    of_name = screens(location, make_picture(location), language)
    date = of_name["change"].url
    week = of_name["week"].url
    holiday = HolidayPeriod.objects.filter(starts_on__year=2026, name__contains="Kerst").first()
    addresses = [
        *(screen.url for screen in of_name.values() if not screen.is_open),
        *(f"{date}{name}/" for name in ("move", "places", "note")),
        *(f"{week}{name}/" for name in ("add", "closures", f"holidays/{holiday.pk}")),
        *(edit(page) for page in (location, activity, in_language(location, "fr"))),
        reverse("koala_next_year", args=[activity.pk]),
        reverse("koala_po_import", args=[str(location.translation_key), "fr"]),
        reverse("wagtailadmin_explore", args=[location.pk]),
        reverse("wagtailadmin_pages:add", args=["activities", "activitypage", location.pk]),
        reverse("wagtailimages:index"),
        reverse("wagtailimages:add_multiple"),
        reverse("wagtail_localize:submit_page_translation", args=[activity.pk]),
        reverse("wagtailadmin_home"),
        reverse("mfa_index"),
        *own_addresses(),
    ]
    left = [left_in_english(client, address, language) for address in addresses]
    assert sorted(set.union(*left)) == []


@in_each_language
def test_the_network_team_reads_every_form_in_one_language(client, location, language):
    member = network_member()
    set_language(member, language)
    client.force_login(member)
    addresses = [reverse("wagtailadmin_home"), *own_addresses()]
    for model in get_snippet_models():
        at = model.snippet_viewset.get_url_name
        addresses += [reverse(at("list")), reverse(at("add"))]
        if (row := model.objects.first()) is not None:
            addresses.append(reverse(at("edit"), args=[row.pk]))
    kinds = {page.specific_class: page for page in Page.objects.filter(depth__gt=1)}
    addresses += [edit(page) for page in kinds.values()]
    left = [left_in_english(client, address, language) for address in addresses]
    assert sorted(set.union(*left)) == []


def test_who_is_not_logged_in_reads_the_language_of_the_browser(client):
    for language in LANGUAGES:
        for name in ("account_login", "wagtailadmin_password_reset"):
            answer = client.get(reverse(name), headers={"accept-language": language})
            assert texts(answer.content.decode()) & english(language) == set()


def test_an_editor_ticks_terms_in_her_own_language(client, location, activity):
    editor = make_editor(location)
    set_language(editor, "fr")
    dutch = Term.objects.of(Taxonomy.OFFER_FORM).get(code="meeting")
    french = dutch.get_translation_or_none(language_row("fr")) or dutch.copy_for_translation(
        language_row("fr")
    )
    french.name = "Rencontre"
    french.save()
    client.force_login(editor)
    html = client.get(edit(activity)).content.decode()
    boxes = {each.get_text(strip=True) for each in BeautifulSoup(html, "html.parser")("label")}
    assert "Rencontre" in boxes
    assert dutch.name not in boxes


def test_a_text_that_is_left_in_english_is_found():
    html = '<main><h1>My week</h1><a title="Undo">x</a><script>["Undo"]</script></main>'
    assert texts(html) & english("nl") == {"My week", "Undo"}


def models_with_forms():
    """Return every model of ours that editors fill in, and the rows that are part of it."""
    forms = {Picture, *get_snippet_models()}
    models = [
        model
        for model in apps.get_models()
        if model._meta.app_label in OWN and (issubclass(model, Page) or model in forms)
    ]
    rows = [
        relation.related_model for model in models for relation in get_all_child_relations(model)
    ]
    return [model for model in {*models, *rows} if model._meta.app_label in OWN]


def test_every_field_that_an_editor_fills_in_has_a_name_in_the_catalogue():
    of_wagtail = {field.name for field in Page._meta.fields}
    of_wagtail |= {"uid", "sort_order", *(f"focal_point_{each}" for each in FOCAL_POINT)}
    # Rows that a field of the page's own form fills in.
    unseen = {"ActivityTerm", "ActivityLanguage", "GoodPracticeGoal", "MethodologyGoal"}
    assert [
        f"{model.__name__}.{field.name}"
        for model in models_with_forms()
        if model.__name__ not in unseen
        for field in model._meta.fields
        if field.editable and not field.is_relation and field.name not in of_wagtail
        if not isinstance(field.verbose_name, Promise)
    ] == []
