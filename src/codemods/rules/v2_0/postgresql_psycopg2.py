"""The backend ``django.db.backends.postgresql_psycopg2``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class PostgresqlPsycopg2(RenameSymbols):
    """The backend for PostgreSQL is called ``django.db.backends.postgresql``."""

    change = "2.0/postgresql-psycopg2-module"
    also = ("1.9/postgresql-engine-name", "2.0/postgresql-psycopg2-engine", "3.0/postgresql-psycopg2-backend")
    moves = {"django.db.backends.postgresql_psycopg2": "django.db.backends.postgresql"}
    paths = True
    available = "1.9"
    examples = [
        Fixes(
            before="""\
                DATABASES = {
                    "default": {"ENGINE": "django.db.backends.postgresql_psycopg2", "NAME": "shop"},
                }
                """,
            after="""\
                DATABASES = {
                    "default": {"ENGINE": "django.db.backends.postgresql", "NAME": "shop"},
                }
                """,
            path="shop/settings.py",
        ),
        Fixes(
            before="""\
                from django.db.backends.postgresql_psycopg2.base import DatabaseWrapper as Base

                class DatabaseWrapper(Base):
                    pass
                """,
            after="""\
                from django.db.backends.postgresql.base import DatabaseWrapper as Base

                class DatabaseWrapper(Base):
                    pass
                """,
        ),
        Fixes(
            before="""\
                from django.db import connection

                def native(settings):
                    return settings.DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql_psycopg2"
                """,
            after="""\
                from django.db import connection

                def native(settings):
                    return settings.DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql"
                """,
        ),
        Keeps("""\
                ENGINES = ["django.db.backends.postgresql", "django_postgrespool", "transaction_hooks.backends.postgresql_psycopg2"]
                """),
    ]
