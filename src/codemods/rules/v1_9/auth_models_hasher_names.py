"""Password helpers that ``django.contrib.auth.models`` happened to hold."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.exact import RenameExact


class AuthModelsHasherNames(RenameExact):
    """Password helpers are imported from ``django.contrib.auth.hashers`` and ``django.utils.crypto``."""

    change = "1.9/auth-models-hasher-names"
    renames = {
        "django.contrib.auth.models.make_password": "django.contrib.auth.hashers.make_password",
        "django.contrib.auth.models.check_password": "django.contrib.auth.hashers.check_password",
        "django.contrib.auth.models.is_password_usable": "django.contrib.auth.hashers.is_password_usable",
        "django.contrib.auth.models.get_random_string": "django.utils.crypto.get_random_string",
        "django.contrib.auth.models.salted_hmac": "django.utils.crypto.salted_hmac",
    }
    examples = [
        Fixes(
            before="""\
                from django.contrib.auth.models import User, make_password

                user = User(password=make_password("x"))
                """,
            after="""\
                from django.contrib.auth.hashers import make_password
                from django.contrib.auth.models import User

                user = User(password=make_password("x"))
                """,
        ),
        Fixes(
            before="""\
                from django.contrib.auth import models

                print(models.get_random_string(5))
                """,
            after="""\
                from django.utils.crypto import get_random_string

                print(get_random_string(5))
                """,
        ),
        Keeps(
            source="""\
                from django.contrib.auth.hashers import make_password
                from shop.auth.models import check_password

                check_password("x", make_password("x"))
                """,
        ),
    ]
