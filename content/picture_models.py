"""Pictures, and what may be shown of them."""

import secrets
from datetime import date
from pathlib import PurePath

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, get_upload_to

from content.consent import (
    CONSENT_KINDS,
    PEOPLE_VISIBLE,
    Consent,
    ConsentProblem,
    is_number_of_paper,
    reason_in_words,
)
from content.fields import OriginalField, originals
from content.picture_texts import description_in
from content.querysets import PictureQuerySet
from content.words import Words

RENDITIONS = "images"  # the one public folder


class Picture(AbstractImage):
    """A picture, and the consent of who is on it. Its description is the alternative text."""

    # As content/picture_texts.py has them: beside the picture, so that no list asks for them.
    translated_texts = models.JSONField(
        _("alternative text in other languages"), default=dict, blank=True
    )
    # What was uploaded, drawn again; pages show renditions only.
    file = OriginalField(
        verbose_name=_("file"),
        storage=originals,
        upload_to=get_upload_to,
        width_field="width",
        height_field="height",
    )
    people_visible = models.CharField(
        _("who can be seen?"), max_length=20, choices=PEOPLE_VISIBLE, blank=True
    )
    consent_kind = models.CharField(
        _("consent"),
        max_length=20,
        choices=CONSENT_KINDS,
        blank=True,
        help_text=_("Only for people who can be recognised. Without it, no page shows them."),
    )
    consent_until = models.DateField(
        _("consent until"),
        null=True,
        blank=True,
        help_text=_("The last day. The night after, the picture is taken off line for good."),
    )
    consent_reference = models.CharField(
        _("number of the consent"),
        max_length=40,
        blank=True,
        validators=[is_number_of_paper],
        help_text=_("The number under which you keep the paper, for example 2026-014. No name."),
    )
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True, editable=False)
    is_demo = models.BooleanField(_("demo content"), default=False, editable=False)

    objects = PictureQuerySet.as_manager()

    admin_form_fields = (
        "title",
        "file",
        "description",
        "translated_texts",
        "people_visible",
        "consent_kind",
        "consent_reference",
        "consent_until",
        "collection",
        *(f"focal_point_{part}" for part in ("x", "y", "width", "height")),
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def get_upload_to(self, filename: str) -> str:
        """Return a name that tells nothing and that nobody can guess: a file name can be one's."""
        return f"{secrets.token_hex(12)}{PurePath(filename).suffix.lower()}"

    @property
    def consent(self) -> Consent:
        return Consent(
            people=self.people_visible,
            kind=self.consent_kind,
            until=self.consent_until,
            reference=self.consent_reference,
            is_withdrawn=self.withdrawn_at is not None,
        )

    def description_in(self, language_code: str) -> Words:
        """Return the alternative text in a language, or else in Dutch."""
        return description_in(language_code, dutch=self.description, kept=self.translated_texts)

    def problem_on(self, today: date) -> ConsentProblem | None:
        """Return why no page may show the picture on a day, or nothing when it may."""
        return self.consent.problem_on(today)

    def reason_not_to_publish(self, today: date) -> str:
        """Return why no page with this picture can be published, for an editor; mostly empty."""
        problem = self.problem_on(today)
        return str(reason_in_words(title=self.title, description=self.description, problem=problem))


class PictureRendition(AbstractRendition):
    """A picture in a size that a page shows."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"],
                name="rendition_is_made_once",
            )
        ]

    def get_upload_to(self, filename: str) -> str:
        """Return a name in a folder of the picture alone, so that all can be taken away."""
        return f"{rendition_folder(self.image.file.name)}/{filename}"


def rendition_folder(original_name: str) -> str:
    """Return the folder of what is shown of an uploaded file."""
    return f"{RENDITIONS}/{PurePath(original_name).stem}"
