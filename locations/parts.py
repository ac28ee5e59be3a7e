"""The rows of a location: where it meets families, with whom, and when one can call."""

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from content.choices import Taxonomy
from content.models import Term
from locations.querysets import MeetingPointQuerySet

# E.164, as it is dialled; spaces are for people.
phone_validator = RegexValidator(
    r"^\+[1-9][0-9 ]{7,18}$|^\+32 000 00 00 0[0-9]$",
    _("Write the number with its country, for example +32 9 123 45 67."),
)
postcode_validator = RegexValidator(
    r"^[0-9]{4}$", _("A Belgian postcode has four digits, for example 9000.")
)
LATITUDE_VALIDATORS = [
    MinValueValidator(49.4, _("This point does not lie in Belgium. Latitude: 49.4 to 51.6.")),
    MaxValueValidator(51.6, _("This point does not lie in Belgium. Latitude: 49.4 to 51.6.")),
]
LONGITUDE_VALIDATORS = [
    MinValueValidator(2.5, _("This point does not lie in Belgium. Longitude: 2.5 to 6.5.")),
    MaxValueValidator(6.5, _("This point does not lie in Belgium. Longitude: 2.5 to 6.5.")),
]


class LocationPart(TranslatableMixin, Orderable):
    """A row of a location that has words of its own."""

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        abstract = True


class MeetingPoint(LocationPart):
    """A place where a location meets families."""

    page = ParentalKey(
        "locations.LocationPage", on_delete=models.CASCADE, related_name="meeting_points"
    )
    name = models.CharField(_("name"), max_length=80, help_text=_("As it stands on the door."))
    street = models.CharField(_("street and number"), max_length=120, blank=True)
    postcode = models.CharField(_("postcode"), max_length=4, validators=[postcode_validator])
    municipality = models.CharField(_("municipality"), max_length=80)
    street_fr = models.CharField(_("street in French"), max_length=120, blank=True)
    municipality_fr = models.CharField(_("municipality in French"), max_length=80, blank=True)
    latitude = models.FloatField(_("latitude"), validators=LATITUDE_VALIDATORS)
    longitude = models.FloatField(_("longitude"), validators=LONGITUDE_VALIDATORS)
    directions = models.TextField(
        _("how to get there"),
        max_length=300,
        blank=True,
        help_text=_("Bus or tram and its stop, and what the door looks like."),
    )
    is_wheelchair_accessible = models.BooleanField(_("wheelchair can enter"), default=False)
    is_pram_accessible = models.BooleanField(_("pram can enter"), default=True)
    is_regular = models.BooleanField(
        _("on the location's page"), default=True, help_text=_("Off for a place of one visit.")
    )
    is_address_on_request = models.BooleanField(
        _("address on request"),
        default=False,
        help_text=_("Families see the municipality only, and call for the address."),
    )

    objects = MeetingPointQuerySet.as_manager()

    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("street"), FieldPanel("postcode"), FieldPanel("municipality")]),
        FieldRowPanel([FieldPanel("street_fr"), FieldPanel("municipality_fr")]),
        FieldRowPanel(
            [FieldPanel("latitude"), FieldPanel("longitude")],
            help_text=_("On a map: the middle of where you are, for example 51.05 and 3.72."),
        ),
        FieldPanel("directions"),
        FieldRowPanel([FieldPanel("is_wheelchair_accessible"), FieldPanel("is_pram_accessible")]),
        FieldRowPanel([FieldPanel("is_regular"), FieldPanel("is_address_on_request")]),
    ]
    override_translatable_fields = [
        SynchronizedField(name, overridable=False)
        for name in ("name", "street", "postcode", "municipality", "street_fr", "municipality_fr")
    ]

    class Meta(LocationPart.Meta):
        verbose_name = _("meeting point")
        verbose_name_plural = _("meeting points")

    def __str__(self) -> str:
        return f"{self.name}, {self.municipality}"


class Partner(LocationPart):
    """An organisation that makes the KOALA together with others."""

    page = ParentalKey("locations.LocationPage", on_delete=models.CASCADE, related_name="partners")
    name = models.CharField(_("name"), max_length=120)
    partner_type = models.ForeignKey(
        Term,
        verbose_name=_("type"),
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"taxonomy": Taxonomy.PARTNER_TYPE, "locale__language_code": "nl"},
    )
    is_core = models.BooleanField(_("core partner"), default=False)
    role = models.CharField(_("what this partner does"), max_length=200, blank=True)
    url = models.URLField(_("website"), blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True, validators=[phone_validator])

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("partner_type")]),
        FieldPanel("role"),
        FieldRowPanel(
            [
                FieldPanel("url"),
                FieldPanel("phone"),
                FieldPanel("is_core", help_text=_("Core partners carry this KOALA together.")),
            ]
        ),
    ]
    override_translatable_fields = [
        SynchronizedField(name, overridable=False) for name in ("name", "partner_type", "phone")
    ]

    class Meta(LocationPart.Meta):
        verbose_name = _("partner")
        verbose_name_plural = _("partners")

    def __str__(self) -> str:
        return self.name


class TeamMember(LocationPart):
    """Somebody families meet. One person can hold both roles."""

    page = ParentalKey("locations.LocationPage", on_delete=models.CASCADE, related_name="team")
    name = models.CharField(_("first name"), max_length=60)
    is_agogic = models.BooleanField(
        _("agogic role"), default=False, help_text=_("Leads, and is the bridge to childcare.")
    )
    is_pedagogic = models.BooleanField(
        _("pedagogic role"), default=False, help_text=_("Has an eye for the children.")
    )
    introduction = models.TextField(
        _("introduction"),
        max_length=200,
        blank=True,
        help_text=_("What this person does for families, and in which languages."),
    )

    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("is_agogic"), FieldPanel("is_pedagogic")]),
        FieldPanel("introduction"),
    ]
    override_translatable_fields = [SynchronizedField("name", overridable=False)]

    class Meta(LocationPart.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.name


class CallHours(Orderable):
    """When somebody answers the phone, on one weekday."""

    WEEKDAYS = [
        (0, _("Monday")),
        (1, _("Tuesday")),
        (2, _("Wednesday")),
        (3, _("Thursday")),
        (4, _("Friday")),
        (5, _("Saturday")),
        (6, _("Sunday")),
    ]

    page = ParentalKey(
        "locations.LocationPage", on_delete=models.CASCADE, related_name="call_hours"
    )
    weekday = models.PositiveSmallIntegerField(_("day"), choices=WEEKDAYS)
    opens = models.TimeField(_("from"))
    closes = models.TimeField(_("until"))

    panels = [FieldRowPanel([FieldPanel("weekday"), FieldPanel("opens"), FieldPanel("closes")])]

    class Meta(Orderable.Meta):
        verbose_name = _("hours to call")
        constraints = [
            models.CheckConstraint(
                condition=Q(closes__gt=F("opens")),
                name="call_hours_end_after_they_begin",
                violation_error_message=_("These hours end before they begin."),
            )
        ]
