"""Makes the index of tokens in the database; called by migrations.

A migration that changes the table of texts on SQLite makes a new table, which loses the triggers:
it must call `make_token_index` again.
"""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# The names are those of search.token_fields.FOUND_TABLE and VECTOR_COLUMN.
_DROP_SQLITE = [
    "DROP TRIGGER IF EXISTS search_found_added",
    "DROP TRIGGER IF EXISTS search_found_deleted",
    "DROP TRIGGER IF EXISTS search_found_changed",
    "DROP TABLE IF EXISTS search_found",
]
_MAKE_SQLITE = [
    """CREATE VIRTUAL TABLE search_found USING fts5(
        tokens, content='search_searchtext', content_rowid='id', detail='none',
        tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'")""",
    """CREATE TRIGGER search_found_added AFTER INSERT ON search_searchtext BEGIN
        INSERT INTO search_found(rowid, tokens) VALUES (new.id, new.tokens); END""",
    """CREATE TRIGGER search_found_deleted AFTER DELETE ON search_searchtext BEGIN
        INSERT INTO search_found(search_found, rowid, tokens)
        VALUES ('delete', old.id, old.tokens); END""",
    """CREATE TRIGGER search_found_changed AFTER UPDATE ON search_searchtext BEGIN
        INSERT INTO search_found(search_found, rowid, tokens)
        VALUES ('delete', old.id, old.tokens);
        INSERT INTO search_found(rowid, tokens) VALUES (new.id, new.tokens); END""",
    "INSERT INTO search_found(search_found) VALUES ('rebuild')",
]
_DROP_POSTGRESQL = ["ALTER TABLE search_searchtext DROP COLUMN IF EXISTS token_vector"]
_MAKE_POSTGRESQL = [
    """ALTER TABLE search_searchtext ADD COLUMN token_vector tsvector
        GENERATED ALWAYS AS (array_to_tsvector(string_to_array(tokens, ' '))) STORED""",
    """CREATE INDEX search_searchtext_token_vector ON search_searchtext
        USING gin (token_vector)""",
]


def make_token_index(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the index of tokens, anew when there is one. An operation for `RunPython`."""
    drop_token_index(apps, schema_editor)
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    try:
        for statement in _MAKE_SQLITE if is_sqlite else _MAKE_POSTGRESQL:
            schema_editor.execute(statement, params=None)
    except OperationalError as error:
        if "no such module" in str(error):
            raise ImproperlyConfigured(
                "This SQLite has no FTS5, which the finder looks up words with. Use a Python whose "
                "SQLite was compiled with it, or set KOALA_DATABASE_URL to a PostgreSQL."
            ) from error
        raise


def drop_token_index(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in _DROP_SQLITE if is_sqlite else _DROP_POSTGRESQL:
        schema_editor.execute(statement, params=None)
