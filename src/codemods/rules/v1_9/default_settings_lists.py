"""Default settings that were tuples."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.values import assigned_values
from codemods.rules.site import Site
from codemods.rules.triggers import OnName

_LISTS = (
    "ADMINS",
    "ALLOWED_INCLUDE_ROOTS",
    "AUTHENTICATION_BACKENDS",
    "DATETIME_INPUT_FORMATS",
    "DATE_INPUT_FORMATS",
    "DISALLOWED_USER_AGENTS",
    "FILE_UPLOAD_HANDLERS",
    "FIXTURE_DIRS",
    "IGNORABLE_404_URLS",
    "INSTALLED_APPS",
    "INTERNAL_IPS",
    "LANGUAGES",
    "LANGUAGES_BIDI",
    "LOCALE_PATHS",
    "MIDDLEWARE_CLASSES",
    "PASSWORD_HASHERS",
    "STATICFILES_DIRS",
    "STATICFILES_FINDERS",
    "TEMPLATE_CONTEXT_PROCESSORS",
    "TEMPLATE_DIRS",
    "TEMPLATE_LOADERS",
    "TIME_INPUT_FORMATS",
)


class DefaultSettingsLists(Rule):
    """The default settings that were tuples are lists, so that adding a tuple to one fails."""

    change = "1.9/default-settings-lists"
    triggers = tuple(OnName(f"django.conf.global_settings.{name}") for name in _LISTS)
    examples = [
        Fixes(
            path="shop/settings.py",
            before="""\
                from django.conf import global_settings
                from django.conf.global_settings import FILE_UPLOAD_HANDLERS as HANDLERS

                FILE_UPLOAD_HANDLERS = HANDLERS + (
                    'shop.upload.Handler',
                )
                PASSWORD_HASHERS = ('shop.FirstHasher',) + global_settings.PASSWORD_HASHERS + ('shop.LastHasher',)
                """,
            after="""\
                from django.conf import global_settings
                from django.conf.global_settings import FILE_UPLOAD_HANDLERS as HANDLERS

                FILE_UPLOAD_HANDLERS = tuple(HANDLERS) + (
                    'shop.upload.Handler',
                )
                PASSWORD_HASHERS = ('shop.FirstHasher',) + tuple(global_settings.PASSWORD_HASHERS) + ('shop.LastHasher',)
                """,
        ),
        Keeps(
            path="shop/settings.py",
            source="""\
                from django.conf.global_settings import *
                from django.conf.global_settings import STATICFILES_FINDERS, TEMPLATE_CONTEXT_PROCESSORS as TCP

                TEMPLATE_CONTEXT_PROCESSORS = list(TCP) + ['shop.context.basket']
                FINDERS = STATICFILES_FINDERS + ['shop.Finder']
                MINE = (1,) + (2,)
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if (
            site.kind != "use"
            or not isinstance(node, ast.Name | ast.Attribute)
            or not isinstance(node.ctx, ast.Load)
        ):
            return
        top: ast.AST = node
        parts: list[ast.expr] = []
        parent = site.module.parents.get(top)
        while isinstance(parent, ast.BinOp) and isinstance(parent.op, ast.Add):
            parts.append(parent.right if parent.left is top else parent.left)
            top, parent = parent, site.module.parents.get(parent)
        if any(_is_tuple(site, part) for part in parts):
            yield site.fix(
                site.replace(node, f"tuple({site.source(node)})"),
                message=f"The default of {site.qname.rpartition('.')[2]} is a list, to which no tuple can be added",
            )


def _is_tuple(site: Site, node: ast.expr) -> bool:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return _is_tuple(site, node.left) or _is_tuple(site, node.right)
    if isinstance(node, ast.Name):
        values = assigned_values(site, node)
        return values is not None and all(isinstance(one, ast.Tuple) for one in values)
    return isinstance(node, ast.Tuple)
