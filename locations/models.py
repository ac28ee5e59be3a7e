"""Where: a KOALA is a partnership, with any number of places where it meets families."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail_localize.fields import SynchronizedField

from content.models import BasePage, Picture
from content.words import SOURCE_LANGUAGE
from locations.calendar_models import SCHOOL_CALENDARS, Closure, HolidayPeriod
from locations.choices import HolidayCalendar
from locations.forms import LocationPageForm
from locations.freshness_models import CheckedPage, FreshnessCheck, FreshnessReminder
from locations.parts import (
    LATITUDE_VALIDATORS,
    LONGITUDE_VALIDATORS,
    CallHours,
    MeetingPoint,
    Partner,
    TeamMember,
    phone_validator,
    postcode_validator,
)
from locations.querysets import LocationPageManager
from locations.serializers import AskFirstField, CheckedOnField

__all__ = [
    "CallHours",
    "Closure",
    "FreshnessCheck",
    "FreshnessReminder",
    "HolidayPeriod",
    "LocationIndexPage",
    "LocationPage",
    "MeetingPoint",
    "Partner",
    "TeamMember",
]


class LocationIndexPage(BasePage):
    """All KOALA's of the network."""

    intro = models.TextField(_("introduction"), max_length=300, blank=True)

    parent_page_types = ["home.HomePage"]
    subpage_types = ["locations.LocationPage"]
    max_count_per_parent = 1
    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("intro")]
    api_fields = [APIField("intro")]

    class Meta:
        verbose_name = _("list of locations")


