"""What the network team fills in: who is invited as what, a new location, one more language."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Site

from content.words import SOURCE_LANGUAGE
from editors.people import ROLE_NAMES, languages_to_add
from editors.roles import LOCATION_ROLES, RoleCode
from editors.services import LONGEST_NAME
from locations.models import LocationPage
from translations.wording import language_name

WHAT_ROLES_DO = {
    RoleCode.EDITOR: gettext_lazy("writes and publishes the pages of one location"),
    RoleCode.CALENDAR: gettext_lazy("cancels, moves and adds dates of one location"),
    RoleCode.REVIEWER: gettext_lazy("looks at pages of one location before they are published"),
    RoleCode.TRANSLATOR: gettext_lazy("translates the pages of all locations"),
    RoleCode.READER: gettext_lazy("reads the reports and changes nothing"),
    RoleCode.NETWORK: gettext_lazy("changes everything of every location, and invites people"),
}


def one_line(text: str) -> str:
    return " ".join(text.split())


class InviteForm(forms.Form):
    """Somebody, a role, and what the role is about."""

    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    first_name = forms.CharField(label=gettext_lazy("First name"), max_length=150)
    language_code = forms.ChoiceField(label=gettext_lazy("Language of the mail and of the admin"))
    role = forms.ChoiceField(label=gettext_lazy("Role"), widget=forms.RadioSelect)
    location = forms.ModelChoiceField(
        LocationPage.objects.none(),
        label=gettext_lazy("Location"),
        help_text=gettext_lazy("For an editor, a calendar editor or a reviewer."),
        required=False,
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages"),
        help_text=gettext_lazy("For a translator: into which languages."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["language_code"].choices = settings.WAGTAILADMIN_PERMITTED_LANGUAGES
        fields["role"].choices = [
            (code.value, f"{ROLE_NAMES[code]} – {what}") for code, what in WHAT_ROLES_DO.items()
        ]
        fields["location"].queryset = LocationPage.objects.source().order_by("title", "pk")
        fields["languages"].choices = languages_of_translators()

    def clean_first_name(self) -> str:
        return one_line(self.cleaned_data["first_name"])

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        role = values.get("role")
        if role not in LOCATION_ROLES:
            values["location"] = None
        elif not (values.get("location") or self.has_error("location")):
            self.add_error("location", _("Say at which location: this role is about one."))
        if role != RoleCode.TRANSLATOR:
            values["languages"] = []
        elif not (values.get("languages") or self.has_error("languages")):
            self.add_error("languages", _("Say into which language somebody translates."))
        return values


def languages_of_translators() -> list[tuple[str, str]]:
    """Return the languages that have a front page, which is where a translator begins."""
    home = Site.objects.get(is_default_site=True).root_page
    pages = home.get_translations().values_list("locale__language_code", flat=True)
    codes = set(pages) - {SOURCE_LANGUAGE}
    return [(code, language_name(code)) for code, _name in settings.LANGUAGES if code in codes]


class NewLocationForm(forms.Form):
    """What a location begins with."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        help_text=gettext_lazy("As families know it, such as “KOALA Lindewijk”."),
        max_length=LONGEST_NAME,
    )
    postcode = forms.CharField(
        label=gettext_lazy("Postcode"),
        help_text=gettext_lazy("Four digits. It fills in the municipality and the map."),
        max_length=4,
        validators=[RegexValidator(r"^[0-9]{4}$", gettext_lazy("Four digits, such as 9000."))],
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages beside Dutch"),
        help_text=gettext_lazy("A draft of the page is made in each. You can add others later."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["languages"].choices = [
            (code, name) for code, name in settings.LANGUAGES if code != SOURCE_LANGUAGE
        ]

    def clean_name(self) -> str:
        name = one_line(self.cleaned_data["name"])
        if LocationPage.objects.source().filter(title=name).exists():
            raise forms.ValidationError(_("There is a location of this name already."))
        return name


class LanguageForm(forms.Form):
    """One of the languages that a location does not have."""

    language_code = forms.ChoiceField(label=gettext_lazy("Language"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, location: LocationPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        self.languages = languages_to_add(location)
        fields["language_code"].choices = self.languages
