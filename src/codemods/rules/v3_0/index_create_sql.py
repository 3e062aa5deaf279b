"""Index classes that make their SQL themselves."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.handed_on import HandOnKeywords


class IndexCreateSql(HandOnKeywords):
    """On PostgreSQL, ``create_sql()`` and ``remove_sql()`` of an index are called with ``concurrently``."""

    change = "3.0/undocumented-index-create-sql"
    base = "django.db.models.Index"
    methods = ("create_sql", "remove_sql")
    given = ("concurrently",)
    advice = "Take **kwargs, and hand them on."
    examples = [
        Fixes(
            before="""\
                from django.db.models import Index

                class UniqueIndex(Index):
                    def create_sql(self, model, schema_editor, using=""):
                        statement = super().create_sql(model, schema_editor, using)
                        statement.template = self.template
                        return statement

                    def remove_sql(self, model, schema_editor):
                        return None
                """,
            after="""\
                from django.db.models import Index

                class UniqueIndex(Index):
                    def create_sql(self, model, schema_editor, using="", **kwargs):
                        statement = super().create_sql(model, schema_editor, using, **kwargs)
                        statement.template = self.template
                        return statement

                    def remove_sql(self, model, schema_editor, **kwargs):
                        return None
                """,
        ),
        Keeps(
            """\
                from django.contrib.postgres.indexes import GinIndex
                from django.db.models import Index

                class ShopIndex(Index):
                    def create_sql(self, model, schema_editor, using="", concurrently=False):
                        return None

                class BookIndex(GinIndex):
                    def create_sql(self, model, schema_editor, **kwargs):
                        return None

                class Table:
                    def create_sql(self, model, schema_editor):
                        return None
                """
        ),
    ]
