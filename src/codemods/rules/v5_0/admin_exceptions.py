"""``AlreadyRegistered`` and ``NotRegistered``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.exact import RenameExact


class AdminExceptions(RenameExact):
    """The registration exceptions of the admin live in ``django.contrib.admin.exceptions``.

    The old module still imports them for its own use, without a warning, in every release known.
    """

    change = "5.0/admin-exceptions-moved"
    available = "5.0"
    renames = {
        "django.contrib.admin.sites.AlreadyRegistered": "django.contrib.admin.exceptions.AlreadyRegistered",
        "django.contrib.admin.sites.NotRegistered": "django.contrib.admin.exceptions.NotRegistered",
    }
    examples = [
        Fixes(
            modernize=True,
            before="""\
                from django.contrib.admin.sites import AdminSite, AlreadyRegistered

                def register(site: AdminSite, model):
                    try:
                        site.register(model)
                    except AlreadyRegistered:
                        pass
                """,
            after="""\
                from django.contrib.admin.exceptions import AlreadyRegistered
                from django.contrib.admin.sites import AdminSite

                def register(site: AdminSite, model):
                    try:
                        site.register(model)
                    except AlreadyRegistered:
                        pass
                """,
        ),
        Keeps(
            """\
                from django.contrib.admin.exceptions import AlreadyRegistered
                from shop.sites import NotRegistered
                """
        ),
    ]

    def _message(self, old: str, new: str) -> str:
        return f"{old} lives in {new.rpartition('.')[0]} since Django 5.0"
