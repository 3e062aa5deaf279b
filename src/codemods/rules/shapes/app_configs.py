"""Configuration classes of applications."""

from __future__ import annotations

import ast

from codemods.rules.site import Site

__all__ = ["APP_CONFIG", "found_by_itself"]

APP_CONFIG = "django.apps.AppConfig"


def found_by_itself(site: Site, package: str) -> bool:
    """Whether Django uses the configuration class at a site since 3.2 though nothing names it.

    It is the only one in the ``apps`` module of ``package``, which has no ``default_app_config``, and says nothing of
    ``default``.
    """
    node, front = site.node, site.index.modules.get(package)
    if not isinstance(node, ast.ClassDef) or front is None:
        return False
    if "default_app_config" in front.bindings or "default" in site.module.walk.scope_of[node].bindings:
        return False
    root = site.module.walk.root
    others = [one for one, scope, _ in site.module.walk.classes if scope is root and one is not node]
    return not any(site.descends(one, APP_CONFIG) for one in others)
