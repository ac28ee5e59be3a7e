"""Links that lead nowhere: which are found, in texts, rows and all languages. On every database."""

import pytest
from wagtail.documents import get_document_model
from wagtail.models import Page, PageViewRestriction

from activities.models import CoOrganiser
from content.links import broken_links
from tests.factories import make_activity, make_location
from tests.start_steps import link_to, text_with
from tests.translating import set_up_network, translate

pytestmark = pytest.mark.usefixtures("site")
GONE, HIDDEN = True, False


@pytest.fixture
def location():
    return make_location(title="KOALA A", slug="a")


def broken():
    return [
        (each.page.title, each.words, each.is_gone) for each in broken_links(Page.objects.all())
    ]


def test_a_link_is_broken_when_its_page_or_document_is_gone_or_hidden(location):
    here = make_activity(location=location, title="Blijft")
    taken_down = make_activity(location=location, title="Offline", live=False)
    deleted = make_activity(location=location, title="Weg")
    closed = make_activity(location=location, title="Besloten")
    document = get_document_model().objects.create(title="Folder", file="folder.pdf")
    links = [
        link_to(here.pk, "goed"),
        link_to(taken_down.pk, "offline"),
        link_to(deleted.pk, "gewist &amp; weg"),
        link_to(closed.pk, "besloten"),
        link_to(document.pk, "folder", kind="document"),
        '<a href="https://www.example.org/">elders</a>',
    ]
    make_activity(location=location, title="Bron", body=text_with(" ".join(links)))
    assert broken() == [("Bron", "offline", HIDDEN)]
    Page.objects.get(pk=deleted.pk).delete()
    document.delete()
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    assert sorted(broken()) == [
        ("Bron", "besloten", HIDDEN),
        ("Bron", "folder", GONE),
        ("Bron", "gewist & weg", GONE),
        ("Bron", "offline", HIDDEN),
    ]


def test_a_row_that_leads_to_a_hidden_page_is_found_once_for_all_languages(location, settings):
    set_up_network(settings)
    other = make_location(title="KOALA B", slug="b")
    activity = make_activity(location=location, title="Samen")
    activity.co_organisers.add(CoOrganiser(location=other))
    activity.save_revision().publish()
    for page in (location, activity):
        translate(page, "fr")
    assert broken() == []
    other.unpublish()
    [(title, _field, is_gone)] = broken()
    assert (title, is_gone) == ("Samen", HIDDEN)


def test_a_draft_with_a_broken_link_troubles_no_family(location):
    body = text_with(link_to(999_999))
    make_activity(location=location, title="Klad", body=body, live=False)
    assert broken() == []


def test_only_the_pages_that_are_asked_about_are_looked_at(location):
    body = text_with(link_to(999_999))
    own = make_activity(location=location, title="Eigen", body=body)
    make_activity(location=location, title="Ander", body=body)
    [link] = broken_links(Page.objects.filter(pk=own.pk))
    assert (link.page.title, link.words, link.is_gone) == ("Eigen", "hier", GONE)
