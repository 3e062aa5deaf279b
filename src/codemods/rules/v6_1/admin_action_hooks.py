"""Hooks of ``ModelAdmin`` about actions, which also say where the actions are shown."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeMethods
from codemods.rules.shapes.mixed_in import overrides_hook_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod, Trigger
from codemods.source.scopes import BindingKind

_ADMIN = "django.contrib.admin.ModelAdmin"
_LOCATION = "django.contrib.admin.ActionLocation"
_PARAMETER = ("action_location", f"{_LOCATION}.CHANGE_LIST")


class _ActionHooks(ChangeMethods):
    """Hooks that take ``action_location``; overrides in mixins count."""

    needs = (_LOCATION,)

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        for name in cls.grow:
            yield OnMethod("", name)

    def visit(self, site: Site) -> Iterator[Answer]:
        entry = self.lifetime()
        if not self.replaceable and entry[2] and not self.gone:
            return  # merely deprecated, and the releases to run on do not agree on the parameter
        if overrides_hook_of(site, site.class_, _ADMIN):
            yield from super().visit(site)

    def default(self, site: Site, text: str | None) -> str | None:
        """``admin.ActionLocation`` where ``admin`` is imported."""
        node = site.node
        for name, bindings in site.module.walk.root.bindings.items():
            one = bindings[0]
            if len(bindings) == 1 and one.kind is BindingKind.IMPORT and one.target == "django.contrib.admin":
                if isinstance(one.node, ast.ImportFrom) and site.scope.owner(name) is site.module.walk.root:
                    return f"{name}.ActionLocation.CHANGE_LIST"
        return f"{site.need(_LOCATION, node)}.CHANGE_LIST"


class AdminGetActions(_ActionHooks):
    """``ModelAdmin.get_actions()`` is asked for the actions of a place, ``action_location``."""

    change = "6.1/admin-get-actions-signature"
    grow = {"get_actions": [_PARAMETER]}
    examples = [
        Fixes(
            before="""\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    def get_actions(self, request):
                        actions = super().get_actions(request)
                        return actions
                """,
            after="""\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    def get_actions(self, request, action_location=admin.ActionLocation.CHANGE_LIST):
                        actions = super().get_actions(request, action_location=action_location)
                        return actions
                """,
        ),
        Fixes(
            path="shop/mixins.py",
            files={
                "shop/__init__.py": "",
                "shop/admin.py": "from django.contrib.admin import ModelAdmin\n"
                "from shop.mixins import NoActions\n\nclass BookAdmin(NoActions, ModelAdmin):\n    pass\n",
            },
            before="""\
                class NoActions:
                    def get_actions(self, request):
                        return {}
                """,
            after="""\
                from django.contrib.admin import ActionLocation

                class NoActions:
                    def get_actions(self, request, action_location=ActionLocation.CHANGE_LIST):
                        return {}
                """,
        ),
        Keeps(
            """\
                from django.contrib import admin

                class Robot:
                    def get_actions(self, request):
                        return []

                class BookAdmin(admin.ModelAdmin):
                    def get_actions(self, request, action_location=admin.ActionLocation.CHANGE_LIST):
                        return super().get_actions(request, action_location)
                """
        ),
        Keeps(
            """\
                from django.contrib import admin

                class BookAdmin(admin.ModelAdmin):
                    def get_actions(self, request):
                        return {}
                """,
            supports="5.2",
        ),
    ]


class AdminGetActionChoices(_ActionHooks):
    """``ModelAdmin.get_action_choices()`` is asked for the choices of a place, ``action_location``."""

    change = "6.1/admin-get-action-choices-signature"
    grow = {"get_action_choices": [_PARAMETER]}
    examples = [
        Fixes(
            before="""\
                from django.contrib.admin import ModelAdmin

                class BookAdmin(ModelAdmin):
                    def get_action_choices(self, request, default_choices=()):
                        return super().get_action_choices(request, default_choices=default_choices)
                """,
            after="""\
                from django.contrib.admin import ActionLocation, ModelAdmin

                class BookAdmin(ModelAdmin):
                    def get_action_choices(self, request, default_choices=(), action_location=ActionLocation.CHANGE_LIST):
                        return super().get_action_choices(request, default_choices=default_choices, action_location=action_location)
                """,
        ),
        Keeps(
            """\
                class Robot:
                    def get_action_choices(self, request):
                        return []
                """
        ),
    ]


class AdminResponseAction(_ActionHooks):
    """``ModelAdmin.response_action()`` and ``get_action()`` are called with ``action_location``."""

    change = "6.1/admin-response-action-signature"
    grow = {"response_action": [_PARAMETER], "get_action": [_PARAMETER]}
    examples = [
        Fixes(
            before="""\
                from django.contrib.admin import ModelAdmin

                class BookAdmin(ModelAdmin):
                    def response_action(self, request, queryset):
                        return super().response_action(request, queryset)

                    def get_action(self, action):
                        return super(BookAdmin, self).get_action(action)
                """,
            after="""\
                from django.contrib.admin import ActionLocation, ModelAdmin

                class BookAdmin(ModelAdmin):
                    def response_action(self, request, queryset, action_location=ActionLocation.CHANGE_LIST):
                        return super().response_action(request, queryset, action_location=action_location)

                    def get_action(self, action, action_location=ActionLocation.CHANGE_LIST):
                        return super(BookAdmin, self).get_action(action, action_location=action_location)
                """,
        ),
        Keeps(
            """\
                from django.contrib.admin import ModelAdmin

                class Robot:
                    def get_action(self, action):
                        return action

                class BookAdmin(ModelAdmin):
                    def response_action(self, *args, **kwargs):
                        return super().response_action(*args, **kwargs)
                """
        ),
    ]
