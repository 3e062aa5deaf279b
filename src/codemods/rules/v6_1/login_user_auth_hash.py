"""User classes that ``login()`` asks for a hash they do not have."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.model_objects import model_of
from codemods.rules.shapes.relations import relations_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, OnSetting

_NAMES = frozenset(["get_session_auth_hash", "__getattr__"])


class LoginUserAuthHash(Rule):
    """``login()`` calls ``get_session_auth_hash()`` of every user, and this class has none."""

    change = "6.1/login-user-without-auth-hash"
    advice = (
        "Derive the class from AbstractBaseUser, or give it a get_session_auth_hash() that returns a text."
    )
    triggers = (
        OnSetting("AUTH_USER_MODEL"),
        OnCall("django.contrib.auth.login"),
        OnCall("django.contrib.auth.alogin"),
    )
    examples = [
        Flags(
            path="config/settings.py",
            files={
                "shop/models.py": """\
                    from django.db import models

                    class Person(models.Model):
                        name = models.CharField(max_length=10)
                        USERNAME_FIELD = "name"
                        REQUIRED_FIELDS = ()
                    """
            },
            source="""\
                INSTALLED_APPS = ["django.contrib.auth", "shop"]
                AUTH_USER_MODEL = "shop.Person"
                """,
            line=2,
        ),
        Flags(
            """\
                from django.contrib.auth import login
                from django.db import models

                class Guest(models.Model):
                    pass

                def enter(request):
                    login(request, Guest.objects.create(), backend="shop.Backend")
                """,
            line=8,
        ),
        Keeps(
            path="config/settings.py",
            files={
                "shop/models.py": """\
                    from django.contrib.auth.models import AbstractUser
                    from django.db import models

                    class Person(AbstractUser):
                        pass
                    """
            },
            source="""\
                INSTALLED_APPS = ["django.contrib.auth", "shop"]
                AUTH_USER_MODEL = "shop.Person"
                """,
        ),
        Keeps(
            """\
                from django.contrib.auth import get_user_model, login
                from django.db import models
                from vendor.models import Base

                class Guest(models.Model):
                    def get_session_auth_hash(self):
                        return ""

                class Other(Base, models.Model):
                    pass

                def enter(request, user):
                    login(request, Guest.objects.create(), backend="shop.Backend")
                    login(request, Other.objects.create(), backend="shop.Backend")
                    login(request, get_user_model().objects.create())
                    login(request, user)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if isinstance(site.node, ast.Call):
            if site.kind == "keyword":
                return  # of override_settings(): what a test does with the class cannot be told
            user = site.argument(site.node, "user", 1)
            model = model_of(site, user) if user is not None else None
            if model is not None and self._lacks(site, model):
                yield site.flag()
            return
        given = site.given()
        if not isinstance(given, ast.Constant) or not isinstance(given.value, str):
            return
        app, _, name = given.value.rpartition(".")
        models = [one for one in relations_of(site.index).models.get(name, ()) if app in one.split(".")[:-1]]
        if len(models) == 1 and self._lacks(site, models[0]):
            yield site.flag(
                message=f"login() calls get_session_auth_hash() of every user, and {name} has none"
            )

    def _lacks(self, site: Site, model: str) -> bool:
        """Whether a model of the repository, whose bases are all known, has no such method."""
        index = site.index
        line = index.ancestry(index.name(model).qname)
        if index.class_facts(line[0]) is None:
            return False
        for one in line:
            facts = index.class_facts(one)
            if facts is None:
                if not one.startswith("django.") and one != "object":
                    return False
                if one.endswith(".AbstractBaseUser"):
                    return False
            elif None in facts.bases or not _NAMES.isdisjoint(facts.members):
                return False
        return True