class LocationPage(CheckedPage, BasePage):
    """One KOALA: a partnership, not an address."""

    intro = models.TextField(
        _("introduction"), max_length=300, help_text=_("Say hello in three short sentences.")
    )
    municipality = models.CharField(_("municipality"), max_length=80)
    postcode = models.CharField(_("postcode"), max_length=4, validators=[postcode_validator])
    latitude = models.FloatField(_("latitude"), validators=LATITUDE_VALIDATORS)
    longitude = models.FloatField(_("longitude"), validators=LONGITUDE_VALIDATORS)
    neighbourhoods = models.CharField(
        _("neighbourhoods and old names"),
        max_length=300,
        blank=True,
        help_text=_("People can search on these names too. Separate with commas."),
    )
    holiday_calendar = models.CharField(
        _("school holidays"),
        max_length=10,
        choices=SCHOOL_CALENDARS,
        default=HolidayCalendar.FLEMISH,
    )

    phone = models.CharField(_("phone"), max_length=20, validators=[phone_validator])
    phone_contact = models.CharField(
        _("who answers"), max_length=60, blank=True, help_text=_("A first name is enough.")
    )
    whatsapp = models.CharField(
        _("WhatsApp"), max_length=20, blank=True, validators=[phone_validator]
    )
    email = models.EmailField(_("e-mail"), blank=True)

    notice_title = models.CharField(_("heading"), max_length=80, blank=True)
    notice_text = models.TextField(_("text"), max_length=300, blank=True)
    notice_from = models.DateField(_("from"), null=True, blank=True)
    notice_until = models.DateField(_("until"), null=True, blank=True)

    helps_with = models.TextField(
        _("we help you on with"), max_length=800, blank=True, help_text=_("One on each line.")
    )
    settling_in = models.TextField(_("settling in at childcare"), max_length=500, blank=True)
    last_minute_places = models.TextField(
        _("last-minute places at childcare"), max_length=300, blank=True
    )
    last_minute_checked_on = models.DateField(
        _("places checked on"),
        null=True,
        blank=True,
        help_text=_("After seven days families no longer see these places."),
    )
    extra_places = models.PositiveSmallIntegerField(
        _("extra childcare places"), default=0, help_text=_("Only for reports.")
    )
    taaliconen_training = models.DateField(
        _("trained for taaliconen on"),
        null=True,
        blank=True,
        help_text=_(
            "The signs that say how much Dutch one needs may be used only after a training by "
            "the Agency for Integration, Huis van het Nederlands Brussel, Atlas or In-Gent. "
            "Empty: no activity shows them."
        ),
    )
    offered_languages = models.JSONField(  # codes; Dutch is always there and not among them
        _("languages on posters and for translations"),
        default=list,
        blank=True,
        help_text=_(
            "None ticked: every language of the site. The pages of the location can be read in "
            "every language: what is not translated is there in Dutch."
        ),
    )
    image = models.ForeignKey(
        Picture,
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = LocationPageManager()
    base_form_class = LocationPageForm

    parent_page_types = ["locations.LocationIndexPage"]
    subpage_types = ["activities.ActivityPage"]

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        FieldPanel("image"),
        MultiFieldPanel(
            [
                FieldPanel("notice_title"),
                FieldPanel("notice_text"),
                FieldRowPanel([FieldPanel("notice_from"), FieldPanel("notice_until")]),
            ],
            _("Temporary notice"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("phone"), FieldPanel("phone_contact")]),
                FieldRowPanel([FieldPanel("whatsapp"), FieldPanel("email")]),
                InlinePanel("call_hours", heading=_("Hours to call"), label=_("hours")),
            ],
            _("Contact"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("postcode"), FieldPanel("municipality")]),
                FieldRowPanel(
                    [FieldPanel("latitude"), FieldPanel("longitude")],
                    help_text=_(
                        "On a map: the middle of where you are, for example 51.05 and 3.72."
                    ),
                ),
                FieldPanel("neighbourhoods"),
                FieldPanel("holiday_calendar"),
            ],
            _("Where"),
        ),
        InlinePanel("meeting_points", heading=_("Meeting points"), label=_("meeting point")),
        InlinePanel("team", heading=_("Who is there"), label=_("person")),
        InlinePanel("partners", heading=_("Partners"), label=_("partner")),
        MultiFieldPanel(
            [
                FieldPanel("helps_with"),
                FieldPanel("settling_in"),
                FieldPanel("last_minute_places"),
                FieldPanel("last_minute_checked_on"),
                FieldPanel("extra_places"),
            ],
            _("Childcare and help"),
        ),
        FieldPanel("taaliconen_training"),
        FieldPanel("offered_languages"),
    ]
    override_translatable_fields: ClassVar[list[SynchronizedField]] = [
        *BasePage.override_translatable_fields,
        *(
            SynchronizedField(name, overridable=False)
            for name in (
                "title",  # it stands on the door
                "municipality",
                "postcode",
                "neighbourhoods",
                "holiday_calendar",
                "phone",
                "phone_contact",
                "whatsapp",
                "taaliconen_training",
                "offered_languages",
            )
        ),
    ]
    api_fields = [
        APIField("intro"),
        APIField("municipality"),
        APIField("postcode"),
        APIField("latitude"),
        APIField("longitude"),
        APIField("phone"),
        APIField("whatsapp"),
        APIField("holiday_calendar"),
        APIField("checked_on", serializer=CheckedOnField()),
        APIField("ask_first", serializer=AskFirstField()),
    ]

    @property
    def languages(self) -> list[str]:
        """Return the languages that the location offers: those of the site, or some of them."""
        chosen = self.source.offered_languages
        codes = [code for code, _name in settings.LANGUAGES]
        return [code for code in codes if not chosen or code in {SOURCE_LANGUAGE, *chosen}]

    @property
    def source_path(self) -> str:
        """Return the tree path of the page in the source language, under which dates are kept."""
        if self.locale.language_code == SOURCE_LANGUAGE:
            return self.path
        source = LocationPage.objects.filter(
            translation_key=self.translation_key, locale__language_code=SOURCE_LANGUAGE
        )
        return source.values_list("path", flat=True).first() or self.path

    class Meta:
        verbose_name = _("location")
        verbose_name_plural = _("locations")

    def clean(self) -> None:
        super().clean()
        if self.notice_from and self.notice_until and self.notice_until < self.notice_from:
            raise ValidationError(
                {"notice_until": _("The notice ends before it begins. Choose a later day.")}
            )
