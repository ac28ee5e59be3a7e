"""Makes the index of tokens in the database; called by migrations.

A migration that changes the table of texts on SQLite makes a new table, which loses the triggers:
it must call `make_token_index` again.
"""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from search.token_fields import FOUND_TABLE, VECTOR_COLUMN

TEXTS = "search_searchtext"

_SQLITE = [
    f"DROP TRIGGER IF EXISTS {FOUND_TABLE}_added",
    f"DROP TRIGGER IF EXISTS {FOUND_TABLE}_deleted",
    f"DROP TRIGGER IF EXISTS {FOUND_TABLE}_changed",
    f"DROP TABLE IF EXISTS {FOUND_TABLE}",
    f"""CREATE VIRTUAL TABLE {FOUND_TABLE} USING fts5(
        tokens, content='{TEXTS}', content_rowid='id', detail='none',
        tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'")""",
    f"""CREATE TRIGGER {FOUND_TABLE}_added AFTER INSERT ON {TEXTS} BEGIN
        INSERT INTO {FOUND_TABLE}(rowid, tokens) VALUES (new.id, new.tokens); END""",
    f"""CREATE TRIGGER {FOUND_TABLE}_deleted AFTER DELETE ON {TEXTS} BEGIN
        INSERT INTO {FOUND_TABLE}({FOUND_TABLE}, rowid, tokens)
        VALUES ('delete', old.id, old.tokens); END""",
    f"""CREATE TRIGGER {FOUND_TABLE}_changed AFTER UPDATE ON {TEXTS} BEGIN
        INSERT INTO {FOUND_TABLE}({FOUND_TABLE}, rowid, tokens)
        VALUES ('delete', old.id, old.tokens);
        INSERT INTO {FOUND_TABLE}(rowid, tokens) VALUES (new.id, new.tokens); END""",
    f"INSERT INTO {FOUND_TABLE}({FOUND_TABLE}) VALUES ('rebuild')",
]
_POSTGRESQL = [
    f"ALTER TABLE {TEXTS} DROP COLUMN IF EXISTS {VECTOR_COLUMN}",
    f"""ALTER TABLE {TEXTS} ADD COLUMN {VECTOR_COLUMN} tsvector
        GENERATED ALWAYS AS (array_to_tsvector(string_to_array(tokens, ' '))) STORED""",
    f"CREATE INDEX {TEXTS}_{VECTOR_COLUMN} ON {TEXTS} USING gin ({VECTOR_COLUMN})",
]


def make_token_index(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the index of tokens, anew when there is one. An operation for `RunPython`."""
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    try:
        for statement in _SQLITE if is_sqlite else _POSTGRESQL:
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
    for statement in _SQLITE[:4] if is_sqlite else _POSTGRESQL[:1]:
        schema_editor.execute(statement, params=None)
