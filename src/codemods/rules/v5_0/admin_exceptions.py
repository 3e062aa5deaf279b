"""``AlreadyRegistered`` and ``NotRegistered``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.exact import RenameExact


class AdminExceptions(RenameExact):
    """The registration exceptions of the admin live in ``django.contrib.admin.exceptions``."""

    change = "5.0/admin-exceptions-moved"
    renames = {
        "django.contrib.admin.sites.AlreadyRegistered": "django.contrib.admin.exceptions.AlreadyRegistered",
        "django.contrib.admin.sites.NotRegistered": "django.contrib.admin.exceptions.NotRegistered",
    }
    examples = [
        Fixes(
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
