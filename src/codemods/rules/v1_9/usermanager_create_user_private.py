"""``UserManager._create_user()``."""

from __future__ import annotations

from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import own_definition
from codemods.rules.site import Site
from codemods.rules.triggers import OnMember


class UserManagerCreateUserPrivate(Rule):
    """``UserManager._create_user()`` takes ``is_staff`` and ``is_superuser`` as fields by keyword."""

    change = "1.9/usermanager-create-user-private"
    triggers = (OnMember("django.contrib.auth.models.UserManager", "_create_user"),)
    available = "1.9"
    examples = [
        Fixes(
            before="""\
                from django.contrib.auth.models import UserManager

                class StaffManager(UserManager):
                    def create_staff(self, name, email, password, **extra):
                        return self._create_user(name, email, password, True, False, **extra)
                """,
            after="""\
                from django.contrib.auth.models import UserManager

                class StaffManager(UserManager):
                    def create_staff(self, name, email, password, **extra):
                        return self._create_user(name, email, password, is_staff=True, is_superuser=False, **extra)
                """,
        ),
        Keeps(
            """\
                from django.contrib.auth.models import BaseUserManager, UserManager

                class OwnManager(BaseUserManager):
                    def _create_user(self, email, password, is_staff, is_superuser, **extra):
                        pass

                    def create_staff(self, email, password, **extra):
                        return self._create_user(email, password, True, True, False, **extra)

                class Others(UserManager):
                    def create_staff(self, name, email, password, **extra):
                        return self._create_user(name, email, password, is_staff=True, is_superuser=False)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        if call is None or len(call.args) not in (4, 5) or not self.replaceable:
            return
        found = site.infer(call.func.value) if hasattr(call.func, "value") else None
        if found is None or own_definition(site, found.qname, "_create_user") is not None:
            return
        editor = site.edit_call(call)
        for index, name in reversed([*enumerate(("is_staff", "is_superuser"), 3)][: len(call.args) - 3]):
            editor.to_keyword(index, name)
        yield site.fix(editor.edit())
