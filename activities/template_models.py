"""What a new activity can start from."""

from datetime import time
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField

from activities.calendar_models import Series
from activities.choices import MAX_AGE_MONTHS, MIN_AGE_MONTHS, Access, HolidayPolicy
from content.blocks import StepBlock
from content.choices import Taxonomy
from content.models import Term

ACCESS = [
    (Access.DROP_IN, _("Just come by")),
    (Access.REGISTER, _("Register first")),
    (Access.APPOINTMENT, _("By appointment")),
    (Access.REFERRAL, _("After referral")),
]
AGES = [MinValueValidator(MIN_AGE_MONTHS), MaxValueValidator(MAX_AGE_MONTHS)]


class ActivityTemplate(models.Model):
    """An activity as many locations hold it. Only the network team edits these.

    Its words go over into a new draft, in Dutch; from then on the two know nothing of each other.
    """

    title = models.CharField(_("title"), max_length=120)
    summary = models.TextField(_("what?"), max_length=300)
    activity_type = models.ForeignKey(
        Term,
        verbose_name=_("type"),
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"taxonomy": Taxonomy.ACTIVITY_TYPE, "locale__language_code": "nl"},
    )
    offer_forms = models.ManyToManyField(
        Term,
        verbose_name=_("Offer forms"),
        related_name="+",
        limit_choices_to={"taxonomy": Taxonomy.OFFER_FORM, "locale__language_code": "nl"},
    )
    age_min_months = models.SmallIntegerField(_("from (months)"), default=0, validators=AGES)
    age_max_months = models.SmallIntegerField(
        _("until (months)"),
        null=True,
        blank=True,
        default=36,
        validators=AGES,
    )
    for_whom = models.TextField(_("for whom?"), max_length=300, blank=True)
    access = models.CharField(_("access"), max_length=12, choices=ACCESS, default=Access.DROP_IN)
    registration_text = models.TextField(_("how to register"), max_length=300, blank=True)
    bring = models.TextField(_("what to bring"), max_length=200, blank=True)
    steps = StreamField(
        [("step", StepBlock())],
        verbose_name=_("what happens when I come?"),
        blank=True,
        max_num=6,
    )
    start_time = models.TimeField(_("from"), default=time(9, 30))
    end_time = models.TimeField(_("to"), default=time(11, 30))
    holiday_policy = models.CharField(
        _("in holidays"),
        max_length=20,
        choices=Series.HOLIDAY_POLICIES,
        default=HolidayPolicy.SKIP_ALL,
    )
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    panels: ClassVar = [
        FieldPanel("title"),
        FieldPanel("summary"),
        FieldPanel("activity_type"),
        FieldPanel("offer_forms"),
        FieldRowPanel([FieldPanel("age_min_months"), FieldPanel("age_max_months")]),
        FieldPanel("for_whom"),
        FieldPanel("access"),
        FieldPanel("registration_text"),
        FieldPanel("bring"),
        FieldPanel("steps"),
        FieldRowPanel([FieldPanel("start_time"), FieldPanel("end_time")]),
        FieldPanel("holiday_policy"),
        FieldPanel("sort_order"),
    ]

    class Meta:
        verbose_name = _("template of an activity")
        verbose_name_plural = _("templates of activities")
        ordering = ["sort_order", "title"]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        low, high = self.age_min_months, self.age_max_months
        if low is not None and high is not None and high < low:
            raise ValidationError(
                {"age_max_months": _("The highest age is lower than the lowest age.")}
            )
