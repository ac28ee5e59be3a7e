"""Commands about the index, and what a new version of the site does for it."""

from io import StringIO
from types import SimpleNamespace

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import OperationalError

from search.models import SearchDocument
from search.signals import index_what_is_missing
from search.token_tables import make_token_index
from tests.factories import make_activity

pytestmark = pytest.mark.usefixtures("site")


def run(name):
    out = StringIO()
    call_command(name, stdout=out, verbosity=0)
    return out.getvalue().strip()


def test_the_status_is_an_error_until_everything_is_in_the_index():
    make_activity()
    assert run("search_status") == "sql: 1 activities indexed, 0 missing, 0 too many"
    SearchDocument.objects.all().delete()
    with pytest.raises(CommandError, match="rebuild_search"):
        run("search_status")
    assert run("rebuild_search") == "1 activities indexed"
    assert run("search_status") == "sql: 1 activities indexed, 0 missing, 0 too many"


@pytest.mark.parametrize(("is_backwards", "indexed"), [(False, 1), (True, 0)])
def test_after_a_migration_of_its_tables_the_index_is_filled(is_backwards, indexed):
    make_activity()
    SearchDocument.objects.all().delete()
    plan = [(SimpleNamespace(app_label="search"), is_backwards)]
    index_what_is_missing(SimpleNamespace(name="search"), plan=plan)
    assert SearchDocument.objects.count() == indexed


def test_a_sqlite_without_fts5_is_named_as_the_problem():
    class WithoutFts5:
        connection = SimpleNamespace(vendor="sqlite")

        def execute(self, statement, params):
            if statement.startswith("CREATE VIRTUAL"):
                raise OperationalError("no such module: fts5")

    with pytest.raises(ImproperlyConfigured, match="FTS5"):
        make_token_index(None, WithoutFts5())
