"""The module ``django.db.models.loading``, and what ``django.db.models`` took from it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.findings import Verdict
from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.shapes.called import CallBecomes, arguments_of
from codemods.rules.shapes.expressions import SymbolToExpression
from codemods.rules.site import Site
from codemods.source.names import last_name

_APPS = "django.apps.apps"
_CALLS: dict[str, tuple[tuple[str, ...], str]] = {
    "get_app": (("app_label",), "{apps}.get_app_config({app_label}).models_module"),
    "get_apps": (
        (),
        "[config.models_module for config in {apps}.get_app_configs() if config.models_module is not None]",
    ),
    "get_app_path": (("app_label",), "{apps}.get_app_config({app_label}).path"),
    "get_app_paths": ((), "[config.path for config in {apps}.get_app_configs()]"),
    "get_app_package": (("app_label",), "{apps}.get_app_config({app_label}).name"),
}
_SAME = ("get_model", "get_models")
_HOMES = ("django.db.models", "django.db.models.loading", "django.db.models.loading.cache")


_RAISE = ("get_app", "get_app_path", "get_app_package")
"""What raised ImproperlyConfigured for a label that is not known, and for an application without models."""


_BROAD = frozenset({"LookupError", "Exception", "BaseException"})
_NONE = (
    "An application without models made an error of it that is caught here, and has None for its models_module: see"
    " whether that does as well."
)


def _caught(site: Site, call: ast.AST) -> set[str]:
    """The names of what the handler catches, within the function, that an ImproperlyConfigured at a call goes to."""
    inside = call
    for ancestor in site.module.ancestors(call):
        if isinstance(ancestor, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            break
        if isinstance(ancestor, ast.Try) and inside in ancestor.body:
            for handler in ancestor.handlers:
                kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
                names = {"BaseException" if kind is None else last_name(kind) for kind in kinds}
                if names & {"ImproperlyConfigured", "Exception", "BaseException"}:
                    return names
        inside = ancestor
    return set()


def _check_errors(site: Site, call: ast.AST) -> None:
    """Raise ``CannotRewrite`` where an error is caught that the registry does not raise."""
    caught = _caught(site, call)
    if caught and caught.isdisjoint(_BROAD):
        raise CannotRewrite(
            "ImproperlyConfigured is caught here, which get_app_config() does not raise but LookupError, and an"
            " application without models, for which that was raised as well, has None for its models_module"
        )


class DjangoDbModelsLoading(SymbolToExpression):
    """``django.db.models.loading`` is gone; the registry ``django.apps.apps`` knows the models."""

    change = "1.7/django-db-models-loading"
    also = ("1.9/db-models-loading",)
    expressions = {
        f"{home}.{name}": (_APPS, f".{name}")
        for home in _HOMES
        for name in (*_SAME, *_CALLS, "register_models")
    } | {"django.db.models.loading.cache": (_APPS, "")}
    needs = (_APPS,)
    advice = "Ask django.apps.apps: get_model(), get_models(), get_app_config()."
    examples = [
        Fixes(
            before="""\
                from django.db import models
                from django.db.models import get_model
                from django.db.models.loading import get_app, get_models as every

                def find(label):
                    for model in every():
                        print(model)
                    return get_model(label, "Book"), get_app(label), models.get_model("a", "B")

                class Book(models.Model):
                    pass
                """,
            after="""\
                from django.db import models
                from django.apps import apps

                def find(label):
                    for model in apps.get_models():
                        print(model)
                    return apps.get_model(label, "Book"), apps.get_app_config(label).models_module, apps.get_model("a", "B")

                class Book(models.Model):
                    pass
                """,
        ),
        Fixes(
            before="""\
                from django.db.models import loading
                from django.db.models.loading import cache

                print(loading.get_model("a", "B"), cache.get_model("a", "B"), loading.cache.get_apps())
                """,
            after="""\
                from django.apps import apps

                print(apps.get_model("a", "B"), apps.get_model("a", "B"), [config.models_module for config in apps.get_app_configs() if config.models_module is not None])
                """,
        ),
        Fixes(
            before="""\
                from django.db.models import CharField, loading

                loading.cache.loaded = False
                """,
            after="""\
                from django.apps import apps
                from django.db.models import CharField

                apps.loaded = False
                """,
        ),
        Fixes(
            before="""\
                def one():
                    from django.db.models import get_model
                    return get_model("a", "B")

                def two():
                    from django.db.models import get_model, F
                    return get_model("a", "B"), F
                """,
            after="""\
                def one():
                    from django.apps import apps
                    return apps.get_model("a", "B")

                def two():
                    from django.apps import apps
                    from django.db.models import F
                    return apps.get_model("a", "B"), F
                """,
        ),
        Flags(
            """\
                from django.core.exceptions import ImproperlyConfigured
                from django.db.models import get_app

                def find(label):
                    try:
                        return get_app(label)
                    except ImproperlyConfigured:
                        return None
                """,
            line=2,
        ),
        Suggests(
            before="""\
                from django.db.models import get_app

                try:
                    shop = get_app("shop")
                except:
                    shop = None
                """,
            after="""\
                from django.apps import apps

                try:
                    shop = apps.get_app_config("shop").models_module
                except:
                    shop = None
                """,
        ),
        Flags(
            """\
                from django.db.models import get_app, get_models

                def models(label, app):
                    return get_models(app), map(get_app, [label])
                """,
            line=1,
        ),
        Flags(
            path="shop/compat.py",
            source="from django.db.models import get_app\n",
            line=1,
        ),
        Keeps(
            """\
                try:
                    from django.apps import apps
                    get_model = apps.get_model
                except ImportError:
                    from django.db.models.loading import get_model

                print(get_model("a", "B"))
                """
        ),
        Keeps(
            """\
                try:
                    from django.db.models.loading import cache as apps
                except:
                    from django.apps import apps
                try:
                    from django.db.models import get_apps
                except ImportError:
                    def get_apps():
                        return [config.models_module for config in apps.get_app_configs()]
                try:
                    from django.db.models.loading import get_models
                except ImportError:
                    get_models = lambda: apps.get_models()

                print(apps.get_models(), apps.get_model("a", "B"), get_apps(), get_models())
                """
        ),
        Flags(
            """\
                try:
                    from django.db.models.loading import cache
                except ImportError:
                    cache = None

                print(cache.get_models())
                """,
            lines=(2, 6),
        ),
        Keeps(
            """\
                def clear():
                    try:
                        from django.db.models import loading
                        loading.cache.loaded = False
                    except ImportError:  # Django 1.9
                        pass
                """
        ),
        Keeps(
            """\
                from django.apps import apps
                from shop.loading import get_app

                print(apps.get_model("a", "B"), get_app("a"))
                """
        ),
    ]

    def expression(self, site: Site, near: ast.AST) -> str:
        """The registry's member; where the name has to stay, there must be one that is called the same way."""
        name = site.qname.rpartition(".")[2]
        if isinstance(near, ast.alias) and name not in (*_SAME, "cache"):
            raise CannotRewrite("the registry has nothing that is called the same way")
        return super().expression(site, near)

    def wants(self, site: Site, use: ast.expr) -> bool:
        """Not what is set where the registry is the old one: that changes nothing since 1.7, and the code says so."""
        around = site.module.parents.get(use)
        stored = isinstance(around, ast.Attribute) and isinstance(around.ctx, ast.Store)
        branch = site.module.branch_at(use)
        if not stored or branch is None or not isinstance(branch.node, ast.Try) or branch.arm != "body":
            return True
        return not any(getattr(one.type, "id", "") == "ImportError" for one in branch.node.handlers)

    def certain_at(self, site: Site, use: ast.expr) -> bool:
        return site.qname.rpartition(".")[2] not in _RAISE or not _caught(site, use)

    def visit(self, site: Site) -> Iterator[Answer]:
        for answer in super().visit(site):
            if answer.verdict is Verdict.SUGGEST:
                answer.advice = _NONE
            yield answer

    def replacement(self, site: Site, use: ast.expr) -> tuple[ast.AST, str]:
        name = site.qname.rpartition(".")[2]
        call = site.module.parents.get(use)
        called = isinstance(call, ast.Call) and call.func is use
        if name == "cache":
            following = site.module.parents.get(use)
            if isinstance(following, ast.Attribute) and following.attr not in _SAME:
                if isinstance(following.ctx, ast.Store):
                    return use, self.expression(site, use)  # the old registry is the new one, since 1.7
                raise CannotRewrite("the old registry is asked for more than models")
            return use, self.expression(site, use)
        if name == "register_models":
            raise CannotRewrite("models register themselves")
        if name in _SAME:
            if isinstance(call, ast.Call) and called:
                known = ("include_auto_created", "include_swapped", "app_label", "model_name")
                if any(keyword.arg not in known for keyword in call.keywords):
                    raise CannotRewrite("the call has options of the old registry")
                if name == "get_models" and call.args:
                    raise CannotRewrite("it is asked for the models of one application")
                if name == "get_model" and len(call.args) > 2:
                    raise CannotRewrite("the call has options of the old registry")
            return use, self.expression(site, use)
        if not isinstance(call, ast.Call) or not called:
            raise CannotRewrite("it is used other than by calling it")
        if name in _RAISE:
            _check_errors(site, call)
        parameters, template = _CALLS[name]
        given = arguments_of(site, call, parameters)
        text = template.replace("{apps}", site.need(_APPS, use))
        for parameter, value in given.items():
            text = text.replace(f"{{{parameter}}}", site.source(value))
        return call, text


