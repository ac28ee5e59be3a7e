"""What follows for the index: from pages, who may see them, translations and lists of words."""

from collections.abc import Iterable
from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models.signals import post_delete, post_migrate, post_save
from django.db.transaction import on_commit
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from activities.events import dates_changed
from content.models import Term, TranslatedText
from search.affected import activities_of, every_activity
from search.elastic_tasks import follow
from search.finding import finder
from search.models import SearchWords


def _index(keys: Iterable[UUID]) -> None:
    """Tell the engine once what was written is there for everybody."""
    if found := sorted(set(keys)):
        on_commit(partial(finder().index, found))


@receiver(page_published)
@receiver(page_unpublished)
@receiver(post_page_move)
def index_changed_page(instance: Page, **kwargs: Any) -> None:
    _index(activities_of(instance))


@receiver(post_delete, sender=Page)
def index_deleted_page(instance: Page, **kwargs: Any) -> None:
    """A translation went: its words go. A Dutch page takes its document along by itself."""
    _index([instance.translation_key])


@receiver(dates_changed)
def follow_changed_dates(activity_key: UUID, **kwargs: Any) -> None:
    """Elasticsearch keeps the dates too; the database asks them where they are."""
    if settings.ELASTICSEARCH_URL:
        on_commit(partial(follow, [activity_key]))


@receiver(post_save, sender=TranslatedText)
def index_translated_text(instance: TranslatedText, **kwargs: Any) -> None:
    _index(activities_of(instance.page))


@receiver(post_save, sender=PageViewRestriction)
@receiver(post_delete, sender=PageViewRestriction)
def index_restricted_page(instance: PageViewRestriction, **kwargs: Any) -> None:
    page = Page.objects.filter(pk=instance.page_id).first()
    if page is not None:
        _index(activities_of(page))


@receiver(post_save, sender=SearchWords)
@receiver(post_delete, sender=SearchWords)
@receiver(post_save, sender=Term)
def index_changed_words(**kwargs: Any) -> None:
    """Every text may hold the word, and seldom does the network team change one."""
    if not kwargs.get("raw"):
        _index(every_activity())


@receiver(post_migrate)
def index_what_is_missing(sender: Any, plan: Any = (), **kwargs: Any) -> None:
    """After an update of its tables the finder must find what it found before."""
    if sender.name != "search":
        return
    own = [step for step in plan if step[0].app_label == "search"]
    forwards = [not is_backwards for _migration, is_backwards in own]
    if forwards and all(forwards) and finder().health().missing:
        finder().index(every_activity())
