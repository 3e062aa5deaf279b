"""The arguments of ``create_permissions()`` and its like."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Edit
from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.called import arguments_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall
from codemods.source.names import last_name

_OLD = ("app", "created_models", "verbosity", "db")
_NEW = ("app_config", "interactive", "using", "apps")
_GET_APP = ("django.db.models.get_app", "django.db.models.loading.get_app")


class CreatePermissionsSignature(Rule):
    """The handlers that fill tables after ``migrate`` take an ``AppConfig``, and ``using`` for ``db``."""

    change = "1.7/create-permissions-signature"
    triggers = (
        OnCall("django.contrib.auth.management.create_permissions"),
        OnCall("django.contrib.contenttypes.management.update_contenttypes"),
        OnCall("django.contrib.sites.management.create_default_site"),
    )
    needs = ("django.apps.apps",)
    advice = "Give apps.get_app_config(label), verbosity= and using=."
    examples = [
        Fixes(
            before="""\
                from django.contrib.auth.management import create_permissions
                from django.contrib.contenttypes.management import update_contenttypes
                from django.db.models import get_app

                def forwards():
                    create_permissions(get_app("shop"), None, 2)
                    create_permissions(get_app("shop"), (), 0, "other")
                    update_contenttypes(app=get_app("shop"), created_models=None, verbosity=0, db="other")
                    update_contenttypes(get_app("shop"), [])
                """,
            after="""\
                from django.apps import apps
                from django.contrib.auth.management import create_permissions
                from django.contrib.contenttypes.management import update_contenttypes

                def forwards():
                    create_permissions(apps.get_app_config("shop"), verbosity=2)
                    create_permissions(apps.get_app_config("shop"), verbosity=0, using="other")
                    update_contenttypes(app_config=apps.get_app_config("shop"), verbosity=0, using="other")
                    update_contenttypes(apps.get_app_config("shop"))
                """,
            current="1.6",
        ),
        Suggests(
            before="""\
                from django.contrib.auth.management import create_permissions
                from shop import models

                create_permissions(models, created_models=[], verbosity=0)
                """,
            after="""\
                from django.apps import apps
                from django.contrib.auth.management import create_permissions

                create_permissions(apps.get_app_config("shop"), verbosity=0)
                """,
            files={"shop/__init__.py": "", "shop/models.py": ""},
            current="1.6",
        ),
        Flags(
            """\
                from django.contrib.auth.management import create_permissions
                from django.contrib.sites.management import create_default_site
                from django.db.models import get_apps

                def forwards(*args):
                    for app in get_apps():
                        create_permissions(app, None, 2)
                    create_default_site(*args)
                    create_default_site(args[0], created_models=[Site], verbosity=0, db="other")
                """,
            lines=(7, 8, 9),
            current="1.6",
        ),
        Keeps(
            """\
                from django.apps import apps
                from django.contrib.auth.management import create_permissions
                from shop.management import create_permissions as own

                def forwards(app_config):
                    create_permissions(apps.get_app_config("shop"), 0, False)
                    create_permissions(app_config, verbosity=0)
                    create_permissions(app_config, 0, using="other")
                    own(app_config, None, 2)
                """,
            current="1.6",
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if not isinstance(call, ast.Call) or self._is_new(call):
            return
        try:
            if not self.replaceable:
                raise CannotRewrite("not every release has apps")
            given = arguments_of(site, call, _OLD)
            if "app" not in given:
                raise CannotRewrite("no application is given")
            config, sure = self._config(site, given["app"])
            edit = self._edit(site, call, config)
        except CannotRewrite as reason:
            yield site.flag(advice=f"{self.advice} Not rewritten: {reason}.")
            return
        yield site.fix(edit) if sure else site.suggest(edit)

    def _edit(self, site: Site, call: ast.Call, config: str) -> Edit:
        editor, count = site.edit_call(call), len(call.args)
        if count > 3:
            editor.to_keyword(3, "using")
        if count > 2:
            editor.to_keyword(2, "verbosity")
        if count > 1:
            editor.remove(1)
        elif editor.has("created_models"):
            editor.remove("created_models")
        if editor.has("db"):
            editor.rename("db", "using")
        if editor.has("app"):
            editor.value("app", config).rename("app", "app_config")
        else:
            editor.value(0, config)
        return editor.edit()

    def _is_new(self, call: ast.Call) -> bool:
        """Whether a call is made for the new arguments already."""
        if any(one.arg in _NEW for one in call.keywords):
            return True
        if any(one.arg in ("app", "created_models", "db") for one in call.keywords):
            return False
        first = call.args[0] if call.args else None
        func = first.func if isinstance(first, ast.Call) else first
        name = last_name(func)
        if "config" in name.lower():
            return True
        second = call.args[1] if len(call.args) > 1 else None
        return isinstance(second, ast.Constant) and isinstance(second.value, int)

    def _config(self, site: Site, app: ast.expr) -> tuple[str, bool]:
        """What stands for a module of models, and whether that is certain."""
        if isinstance(app, ast.Call) and site.is_name(app.func, *_GET_APP):
            if len(app.args) != 1 or app.keywords or isinstance(app.args[0], ast.Starred):
                raise CannotRewrite("get_app() is asked for more than a label")
            return f"{site.need('django.apps.apps')}.get_app_config({site.source(app.args[0])})", True
        if isinstance(app, ast.Attribute) and app.attr == "models_module" and isinstance(app.value, ast.Call):
            return site.source(app.value), True
        module = site.resolve(app) or ""
        label = module.removesuffix(".models").rpartition(".")[2]
        if not module.endswith(".models") or not label:
            raise CannotRewrite("the application cannot be told")
        return f'{site.need("django.apps.apps")}.get_app_config("{label}")', False
