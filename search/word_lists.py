"""The lists of words as the network team has them now, ready for the analyser."""

from collections.abc import Iterable

from django.db.models import Count, Sum

from search.first_words import first_words, separated
from search.models import SearchWords
from search.vocabulary import Kind, ListedWords, WordLists, word_lists

# Of each language the last lists and what they were made of. Made again when a row changed, on
# whichever machine: a stamp is drawn anew at each change.
_made: dict[str, tuple[tuple[int, int], WordLists]] = {}


def lists_for(language_code: str) -> WordLists:
    """Return the lists of one language. One query while nothing changed."""
    return lists_in([language_code])[language_code]


def lists_in(language_codes: Iterable[str]) -> dict[str, WordLists]:
    """Return the lists of some languages, in their order. One query while nothing changed."""
    codes = list(dict.fromkeys(language_codes))
    rows = (
        SearchWords.objects.filter(language_code__in=codes)
        .order_by()
        .values_list("language_code")
        .annotate(Count("pk"), Sum("stamp"))
    )
    versions = {code: (count, total) for code, count, total in rows}
    found = {}
    for code in codes:
        version = versions.get(code, (0, 0))
        version_made, lists = _made.get(code, (None, None))
        if lists is None or version_made != version:
            lists = word_lists(code, _rows(code))
            _made[code] = (version, lists)
        found[code] = lists
    return found


def _rows(language_code: str) -> list[ListedWords]:
    rows = SearchWords.objects.filter(language_code=language_code)
    return [
        ListedWords(Kind(kind), word, separated(others))
        for kind, word, others in rows.values_list("kind", "word", "others")
    ]


def seed_search_words(language_codes: Iterable[str]) -> int:
    """Fill the list of each language that has none; one with words is the network team's own."""
    present = set(SearchWords.objects.order_by().values_list("language_code", flat=True).distinct())
    rows = [
        SearchWords(
            language_code=code, kind=row.kind.value, word=row.word, others=", ".join(row.others)
        )
        for code in language_codes
        if code not in present
        for row in first_words(code)
    ]
    return len(SearchWords.objects.bulk_create(rows))
