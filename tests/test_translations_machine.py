"""A machine makes a first draft: names stay, contacts stay here, and what fails says so kindly."""

import logging
import re

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.users.models import UserProfile
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import StringTranslation
from wagtail_localize.strings import StringValue

from content.models import TranslatedText
from editors.roles import make_network_team
from locations.models import LocationIndexPage
from tests.factories import make_activity, make_editor, make_location, make_user
from tests.translating import (
    hand_in,
    in_language,
    language,
    set_up_languages,
    source_record,
    translation_of,
    write_texts,
)
from tests.translation_service import SERVICES, running_service
from translations.machine import MachineError, names_to_keep

pytestmark = pytest.mark.once

INTRO = (
    "Bij KOALA Vogelwijk in het Huis van het Kind ontmoet je Roos. Kom naar Huis 1, Teststraat 1. "
    "Bel +32 470 12 34 56 of mail roos@example.org."
)


@pytest.fixture(autouse=True)
def languages(site, settings):
    set_up_languages(settings)
    index = LocationIndexPage.objects.get()
    for page in (index.get_parent().specific, index):
        hand_in(page, "fr")


@pytest.fixture
def location():
    location = make_location(
        title="KOALA Vogelwijk", slug="vogelwijk", intro=INTRO, helps_with="Spelen"
    )
    location.team.add(type(location.team.first())(name="Roos", is_agogic=True))
    location.save_revision().publish()
    hand_in(location, "fr")
    return location


@pytest.fixture
def editor(client, location):
    return log_in(client, make_editor(location))


def log_in(client, user):
    """Log somebody in who reads English."""
    UserProfile.objects.create(user=user, preferred_language="en")
    client.force_login(user)
    return user


@pytest.fixture(params=SERVICES)
def service(settings, request):
    with running_service(settings, request.param) as running:
        yield running


@pytest.fixture
def deepl(settings):
    with running_service(settings, "deepl") as running:
        yield running


def press(client, location):
    """Press the button of the machine on the screen of a translation."""
    url = reverse("wagtail_localize:machine_translate", args=[translation_of(location, "fr").pk])
    return client.post(url, {"next": edit_url(location)})


def edit_url(location):
    return reverse("wagtailadmin_pages:edit", args=[in_language(location, "fr").pk])


def said_by(response):
    return [str(message).strip() for message in get_messages(response.wsgi_request)]


def written(**values):
    found = StringTranslation.objects.filter(locale__language_code="fr", **values)
    return dict(found.values_list("context__path", "data"))


def translated(*texts):
    found = get_machine_translator().translate(
        language("nl"), language("fr"), [StringValue(text) for text in texts]
    )
    return {source.data: target.data for source, target in found.items()}


# --- The button -------------------------------------------------------------------------------


def test_without_a_service_there_is_no_button_and_no_address(client, editor, location):
    assert '"machineTranslator": null' in client.get(edit_url(location)).context["props"]
    assert press(client, location).status_code == 404
    update = reverse("wagtail_localize:update_translations", args=[source_record(location).pk])
    assert "use_machine_translation" not in client.get(update).context["form"].fields


def test_the_button_names_the_service(client, editor, location, service):
    assert f'"name": "{service.name}"' in client.get(edit_url(location)).context["props"]


def test_who_may_not_edit_the_page_sends_nothing(client, location, service):
    client.force_login(make_editor(make_location()))
    assert press(client, location).status_code == 302
    assert (service.requests, written()) == ([], {})


# --- What is sent and what comes back ---------------------------------------------------------


def test_what_the_machine_writes_is_a_draft_that_says_so(client, editor, location, service):
    response = press(client, location)
    assert (response.status_code, response["Location"]) == (302, edit_url(location))
    assert written(translation_type="machine")["intro"] == f"FR {INTRO}"
    assert written(translation_type="manual") == {}
    french = in_language(location, "fr")
    assert (french.live, french.intro) == (False, INTRO)
    translation_of(location, "fr").save_target(user=editor, publish=False)
    in_language(location, "fr").get_latest_revision().publish()
    assert TranslatedText.objects.get(page=french.pk).is_machine_made


