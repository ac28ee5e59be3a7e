"""The rows that are part of an activity page, beside its series."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable
from wagtail_localize.fields import SynchronizedField

from content.models import Term
from locations.models import LocationPage


class CoOrganiser(Orderable):
    """Another location that organises the activity together with its own."""

    page = ParentalKey(
        "activities.ActivityPage", on_delete=models.CASCADE, related_name="co_organisers"
    )
    location = models.ForeignKey(
        LocationPage, verbose_name=_("location"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("location")]

    class Meta(Orderable.Meta):
        verbose_name = _("other location")


class ActivityTerm(Orderable):
    """A term that describes an activity."""

    page = ParentalKey("activities.ActivityPage", on_delete=models.CASCADE, related_name="terms")
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="+")

    override_translatable_fields = [SynchronizedField("term", overridable=False)]


class ActivityLanguage(Orderable):
    """A language that is spoken, or that an interpreter brings."""

    page = ParentalKey(
        "activities.ActivityPage", on_delete=models.CASCADE, related_name="activity_languages"
    )
    language = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="activity_languages")
    is_interpreted = models.BooleanField(default=False)

    override_translatable_fields = [SynchronizedField("language", overridable=False)]
