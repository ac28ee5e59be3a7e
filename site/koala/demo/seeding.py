"""Turns the demo content into pages. Safe to repeat: what is the same stays as it is."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.images import ImageFile
from wagtail.models import Locale, Page, PageViewRestriction

from activities.choices import ChangeKind
from activities.materialising import materialise
from activities.models import ActivityPage, Change
from activities.schedule import BRUSSELS
from activities.services import ChangeRefusedError, change_date, close_location
from content.choices import Taxonomy
from content.consent import PeopleVisible
from content.models import BasePage, Picture, Term
from editors.teams import make_team
from home.models import HomePage, StandardPage
from koala.demo import activities, locations, pages, pictures, practices
from koala.demo.rows import as_text, columns_of, set_rows, stream_value, without
from koala.demo.season import shift, years_to_shift
from koala.demo.stories import STORIES, consent_of
from koala.demo.translating import DemoTranslator
from koala.foundation import set_up_site, source_locale
from locations.freshness_services import confirm
from locations.models import Closure, LocationIndexPage, LocationPage
from locations.services import collection_of
from practices.models import (
    GoodPracticePage,
    MethodologyIndexPage,
    MethodologyPage,
    PracticeIndexPage,
    ProfessionalPage,
    StoryPage,
)
from practices.story_consent import StoryConsent

PICTURES = Path(__file__).parent / "pictures"
Row = dict[str, Any]


class DemoSeeder:
    """Builds the demo around one day."""

    def __init__(self, *, today: date, log: Callable[[str], None]) -> None:
        self.at = datetime.combine(today, time(10), tzinfo=BRUSSELS)
        self.today = today
        self.years = years_to_shift(today)
        self.log = log
        self.published = 0
        set_up_site(years=range(today.year - 1, today.year + 4))
        self.locale: Locale = source_locale()
        self.home = HomePage.objects.get(locale=self.locale)
        self.terms = {
            (term.taxonomy, term.code): term for term in Term.objects.filter(locale=self.locale)
        }
        self.locations: dict[str, LocationPage] = {}
        self.groups: dict[str, Group] = {}

    def run(self) -> None:
        self.log("Front page and information pages")
        self._seed_plain_pages()
        self._seed_locations(shift(locations.LOCATIONS, self.years))
        rows = shift(activities.ACTIVITIES, self.years)
        for number, row in enumerate(rows, start=1):
            self.log(f"Activity {number} of {len(rows)}: {row['fields']['title']}")
            self._seed_activity(row)
        self.log("Good practices and methodology")
        self._seed_practices()
        self._translate()

    # --- Pages ---------------------------------------------------------------------------

    def _page(self, model: type[BasePage], parent: Page, slug: str) -> Any:
        page = model.objects.child_of(parent).filter(slug=slug).first()
        return page or model(slug=slug, locale=self.locale, is_demo=True)

    def _publish(self, page: Any, parent: Page, before: Any) -> None:
        """Publish a page unless it is just as it was."""
        if page.pk is None:
            parent.add_child(instance=page)
        elif before == page.serializable_data():
            return
        page.save_revision().publish()
        self.published += 1

    def _fill(self, page: Any, fields: Row) -> Any:
        """Set the fields and return how the page was before, to see whether it changed."""
        before = page.serializable_data() if page.pk else None
        for name, value in fields.items():
            is_check = name == "checked_on" and value
            setattr(page, name, min(value, self.today) if is_check else value)
        page.is_demo = True
        return before

    def _seed_plain_pages(self) -> None:
        before = self._fill(self.home, pages.HOME)
        self._publish(self.home, self.home, before)
        for model, intro in (
            (LocationIndexPage, pages.LOCATIONS_INTRO),
            (PracticeIndexPage, pages.PRACTICES_INTRO),
            (MethodologyIndexPage, pages.METHODOLOGY_INTRO),
        ):
            index = model.objects.child_of(self.home).get()
            before = self._fill(index, {"intro": intro})
            self._publish(index, self.home, before)
        for row in pages.STANDARD_PAGES:
            page = self._page(StandardPage, self.home, row["slug"])
            body = stream_value(StandardPage, "body", row["body"], key=row["slug"])
            before = self._fill(page, {**row, "body": body})
            self._publish(page, self.home, before)

    # --- Locations -----------------------------------------------------------------------

    def _seed_locations(self, rows: Sequence[Row]) -> None:
        index = LocationIndexPage.objects.child_of(self.home).get()
        for row in rows:
            self.log(f"Location {row['fields']['title']}")
            page = self._page(LocationPage, index, row["fields"]["slug"])
            before = self._fill(page, row["fields"])
            partners = [
                {**each, "partner_type": self._term(Taxonomy.PARTNER_TYPE, each["partner_type"])}
                for each in row["partners"]
            ]
            points = [without(each, "key") for each in row["meeting_points"]]
            set_rows(page, "meeting_points", points)
            set_rows(page, "partners", partners)
            set_rows(page, "team", row["team"])
            hours = [
                dict(zip(("weekday", "opens", "closes"), each, strict=True))
                for each in row["call_hours"]
            ]
            set_rows(page, "call_hours", hours)
            self._publish(page, index, before)
            self.locations[row["key"]] = page
            self.groups[row["key"]] = make_team(page)[0].editors
            if row["picture"]:
                self._give_picture(page, row["picture"])
            self._close(page, row["closures"])
            self._check(page, row["checked_on"])

    def _close(self, page: LocationPage, closures: Iterable[tuple[date, date, str]]) -> None:
        Closure.objects.filter(location_key=page.translation_key, is_demo=True).delete()
        for first, last, reason in closures:
            close_location(
                location=page, starts_on=first, ends_on=last, words={"nl": reason}, at=self.at
            )

    def _point(self, activity: Row, key: str | None) -> Any:
        """Return the meeting point that a row names: of its location, or of a co-organiser."""
        if key is None:
            return None
        for location_key in (activity["location"], *activity["co_organisers"]):
            source = next(row for row in locations.LOCATIONS if row["key"] == location_key)
            keys = [point["key"] for point in source["meeting_points"]]
            if key in keys:
                return list(self.locations[location_key].meeting_points.all())[keys.index(key)]
        raise LookupError(f"{activity['key']} names the meeting point {key}, which is nowhere.")

    # --- Activities ----------------------------------------------------------------------

    def _seed_activity(self, row: Row) -> None:
        location = self.locations[row["location"]]
        page = self._page(ActivityPage, location, row["fields"]["slug"])
        page.activity_type = self._term(Taxonomy.ACTIVITY_TYPE, row["activity_type"])
        key = row["key"]
        steps = [
            ("step", dict(zip(("icon", "title", "text"), each, strict=True)))
            for each in row["steps"]
        ]
        fields = {
            **row["fields"],
            "steps": stream_value(ActivityPage, "steps", steps, key=f"{key}/steps"),
            "body": stream_value(ActivityPage, "body", row["body"], key=f"{key}/body"),
        }
        before = self._fill(page, fields)
        if row["organiser"]:
            page.organiser = location.partners.get(name=row["organiser"])
        set_rows(
            page,
            "series",
            [
                {**each, "meeting_point": self._point(row, each["meeting_point"])}
                for each in row["series"]
            ],
        )
        set_rows(
            page,
            "co_organisers",
            [{"location": self.locations[each]} for each in row["co_organisers"]],
        )
        topics = ["offer_form", "audience", "life_domain", "experience_area"]
        set_rows(
            page,
            "terms",
            [
                {"term": self._term(Taxonomy(topic.replace("_", "-")), code)}
                for topic in topics
                for code in row[f"{topic}s"]
            ],
        )
        set_rows(
            page,
            "activity_languages",
            [
                {"language": self._term(Taxonomy.LANGUAGE, code), "is_interpreted": interpreted}
                for name, interpreted in (("languages", False), ("interpreter_languages", True))
                for code in row[name]
            ],
        )
        self._publish(page, location, before)
        if row["picture"]:
            self._give_picture(page, row["picture"])
        if row["state"] == "restricted":
            restriction, _is_new = PageViewRestriction.objects.get_or_create(
                page=page, restriction_type=PageViewRestriction.GROUPS
            )
            restriction.groups.set([self.groups[row["location"]]])
        self._change(page, row)
        self._check(page, row["checked_on"])

    def _change(self, page: ActivityPage, row: Row) -> None:
        """Make the changes of an activity, as an editor would, unless they are there already."""
        materialise(page, at=self.at)
        series = list(page.series.all())
        wanted = [
            without(each, "series", "new_meeting_point")
            | {
                "series": series[each["series"]],
                "new_meeting_point": self._point(row, each["new_meeting_point"]),
            }
            for each in row["changes"]
        ]
        present = Change.objects.in_force().filter(activity_key=page.translation_key, is_demo=True)
        told = [as_text(Change(**columns_of(each))) for each in wanted]
        if sorted(map(as_text, present)) == sorted(told):
            return
        present.delete()
        materialise(page, at=self.at)
        # What is added comes first: it may be moved afterwards.
        for each in sorted(wanted, key=lambda each: each["kind"] != ChangeKind.ADDED):
            try:
                change_date(**each, at=self.at)
            except ChangeRefusedError:
                if self.years == 0:
                    raise
                # In another year this date may lie in a holiday.

    # --- Practices -----------------------------------------------------------------------

    def _seed_practices(self) -> None:
        for model, index_model, rows in (
            (GoodPracticePage, PracticeIndexPage, practices.GOOD_PRACTICES),
            (MethodologyPage, MethodologyIndexPage, practices.METHODOLOGY),
        ):
            index = index_model.objects.child_of(self.home).get()
            for row in shift(rows, self.years):
                fields = dict(row["fields"])
                page = self._page(model, index, fields["slug"])
                fields["body"] = stream_value(model, "body", row["body"], key=row["key"])
                if row.get("location"):
                    fields["location"] = self.locations[row["location"]]
                before = self._fill(page, fields)
                goals = [{"term": self._term(Taxonomy.GOAL, code)} for code in row["goals"]]
                set_rows(page, "goal_rows", goals)
                self._publish(page, index, before)
        index = PracticeIndexPage.objects.child_of(self.home).get()
        for row in STORIES:
            page = self._page(StoryPage, index, row["fields"]["slug"])
            body = stream_value(StoryPage, "body", row["body"], key=row["key"])
            location = self.locations[row["location"]] if row["location"] else None
            before = self._fill(page, {**row["fields"], "body": body, "location": location})
            StoryConsent.objects.update_or_create(
                story_key=page.translation_key, defaults=consent_of(row, today=self.today)
            )
            self._publish(page, index, before)

    # --- Translations --------------------------------------------------------------------

    def _translate(self) -> None:
        """Translate the pages for families, and the stories, from the front page down."""
        translator = DemoTranslator()
        pages = Page.objects.live().public().filter(locale=self.locale, depth__gt=1)
        for page in pages.order_by("depth", "path").specific():
            if isinstance(page, StoryPage) or not isinstance(page, ProfessionalPage):
                self.log(f"Translations of {page.title}")
                translator.translate(page)

    # --- Parts ---------------------------------------------------------------------------

    def _check(self, page: Page, on: date) -> None:
        """Note when somebody last looked; never in the future, when the seeds move to a year."""
        confirm(page, at=datetime.combine(min(on, self.today), time(10), tzinfo=BRUSSELS))

    def _term(self, taxonomy: Taxonomy, code: str) -> Term:
        return self.terms[taxonomy.value, code]

    def _give_picture(self, page: Any, name: str) -> None:
        title, alt = pictures.PICTURES[name]
        location = page if isinstance(page, LocationPage) else page.get_parent().specific
        picture = Picture.objects.filter(is_demo=True, title=title).first()
        if picture is None:
            with (PICTURES / name).open("rb") as file:
                picture = Picture.objects.create(
                    title=title,
                    description=alt,
                    translated_texts=pictures.translated_texts(name),
                    file=ImageFile(file, name=name),
                    people_visible=PeopleVisible.NOBODY,  # drawn
                    is_demo=True,
                    collection=collection_of(location),
                )
        if page.image_id != picture.pk:
            page.image = picture
            page.save_revision().publish()
