"""The form in which an editor uploads a picture and notes the consent."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from content.consent import PeopleVisible
from content.consent_forms import ConsentCheck
from content.fields import RedrawnFile, redrawn
from content.picture_files import PictureProblem, PictureRefusedError
from content.picture_text_fields import TextsField, other_languages
from content.picture_texts import behind, rewritten

REFUSED = {
    PictureProblem.UNREADABLE: gettext_lazy(
        "This picture cannot be read: the file is broken, or it is no JPG, PNG, WebP or GIF. "
        "Nothing is lost: take or choose the picture again."
    ),
    PictureProblem.IPHONE: gettext_lazy(
        "This is a HEIC picture of an iPhone, which most phones cannot show. On the iPhone, go to "
        "Settings > Camera > Formats and choose “Most Compatible”, or send it to yourself as JPG."
    ),
    PictureProblem.TOO_MANY_BYTES: gettext_lazy(
        "This file is too large: a picture can be 10 MB at most. Send it to yourself in the size "
        "“large”, and upload that one."
    ),
    PictureProblem.TOO_MANY_PIXELS: gettext_lazy(
        "This picture has too many dots: 40 megapixels at most. Make it smaller first."
    ),
}


class PictureUploadField(WagtailImageField):
    """Takes a file by what is in it, whatever its name says, and draws it again."""

    def to_python(self, data: Any) -> RedrawnFile | None:
        file = forms.FileField.to_python(self, data)
        if file is None:
            return None
        try:
            return redrawn(file)
        except PictureRefusedError as refused:
            raise ValidationError(REFUSED[refused.problem], code="invalid_image") from refused


class PictureForm(ConsentCheck, BaseImageForm):
    """Asks who is on the picture, until when they agree, and where the paper lies."""

    is_withdrawn = forms.BooleanField(
        required=False,
        label=gettext_lazy("The consent was withdrawn"),
        help_text=gettext_lazy("The picture is taken off line at once, and for good."),
    )

    class Meta(BaseImageForm.Meta):
        widgets = {
            **BaseImageForm.Meta.widgets,
            "people_visible": forms.RadioSelect,
            "consent_kind": forms.RadioSelect,
            "consent_until": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if (field := self.fields.get("file")) is not None:
            upload = PictureUploadField(
                label=field.label, required=field.required, widget=field.widget
            )
            upload.help_text = _(
                "JPG, PNG, WebP or GIF, 10 MB at most. Place and camera are erased."
            )
            # Kinds, not "image/*": an iPhone then makes a JPG of its HEIC by itself.
            upload.widget.attrs["accept"] = "image/jpeg,image/png,image/webp,image/gif"
            self.fields["file"] = upload
        self.fields["description"].label = _("Alternative text")
        self.fields["description"].help_text = _(
            "In Dutch: what can be seen, for who cannot see it. No names."
        )
        self._offer_other_languages()
        for name in ("people_visible", "consent_kind"):
            # A plain choice, without the line of dashes that means "nothing" in a list.
            field = self.fields[name]
            field.choices = [choice for choice in field.choices if choice[0]]
        # Several at once: the first request brings files alone, the form follows below each.
        is_new_file = self.is_bound and not self.instance.pk and "file" in self.fields
        self.is_file_alone = is_new_file and self.add_prefix("description") not in self.data
        # Nothing else stands in the way of a withdrawal.
        is_withdrawn = self.is_bound and self.add_prefix("is_withdrawn") in self.data
        for name in ("description", "people_visible"):
            self.fields[name].required = not (self.is_file_alone or is_withdrawn)
        if not self.instance.pk:
            del self.fields["is_withdrawn"]

    def _offer_other_languages(self) -> None:
        texts = TextsField(required=False, label=_("Alternative text in other languages"))
        texts.widget.behind = behind(
            self.instance.translated_texts, dutch=self.instance.description
        )
        self.fields["translated_texts"] = texts
        if not other_languages():
            del self.fields["translated_texts"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if "translated_texts" in cleaned:
            # Another file with another Dutch text is another picture: what was said of it goes.
            is_other = {"file", "description"} <= set(self.changed_data)
            cleaned["translated_texts"] = rewritten(
                {} if is_other else self.instance.translated_texts,
                cleaned["translated_texts"],
                dutch=cleaned.get("description", ""),
            )
        if self.is_file_alone and self.errors and "file" not in self.errors:
            # Without an error of the file, Wagtail would keep it as it came and ask the rest later.
            self.add_error("file", _("Choose another title or another collection."))
        if self.instance.withdrawn_at:
            raise ValidationError(
                _("The consent was withdrawn. With a new consent, upload it as a new picture.")
            )
        if cleaned.get("is_withdrawn"):
            return cleaned
        if cleaned.get("people_visible") != PeopleVisible.RECOGNISABLE:
            cleaned |= {"consent_kind": "", "consent_reference": "", "consent_until": None}
        else:
            self.check_consent(cleaned)
        if self._is_file_gone():
            self.add_error(
                "file" if "file" in self.fields else None,
                _("The file was taken off line when the consent ended. Choose it again."),
            )
        return cleaned

    def _is_file_gone(self) -> bool:
        if not self.instance.pk or "file" in self.changed_data:
            return False
        return not self.instance.file.storage.exists(self.instance.file.name)

    def save(self, commit: bool = True) -> Any:
        if self.cleaned_data.get("is_withdrawn"):
            self.instance.withdrawn_at = timezone.now()
        return super().save(commit=commit)
