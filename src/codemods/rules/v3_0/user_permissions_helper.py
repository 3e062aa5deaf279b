"""``_user_get_all_permissions()``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.called import CallBecomes


class UserPermissionsHelper(CallBecomes):
    """``_user_get_all_permissions()`` is ``_user_get_permissions()``, which is told which of them."""

    change = "3.0/user-get-all-permissions-helper"
    calls = {
        "django.contrib.auth.models._user_get_all_permissions": (
            ("user", "obj"),
            '{django.contrib.auth.models._user_get_permissions}({user}, {obj}, "all")',
        ),
    }
    optional = {"obj": "None"}
    needs = ("django.contrib.auth.models._user_get_permissions",)
    examples = [
        Fixes(
            before="""\
                from django.contrib.auth.models import _user_get_all_permissions

                def permissions(user, obj=None):
                    return _user_get_all_permissions(user, obj)
                """,
            after="""\
                from django.contrib.auth.models import _user_get_permissions

                def permissions(user, obj=None):
                    return _user_get_permissions(user, obj, "all")
                """,
        ),
        Keeps("""\
                from shop.users import _user_get_all_permissions

                print(_user_get_all_permissions(1, 2))
                """),
    ]
