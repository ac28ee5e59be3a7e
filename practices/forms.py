"""The form an editor fills in for a practice."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from content.choices import Taxonomy
from content.forms import TermsField
from content.page_forms import BasePageForm


class PracticePageForm(BasePageForm):
    """Adds the goals, as boxes to tick."""

    goals = TermsField(Taxonomy.GOAL, label=_("Goals"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("goals", [row.term_id for row in self.instance.goal_rows.all()])

    def save(self, commit: bool = True) -> Any:
        page = super().save(commit=False)
        page.goal_rows = [page.goal_rows.model(term=term) for term in self.cleaned_data["goals"]]
        if commit:
            page.save()
        return page