def test_what_a_person_wrote_is_neither_sent_nor_replaced(client, editor, location, service):
    write_texts(location, "fr")
    before = written()
    assert said_by(press(client, location)) == ["There isn&#x27;t anything left to translate."]
    assert (service.requests, written()) == ([], before)


def test_no_name_number_or_address_is_sent(client, editor, location, service):
    press(client, location)
    sent = " ".join(service.texts)
    hidden = [
        *("KOALA", "Vogelwijk", "Huis van het Kind", "Roos", "Huis 1", "Teststraat"),
        *("470", "34 56", "@", "example"),
    ]
    assert sent
    assert [each for each in hidden if each in sent] == []


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Bel 09 123 45 67",
            "Bel 0470/12.34.56",
            "Bel (09) 123-45-67",
            "+32\u00a0470\u00a0123456",
        ),
        *("Bel <b>0470</b> 12 34 56 nu", "Mail a<b>@</b>example.org", "Zie https://a.example/b?c"),
    ],
)
def test_a_number_or_an_address_stays_here_however_it_is_written(deepl, text):
    answer = translated(text, "Dag allemaal")
    assert answer["Dag allemaal"] == "FR Dag allemaal"
    sent = " ".join(re.sub(r'<x id="\d+"></x>', "", each) for each in deepl.texts)
    assert not re.search(r"\d|@|https", sent)
    assert answer.get(text, text) in {text, f"FR {text}"}


def test_a_name_is_kept_as_a_whole_word_and_the_longest_first(deepl):
    make_location(title="KOALA Bos & Beek", slug="bos-beek")
    location = make_location(title="KOALA Bos", slug="bos")
    make_activity(location=location, destination="Kasteel Ooidonk")
    answer = translated(
        "KOALA Bos &amp; Beek en <b>KOALA Bos</b>, met An naar Kasteel Ooidonk",
        "Anders in de bossen",
    )
    assert deepl.texts == [
        '<x id="0"></x> en <b><x id="1"></x></b>, met <x id="2"></x> naar <x id="3"></x>',
        "Anders in de bossen",
    ]
    assert list(answer.values()) == [f"FR {source}" for source in answer]


def test_a_text_that_is_only_a_name_is_not_sent(deepl):
    assert translated("KOALA Vogelwijk", "KOALA", "12") == {"KOALA": "KOALA", "12": "12"} | {
        "KOALA Vogelwijk": "FR KOALA Vogelwijk"
    }
    assert deepl.texts == ['<x id="0"></x> Vogelwijk']


@pytest.mark.parametrize(
    ("form", "kept"),
    [
        ('<x id="0"></x>', True),
        ('<x id="0"/>', True),
        ("<x id='0' />", True),
        ('<x id="0"></x> <x id="0"></x>', False),
        ('<x id="1"></x>', False),
        ('<x id="0">nom</x>', False),
        ("", False),
        ('<x id="0"', False),
    ],
)
def test_a_text_whose_name_does_not_come_back_whole_is_left_alone(deepl, form, kept):
    deepl.translate = lambda text: text.replace('<x id="0"></x>', form).replace("Kom", "Viens")
    assert translated("Kom bij KOALA", "Kom erbij") == {
        "Kom erbij": "Viens erbij",
        **({"Kom bij KOALA": "Viens bij KOALA"} if kept else {}),
    }


@pytest.mark.parametrize(
    "answer",
    [
        *("", " ", "<script>alert(1)</script>Lis", '<a id="a2">Lis</a> ici', "Lis ici"),
        *('<b onclick="a()">Lis</b> <a id="a1">ici</a>', "<b></b>"),
    ],
)
def test_a_text_that_comes_back_with_other_tags_is_left_alone(deepl, answer):
    deepl.translate = lambda text: answer if "Lees" in text else "Bonjour"
    assert translated('Lees <a id="a1">hier</a>', "Dag") == {"Dag": "Bonjour"}


