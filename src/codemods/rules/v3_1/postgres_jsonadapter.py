"""``JsonAdapter``."""

from codemods.rules.examples import Keeps, Suggests
from codemods.rules.shapes import RenameSymbols


class PostgresJsonadapter(RenameSymbols):
    """``JsonAdapter`` made way for psycopg2's ``Json``."""

    change = "3.1/postgres-jsonadapter"
    renames = {"django.contrib.postgres.fields.jsonb.JsonAdapter": "psycopg2.extras.Json"}
    suggests = True
    advice = "Give it dumps= in place of encoder=."
    examples = [
        Suggests(
            before="""\
                from django.contrib.postgres.fields.jsonb import JsonAdapter

                print(JsonAdapter({}))
                """,
            after="""\
                from psycopg2.extras import Json

                print(Json({}))
                """,
        ),
        Keeps("""\
                from psycopg2.extras import Json

                print(Json({}))
                """),
    ]
