"""Asks the database which texts hold some tokens: FTS5 on SQLite, tsvector on PostgreSQL.

The database only looks up: which tokens a text has and a question asks for is the analyser's.
Tokens are letters and digits, so that none can be taken for a part of the question's grammar.
"""

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.sql.compiler import SQLCompiler

from search.analysis import Terms

FOUND_TABLE = "search_found"  # FTS5; its rowid is the key of the text
VECTOR_COLUMN = "token_vector"  # PostgreSQL


class TokensField(models.TextField):
    """A text of tokens. `tokens__found=terms`: has one alternative of each term."""


@TokensField.register_lookup
class Found(models.Lookup):
    lookup_name = "found"
    prepare_rhs = False
    rhs: Terms

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any
    ) -> tuple[str, list[Any]]:
        groups = [" OR ".join(f'"{token}"' for token in tokens) for tokens in self.rhs]
        question = " AND ".join(f"({group})" for group in groups)
        key = f'{compiler.quote_name_unless_alias(self.lhs.alias)}."id"'
        sql = f"{key} IN (SELECT rowid FROM {FOUND_TABLE} WHERE {FOUND_TABLE} MATCH %s)"  # noqa: S608
        return sql, [question]

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any
    ) -> tuple[str, list[Any]]:
        groups = [" | ".join(f"'{token}'" for token in tokens) for tokens in self.rhs]
        question = " & ".join(f"({group})" for group in groups)
        column = f'{compiler.quote_name_unless_alias(self.lhs.alias)}."{VECTOR_COLUMN}"'
        return f"{column} @@ %s::tsquery", [question]
