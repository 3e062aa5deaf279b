"""``SessionStore`` in ``django.contrib.sessions.models``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.exact import RenameExact


class SessionsModelsRefactor(RenameExact):
    """``SessionStore`` is imported from ``django.contrib.sessions.backends.db``."""

    change = "1.9/sessions-models-refactor"
    renames = {
        "django.contrib.sessions.models.SessionStore": "django.contrib.sessions.backends.db.SessionStore"
    }
    examples = [
        Fixes(
            before="""\
                from django.contrib.sessions.models import Session, SessionStore

                store = SessionStore(Session.objects.get().pk)
                """,
            after="""\
                from django.contrib.sessions.backends.db import SessionStore
                from django.contrib.sessions.models import Session

                store = SessionStore(Session.objects.get().pk)
                """,
        ),
        Keeps(
            source="""\
                from django.contrib.sessions.backends.db import SessionStore

                store = SessionStore()
                """,
        ),
    ]
