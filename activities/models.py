"""What and when: the activity, the rules of its dates, and the dates themselves."""

from typing import Any, ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField

from activities.address_models import ShortAddress
from activities.calendar_models import Change, Occurrence, Series
from activities.choices import Access, AttendanceMode, Taalicoon
from activities.forms import ActivityPageForm
from activities.import_models import CalendarFeed, ImportedEvent, WaitingImport
from activities.parts import ActivityLanguage, ActivityTerm, CoOrganiser
from activities.querysets import ActivityPageManager
from activities.schedule_panel import SchedulePreviewPanel
from activities.serializers import TermsField
from activities.template_models import ACCESS, AGES, ActivityTemplate
from content.blocks import FAMILY_BLOCKS, StepBlock
from content.choices import Taxonomy
from content.models import BasePage, Picture, Term
from locations.freshness_models import CheckedPage
from locations.models import Partner
from locations.serializers import AskFirstField, CheckedOnField

__all__ = [
    "ActivityLanguage",
    "ActivityPage",
    "ActivityTemplate",
    "ActivityTerm",
    "CalendarFeed",
    "Change",
    "CoOrganiser",
    "ImportedEvent",
    "Occurrence",
    "Series",
    "ShortAddress",
    "WaitingImport",
]


class ActivityPage(CheckedPage, BasePage):
    """One activity. Words are per language; its dates are facts beside it."""

    ATTENDANCE = [
        (AttendanceMode.OFFLINE, _("At a place")),
        (AttendanceMode.ONLINE, _("Online")),
        (AttendanceMode.MIXED, _("At a place and online")),
    ]
    TAALICONEN = [
        (Taalicoon.NONE.value, _("Says nothing about Dutch")),
        (Taalicoon.ONE.value, _("1: not much Dutch yet")),
        (Taalicoon.TWO.value, _("2: a little Dutch")),
        (Taalicoon.THREE.value, _("3: quite a lot of Dutch")),
        (Taalicoon.FOUR.value, _("4: a lot of Dutch")),
    ]

    summary = models.TextField(
        _("what?"), max_length=300, help_text=_("What do we do? Two or three short sentences.")
    )
    body = StreamField(FAMILY_BLOCKS, verbose_name=_("more"), blank=True)
    steps = StreamField(
        [("step", StepBlock())],
        verbose_name=_("what happens when I come?"),
        blank=True,
        max_num=6,
        help_text=_("Takes fear away: who says hello, what the child does, when one can leave."),
    )
    image = models.ForeignKey(
        Picture,
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    activity_type = models.ForeignKey(
        Term,
        verbose_name=_("type"),
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"taxonomy": Taxonomy.ACTIVITY_TYPE, "locale__language_code": "nl"},
    )

    age_min_months = models.SmallIntegerField(
        _("from (months)"),
        default=0,
        validators=AGES,
        help_text=_("Age of the child in months. Pregnant: -9. Born: 0."),
    )
    age_max_months = models.SmallIntegerField(
        _("until (months)"),
        null=True,
        blank=True,
        default=36,
        validators=AGES,
        help_text=_("Three years: 36. Leave empty when older children are welcome too."),
    )
    for_whom = models.TextField(
        _("for whom?"), max_length=300, blank=True, help_text=_("Who can come along.")
    )
    is_fathers_welcome = models.BooleanField(_("say that fathers are welcome"), default=False)

    access = models.CharField(_("access"), max_length=12, choices=ACCESS, default=Access.DROP_IN)
    registration_text = models.TextField(_("how to register"), max_length=300, blank=True)
    registration_days_before = models.PositiveSmallIntegerField(
        _("register until this many days before"), null=True, blank=True
    )
    capacity = models.PositiveSmallIntegerField(_("places"), null=True, blank=True)
    cost_eur = models.DecimalField(
        _("price in euro"),
        max_digits=6,
        decimal_places=2,
        default=0,
        validators=[MinValueValidator(0)],
        help_text=_("0 means free."),
    )

    taalicoon = models.PositiveSmallIntegerField(
        _("taaliconen"),
        choices=TAALICONEN,
        default=Taalicoon.NONE.value,
        help_text=_("How much Dutch one needs to take part."),
    )

    attendance_mode = models.CharField(
        _("where it is held"), max_length=8, choices=ATTENDANCE, default=AttendanceMode.OFFLINE
    )
    online_url = models.URLField(_("address of the online meeting"), blank=True)
    destination = models.CharField(
        _("where we go"),
        max_length=120,
        blank=True,
        help_text=_("When it is not the place where we meet."),
    )
    rain_plan = models.CharField(_("when it rains"), max_length=120, blank=True)
    bring = models.TextField(
        _("what to bring"),
        max_length=200,
        blank=True,
        help_text=_("Empty: families read that they need not bring anything."),
    )
    hosts = models.TextField(
        _("who is there"),
        max_length=200,
        blank=True,
        help_text=_("Empty: the people of the location."),
    )
    has_childcare = models.BooleanField(_("childcare during the activity"), default=False)
    organiser = models.ForeignKey(
        Partner,
        verbose_name=_("partner that organises it"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    is_dutch_shown = models.BooleanField(
        _("show the Dutch text where there is no translation"),
        default=True,
        help_text=_("Off: who reads another language sees the title and the facts only."),
    )

    objects = ActivityPageManager()
    base_form_class = ActivityPageForm

    parent_page_types = ["locations.LocationPage"]
    subpage_types: ClassVar[list[str]] = []

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        FieldPanel("activity_type"),
        FieldPanel("offer_forms"),
        FieldPanel("image"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("age_min_months"), FieldPanel("age_max_months")]),
                FieldPanel("for_whom"),
                FieldPanel("is_fathers_welcome"),
                FieldPanel("audiences"),
            ],
            _("For whom"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("access"),
                FieldPanel(
                    "registration_text", help_text=_("For example: call An before Monday noon.")
                ),
                FieldRowPanel(
                    [
                        FieldPanel("registration_days_before"),
                        FieldPanel("capacity", help_text=_("Empty: there is no limit.")),
                    ]
                ),
                FieldPanel("cost_eur"),
            ],
            _("Taking part"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("languages"),
                FieldPanel("interpreter_languages"),
                FieldPanel("taalicoon"),
                FieldPanel("is_dutch_shown"),
            ],
            _("Languages"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("bring"),
                FieldPanel("hosts"),
                FieldPanel("has_childcare"),
                FieldPanel("organiser", help_text=_("Empty: the location itself.")),
                InlinePanel("co_organisers", heading=_("Together with"), label=_("other location")),
            ],
            _("Good to know"),
        ),
        FieldPanel("steps"),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("life_domains"), FieldPanel("experience_areas")],
            _("For professionals"),
        ),
    ]
    schedule_panels: ClassVar[list[Any]] = [
        InlinePanel("series", heading=_("When and where"), label=_("series of dates")),
        SchedulePreviewPanel(),
        FieldPanel("attendance_mode"),
        FieldPanel("online_url"),
        FieldPanel("destination"),
        FieldPanel("rain_plan", help_text=_("For example: then we play inside.")),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Activity")),
            ObjectList(schedule_panels, heading=_("Dates")),
            ObjectList(BasePage.promote_panels, heading=_("Promotion")),
            ObjectList(BasePage.settings_panels, heading=_("Settings")),
        ]
    )
    override_translatable_fields: ClassVar[list[SynchronizedField]] = [
        *BasePage.override_translatable_fields,
        *(
            SynchronizedField(name, overridable=False)
            for name in ("activity_type", "organiser", "access", "attendance_mode", "online_url")
        ),
        SynchronizedField("taalicoon", overridable=False),
    ]
    api_fields = [
        APIField("summary"),
        APIField("age_min_months"),
        APIField("age_max_months"),
        APIField("access"),
        APIField("cost_eur"),
        APIField("attendance_mode"),
        APIField("terms", serializer=TermsField()),
        APIField("checked_on", serializer=CheckedOnField()),
        APIField("ask_first", serializer=AskFirstField()),
    ]

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        constraints = [
            models.CheckConstraint(
                condition=Q(age_max_months=None) | Q(age_max_months__gte=F("age_min_months")),
                name="activity_ages_run_upwards",
                violation_error_message=_("The highest age is lower than the lowest age."),
            )
        ]

    @property
    def is_free(self) -> bool:
        return self.cost_eur == 0
