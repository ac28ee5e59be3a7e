"""Fills an empty database with plain inserts, past every signal."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import Any
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.db import models
from tqdm import tqdm
from wagtail.models import Locale, Page

from activities.models import (
    ActivityLanguage,
    ActivityPage,
    ActivityTerm,
    Occurrence,
    Series,
)
from activities.schedule import moment
from content.choices import Taxonomy
from content.models import Term
from locations.models import LocationIndexPage, LocationPage, MeetingPoint

LOCATIONS = 200
DATES_EACH = 25
BATCH = 2_000
SOUTH, WEST, HEIGHT, WIDTH = 50.75, 2.7, 0.55, 2.8  # Flanders and Brussels, more or less


def fill(*, activities: int, today: date) -> None:
    """Insert activities of `LOCATIONS` locations, each with `DATES_EACH` weekly dates."""
    locations = _fill_locations()
    pages = _fill_activities(locations, activities)
    _fill_terms(pages)
    rows = _occurrences(pages, locations, today)
    with tqdm(total=activities * DATES_EACH, desc="occurrences", unit="date") as progress:
        while batch := list(_take(rows, BATCH)):
            Occurrence.objects.bulk_create(batch)
            progress.update(len(batch))


def _take(rows: Iterator[Occurrence], count: int) -> Iterator[Occurrence]:
    for _number, row in zip(range(count), rows, strict=False):
        yield row


def _insert_pages(model: type[Page], pages: list[Any]) -> None:
    """Insert pages and their own rows; Django has no bulk insert for such a pair of tables."""
    content_type = ContentType.objects.get_for_model(model)
    parents = [
        Page(
            title=page.title,
            draft_title=page.title,
            slug=page.slug,
            path=page.path,
            depth=page.depth,
            numchild=page.numchild,
            url_path=page.url_path,
            content_type=content_type,
            locale=page.locale,
            translation_key=page.translation_key,
            live=True,
        )
        for page in pages
    ]
    Page.objects.bulk_create(parents, batch_size=BATCH)
    for page, parent in zip(pages, parents, strict=True):
        page.page_ptr_id = page.pk = parent.pk
    own: list[models.Field[Any, Any]] = list(model._meta.local_concrete_fields)
    for start in tqdm(range(0, len(pages), BATCH), desc=model.__name__, unit="batch"):
        model._base_manager._insert(pages[start : start + BATCH], fields=own, using="default")


def _children(parent: Page, count: int) -> Iterator[str]:
    for number in range(1, count + 1):
        yield Page._get_path(parent.path, parent.depth + 1, number)


def _fill_locations() -> list[LocationPage]:
    index = LocationIndexPage.objects.get()
    locale = Locale.get_default()
    pages = [
        LocationPage(
            title=f"KOALA {number}",
            slug=f"koala-{number}",
            path=path,
            depth=index.depth + 1,
            numchild=0,
            url_path=f"{index.url_path}koala-{number}/",
            locale=locale,
            translation_key=uuid4(),
            intro="Hallo!",
            municipality=f"Gemeente {number}",
            postcode="9000",
            latitude=SOUTH + HEIGHT * (number % 20) / 20,
            longitude=WEST + WIDTH * (number // 20) / 10,
            phone="+32 000 00 00 01",
        )
        for number, path in enumerate(_children(index, LOCATIONS))
    ]
    _insert_pages(LocationPage, pages)
    Page.objects.filter(pk=index.pk).update(numchild=len(pages))
    MeetingPoint.objects.bulk_create(
        MeetingPoint(
            page_id=page.pk,
            name="Huis van het Kind",
            postcode="9000",
            municipality=page.municipality,
            latitude=page.latitude,
            longitude=page.longitude,
            locale=locale,
        )
        for page in pages
    )
    return pages


def _fill_activities(locations: list[LocationPage], count: int) -> list[ActivityPage]:
    locale = Locale.get_default()
    activity_type = Term.objects.of(Taxonomy.ACTIVITY_TYPE)[0]
    each = count // len(locations)
    pages = []
    for location in locations:
        for number, path in enumerate(_children(location, each)):
            low = (-9, 0, 0, 6, 12, 24)[number % 6]
            pages.append(
                ActivityPage(
                    title=f"Spelen en ontmoeten {number}",
                    slug=f"spelen-{number}",
                    path=path,
                    depth=location.depth + 1,
                    numchild=0,
                    url_path=f"{location.url_path}spelen-{number}/",
                    locale=locale,
                    translation_key=uuid4(),
                    summary="Je speelt met je kindje. Er is koffie.",
                    activity_type=activity_type,
                    age_min_months=low,
                    age_max_months=36,
                )
            )
    Page.objects.filter(pk__in=[page.pk for page in locations]).update(numchild=each)
    _insert_pages(ActivityPage, pages)
    return pages


def _fill_terms(pages: list[ActivityPage]) -> None:
    """Give each activity Dutch, half of them another language, and an offer form and a domain."""
    languages = list(Term.objects.of(Taxonomy.LANGUAGE).order_by("sort_order")[:5])
    forms = list(Term.objects.of(Taxonomy.OFFER_FORM))
    domains = list(Term.objects.of(Taxonomy.LIFE_DOMAIN))
    spoken = []
    for number, page in enumerate(pages):
        spoken.append(ActivityLanguage(page=page, language=languages[0]))
        if number % 2:
            other = languages[1 + number // 2 % 4]
            spoken.append(ActivityLanguage(page=page, language=other))
    ActivityLanguage.objects.bulk_create(spoken, batch_size=BATCH)
    ActivityTerm.objects.bulk_create(
        (
            ActivityTerm(page=page, term=terms[number % len(terms)])
            for number, page in enumerate(pages)
            for terms in (forms, domains)
        ),
        batch_size=BATCH,
    )


def _occurrences(
    pages: list[ActivityPage], locations: list[LocationPage], today: date
) -> Iterator[Occurrence]:
    """Yield weekly dates around today: a quarter has passed, the rest comes."""
    points = dict(MeetingPoint.objects.values_list("page_id", "pk"))
    by_path = {location.path: points[location.pk] for location in locations}
    first = today - timedelta(weeks=DATES_EACH // 4)
    for number, page in enumerate(pages):
        series_key = uuid4()
        start_on = first + timedelta(days=number % 7)
        start = time(9 + number % 8)
        for week in range(DATES_EACH):
            on = start_on + timedelta(weeks=week)
            yield Occurrence(
                activity_key=page.translation_key,
                series_key=series_key,
                original_date=on,
                on=on,
                starts_at=moment(on, start),
                ends_at=moment(on, start.replace(hour=start.hour + 2)),
                meeting_point_id=by_path[page.path[: -Page.steplen]],
            )


def weekly_series(page: ActivityPage, count: int, *, today: date) -> list[Series]:
    """Return series that have not been saved, to measure how fast their dates are worked out."""
    return [
        Series(
            page=page,
            starts_on=today - timedelta(days=number % 7),
            start_time=time(9),
            end_time=time(11),
        )
        for number in range(count)
    ]