class AppsDeprecatedMethods(CallBecomes):
    """The registry ``django.apps.apps`` has no methods of the old one: ``get_app_config()`` says it all."""

    change = "1.7/django-db-models-loading"
    also = ("1.9/apps-deprecated-methods",)
    calls = {
        f"django.apps.apps.{name}": (parameters, template.replace("{apps}", f"{{{_APPS}}}"))
        for name, (parameters, template) in _CALLS.items()
    }
    advice = "Ask get_app_config() and get_app_configs()."
    examples = [
        Flags(
            """\
                from django.apps import apps
                from django.core.exceptions import ImproperlyConfigured

                def find(label):
                    try:
                        return apps.get_app(label)
                    except ImproperlyConfigured:
                        return None
                """,
            line=6,
        ),
        Suggests(
            before="""\
                from django.apps import apps

                def find(label):
                    try:
                        return apps.get_app(label)
                    except Exception:
                        return None
                """,
            after="""\
                from django.apps import apps

                def find(label):
                    try:
                        return apps.get_app_config(label).models_module
                    except Exception:
                        return None
                """,
        ),
        Fixes(
            before="""\
                from django.apps import apps

                print(apps.get_app("shop"), apps.get_app_path(app_label="shop"))
                """,
            after="""\
                from django.apps import apps

                print(apps.get_app_config("shop").models_module, apps.get_app_config("shop").path)
                """,
        ),
        Keeps(
            """\
                from django.apps import apps

                print(apps.get_app_config("shop"), shop.apps.get_app("shop"))
                """
        ),
    ]

    def written(self, site: Site, call: ast.Call) -> tuple[str, bool]:
        text, sure = super().written(site, call)
        if site.qname.rpartition(".")[2] in _RAISE and _caught(site, call):
            _check_errors(site, call)
            return text, False
        return text, sure

    def visit(self, site: Site) -> Iterator[Answer]:
        for answer in super().visit(site):
            if answer.verdict is Verdict.SUGGEST:
                answer.advice = _NONE
            yield answer
