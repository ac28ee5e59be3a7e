"""Puts the first templates in the database."""

from activities.models import ActivityTemplate
from activities.template_seeds import TEMPLATES
from content.choices import Taxonomy
from content.models import Term


def seed_templates() -> int:
    """Fill an empty list of templates; one with rows is the network team's own."""
    if ActivityTemplate.objects.exists():
        return 0
    types = {term.code: term for term in Term.objects.of(Taxonomy.ACTIVITY_TYPE)}
    forms = {term.code: term for term in Term.objects.of(Taxonomy.OFFER_FORM)}
    for order, seed in enumerate(TEMPLATES):
        template = ActivityTemplate.objects.create(
            title=seed.title,
            summary=seed.summary,
            activity_type=types[seed.activity_type],
            age_min_months=seed.age_min_months,
            age_max_months=seed.age_max_months,
            for_whom=seed.for_whom,
            access=seed.access,
            registration_text=seed.registration_text,
            bring=seed.bring,
            steps=[
                ("step", {"icon": icon, "title": title, "text": text})
                for icon, title, text in seed.steps
            ],
            start_time=seed.start_time,
            end_time=seed.end_time,
            holiday_policy=seed.holiday_policy,
            sort_order=order,
        )
        template.offer_forms.set([forms[code] for code in seed.offer_forms])
    return len(TEMPLATES)
