"""News to follow: what changed at one location, or in the network (Atom, RFC 4287)."""

from datetime import UTC, date, datetime
from urllib.parse import urljoin
from uuid import UUID, uuid5

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from activities.event_words import change_lines, isolated, place_line, when_line
from activities.feed_selectors import last_edit_at, shown_location, site_url
from activities.feeds import language_now
from activities.ical import clean, one_line
from activities.news import News, NewsKind, news_of
from activities.serving import Feed, feed_view
from content.formats import day_in_words
from content.words import SOURCE_LANGUAGE
from locations.models import LocationIndexPage, LocationPage

# The name of the network's news; the key of a location is that of its own.
NETWORK = UUID("4f6f7f0e-9d0a-5d0c-8f0e-0a1c2b3d4e5f")
BEFORE_ALL = datetime(2026, 1, 1, tzinfo=UTC)  # the time of a feed without news or page


class NewsFeed(Atom1Feed):
    """An Atom feed that does not change by itself: without news it is as old as its page."""

    def latest_post_date(self) -> datetime:
        fallback: datetime = self.feed["changed_at"]
        return max((item["updateddate"] for item in self.items), default=fallback)


@feed_view
def location_news(request: HttpRequest, name: str) -> Feed:
    page = shown_location(name)
    if page is None:
        raise Http404
    return _feed(request, page, title=_("News of %(name)s") % {"name": isolated(page.title)})


@feed_view
def network_news(request: HttpRequest) -> Feed:
    return _feed(request, None, title=_("News of all KOALAs"))


def _feed(request: HttpRequest, location: LocationPage | None, *, title: str) -> Feed:
    root, language = site_url(), language_now()
    index = LocationIndexPage.objects.live().filter(locale__language_code=SOURCE_LANGUAGE)
    page = location or index.first()
    news = news_of(location, language_code=language, at=timezone.now())
    feed = NewsFeed(
        title=one_line(title),
        link=urljoin(root, page.url_for_reader if page else f"/{language}/"),
        description=None,
        language=language,
        author_name=location.title if location else "KOALA",
        feed_url=urljoin(root, request.path),
        feed_guid=_id(location.translation_key if location else NETWORK, language),
        changed_at=(page.last_published_at if page else None) or BEFORE_ALL,
    )
    for each in news:
        feed.add_item(
            title=one_line(_title(each)),
            link=urljoin(root, each.url),
            description=_body(each),
            unique_id=_id(each.key, language),
            pubdate=each.published_at,
            updateddate=each.changed_at,
        )
    moments = [*(each.changed_at for each in news), last_edit_at()]
    return Feed(
        feed.writeString("utf-8").encode(),
        feed.content_type,
        changed_at=max(filter(None, moments), default=None),
    )


def _id(key: UUID, language: str) -> str:
    """Return a name for ever; a translation is another entry, for who follows both."""
    return uuid5(key, language).urn


def _title(news: News) -> str:
    words = {
        "title": isolated(news.title),
        "day": _day(news.first_day, news),
        "first": _day(news.first_day, news),
        "last": _day(news.last_day, news),
    }
    closed = _("Closed: %(title)s, from %(first)s to %(last)s")
    if news.first_day == news.last_day:
        closed = _("Closed: %(title)s, %(day)s")
    sentences = {
        NewsKind.CANCELLED: _("Does not take place: %(title)s, %(day)s"),
        NewsKind.POSTPONED: _("Postponed: %(title)s, %(day)s"),
        NewsKind.MOVED: _("Moved: %(title)s, now on %(day)s"),
        NewsKind.ADDED: _("Extra day: %(title)s, %(day)s"),
        NewsKind.AS_PLANNED: _("Takes place after all: %(title)s, %(day)s"),
        NewsKind.CLOSED: closed,
    }
    return sentences[news.kind] % words


def _day(on: date, news: News) -> str:
    """Return a day, with its year if that is not the year of the change."""
    return day_in_words(on, today=news.changed_at.date())


def _body(news: News) -> SafeString:
    """Return the news in HTML, each part with the language it is in."""
    parts = [_paragraph(news.title, news.title_language)]
    if reading := news.reading:
        parts.append(_paragraph(reading.location_title, "nl"))
        parts.append(_paragraph(when_line(reading)))
        if reading.place:
            parts.append(_paragraph(place_line(reading.place), "nl"))
        changes = change_lines(reading)
        parts += [_paragraph(line) for line in (changes[:-1] if reading.reason else changes)]
        if reading.note:
            parts.append(_paragraph(reading.note.text, reading.note.language_code))
    if news.reason:
        parts.append(_paragraph(news.reason.text, news.reason.language_code))
    return SafeString("".join(parts))


def _paragraph(text: str, language_code: str = "") -> SafeString:
    if language_code:
        return format_html('<p lang="{}" dir="auto">{}</p>', language_code, clean(text))
    return format_html("<p>{}</p>", clean(text))
