"""Base classes of users where the auth application is not installed."""

from __future__ import annotations

from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.exact import RenameExact
from codemods.rules.site import Site

_AUTH = "django.contrib.auth"


class AuthBaseUserModule(RenameExact):
    """Where ``django.contrib.auth`` is not installed, its base classes are imported from ``base_user``."""

    change = "1.9/auth-base-user-module"
    renames = {
        f"{_AUTH}.models.{name}": f"{_AUTH}.base_user.{name}"
        for name in ("AbstractBaseUser", "BaseUserManager")
    }
    examples = [
        Fixes(
            path="shop/models.py",
            before="""\
                from django.contrib.auth.models import AbstractBaseUser

                class Customer(AbstractBaseUser):
                    pass
                """,
            after="""\
                from django.contrib.auth.base_user import AbstractBaseUser

                class Customer(AbstractBaseUser):
                    pass
                """,
            files={
                "shop/__init__.py": "",
                "shop/settings.py": "INSTALLED_APPS = ['django.contrib.sessions', 'shop']\n",
            },
        ),
        Keeps(
            path="shop/models.py",
            source="""\
                from django.contrib.auth.models import AbstractBaseUser

                class Customer(AbstractBaseUser):
                    pass
                """,
            files={
                "shop/__init__.py": "",
                "shop/settings.py": "INSTALLED_APPS = ['django.contrib.auth', 'shop']\n",
            },
        ),
        Keeps(
            """\
                from django.contrib.auth.models import AbstractBaseUser

                class Customer(AbstractBaseUser):
                    pass
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        lists = site.index.binders("INSTALLED_APPS")
        if not lists or any(_AUTH in facts.strings or facts.stars for facts in lists):
            return
        if _AUTH in getattr(site.project, "strings", frozenset()):
            return
        yield from super().visit(site)

    def _survives(self, qname: str) -> bool:
        return False