def test_a_long_page_goes_in_parts(deepl):
    texts = [f"Tekst {number}" for number in range(120)]
    assert len(translated(*texts)) == 120
    assert [len(each["texts"]) for each in deepl.requests] == [50, 50, 20]


def test_the_names_cost_one_query(location, django_assert_num_queries):
    make_location(points=3)
    with django_assert_num_queries(1):
        assert {"KOALA Vogelwijk", "Roos", "Huis 1", "Teststraat 1", "Teststraat", "Teststad"} <= (
            names_to_keep()
        )


# --- When it fails ----------------------------------------------------------------------------

FAILURES = [
    ({"status": 500}, "gives no answer that can be used"),
    ({"status": 403}, "refuses our key"),
    ({"status": 456}, "allows no more texts for now"),
    ({"status": 429}, "allows no more texts for now"),
    ({"status": 400}, "refuses these texts or this language"),
    ({"status": 307, "location": "http://127.0.0.1:1/"}, "gives no answer that can be used"),
    ({"raw": b"<html>Even geduld</html>"}, "gives no answer that can be used"),
    ({"raw": b"\xff\xfe\x00"}, "gives no answer that can be used"),
    ({"raw": b'{"message": "Quota exceeded"}'}, "gives no answer that can be used"),
    ({"raw": b"[]"}, "gives no answer that can be used"),
    ({"raw": b"null"}, "gives no answer that can be used"),
    ({"raw": b'{"translations": [{}], "translatedText": "een"}'}, "gives no answer that can be"),
    ({"count": 1}, "gives no answer that can be used"),
    ({"is_silent": True}, "takes too long"),
    ({"translate": lambda text: ""}, "gave no text that can be used"),
]


@pytest.mark.parametrize(("how", "sentence"), FAILURES)
@pytest.mark.usefixtures("editor")
def test_an_editor_reads_what_failed_and_nothing_changed(client, location, service, how, sentence):
    service.behave(**how)
    response = press(client, location)
    assert (response.status_code, response["Location"]) == (302, edit_url(location))
    [message] = said_by(response)
    assert message.startswith(f"{service.name} ")
    assert sentence in message
    assert written() == {}


def test_the_log_tells_what_failed_and_no_text(deepl, caplog):
    deepl.status = 403
    with caplog.at_level(logging.WARNING, "translations.machine"), pytest.raises(MachineError):
        translated("Kom bij ons")
    [record] = caplog.records
    assert (record.service, record.status, record.error) == ("DeepL", 403, "HTTPError")
    assert "Kom bij ons" not in caplog.text


def test_a_service_that_is_gone_is_said_too(client, editor, location, settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "translations.machine.LibreTranslate",
        "OPTIONS": {"LIBRETRANSLATE_URL": "http://127.0.0.1:1", "API_KEY": ""},
    }
    [message] = said_by(press(client, location))
    assert message.startswith("LibreTranslate gives no answer that can be used.")


def test_when_the_second_part_fails_nothing_is_kept(deepl):
    texts = [f"Tekst {number}" for number in range(60)]
    deepl.translate = lambda text: 1 if text == "Tekst 55" else text
    with pytest.raises(MachineError):
        translated(*texts)


def test_syncing_with_a_machine_that_fails_changes_nothing(client, location, deepl):
    log_in(client, make_user()).groups.add(make_network_team())
    source = source_record(location)
    before = source.last_updated_at
    deepl.status = 500
    url = reverse("wagtail_localize:update_translations", args=[source.pk])
    response = client.post(url, {"use_machine_translation": "on"}, headers={"referer": url})
    assert response.status_code == 302
    assert ["DeepL gives no answer that can be used." in each for each in said_by(response)] == [
        True
    ]
    source.refresh_from_db()
    assert (source.last_updated_at, written()) == (before, {})
