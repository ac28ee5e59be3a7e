"""The words of queries about search documents."""

from collections.abc import Iterable
from datetime import date
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, OuterRef, Q
from wagtail.models import Page

from search.criteria import Criterion, FinderCriteria

if TYPE_CHECKING:
    from search.document_models import SearchDocument  # noqa: F401

# Which column a wish is about; the others are facts of a date.
COLUMNS = {
    Criterion.FREE: "is_free",
    Criterion.NO_REGISTRATION: "is_drop_in",
    Criterion.CHILDCARE: "has_childcare",
    Criterion.FATHERS: "is_fathers_welcome",
    Criterion.ONLINE: "is_online",
}


def code_list(codes: Iterable[str]) -> str:
    """Return codes as a column keeps them: ",fr,nl,", and "" for none."""
    found = sorted(set(codes))
    return f",{','.join(found)}," if found else ""


def codes_in(column: str) -> frozenset[str]:
    return frozenset(filter(None, column.split(",")))


def has_any(name: str, codes: Iterable[str]) -> Q:
    """Return the condition that a column of codes holds one of these."""
    return reduce(or_, (Q(**{f"{name}__contains": f",{code},"}) for code in sorted(codes)))


class SearchDocumentQuerySet(models.QuerySet["SearchDocument"]):
    def shown(self) -> "SearchDocumentQuerySet":
        """Return the documents of pages that everybody may see now, whatever was indexed."""
        return self.filter(Exists(Page.objects.live().public().filter(pk=OuterRef("page_id"))))

    def answering(self, criteria: FinderCriteria, *, today: date) -> "SearchDocumentQuerySet":
        """Return the activities whose own facts answer a question; languages belong to a date."""
        found = self
        if criteria.ages_months:
            low, high = criteria.ages_months
            found = found.filter(age_min_months__lte=high).filter(
                Q(age_max_months=None) | Q(age_max_months__gte=low)
            )
        for name in ("offer_forms", "life_domains", "interpreters"):
            if codes := getattr(criteria, name):
                found = found.filter(has_any(name, codes))
        if criteria.max_taalicoon:
            found = found.filter(
                taalicoon__range=(1, criteria.max_taalicoon), taalicoon_from__lte=today
            )
        return found.filter(**{COLUMNS[wish]: True for wish in criteria.wishes if wish in COLUMNS})
