"""Names of terms in other languages: from CLDR for languages, from our catalogues for the rest."""

import pytest

from content.models import Term
from content.term_names import name_of_term


@pytest.mark.parametrize(
    ("taxonomy", "code", "dutch", "language", "name"),
    [
        ("language", "tr", "Turks", "fr", "turc"),
        ("language", "fa-AF", "Dari", "en", "Dari"),
        ("language", "nl", "Nederlands", "tr", "Hollandaca (Flamanca)"),
        ("language", "rom", "Romani", "ar", ""),
        ("activity-type", "reading", "Voorleesmoment", "so", ""),
    ],
)
def test_a_term_has_its_name_in_a_language_or_stays_dutch(taxonomy, code, dutch, language, name):
    assert name_of_term(taxonomy, code, dutch, language) == name


def test_a_site_begins_with_its_terms_in_every_language_that_is_complete(site):
    for code in ("fr", "en", "ar", "tr"):
        names = Term.objects.filter(locale__language_code=code, taxonomy="activity-type")
        dutch = Term.objects.filter(locale__language_code="nl", taxonomy="activity-type")
        assert names.count() == dutch.count()
        assert not names.filter(name__in=dutch.values("name")).exists()
