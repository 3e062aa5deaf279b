"""``django.utils.module_loading.import_by_path()``."""

from __future__ import annotations

import ast

from codemods.rewrite.answer import CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.shapes.called import CallBecomes
from codemods.rules.site import Site


class ImportByPath(CallBecomes):
    """``import_by_path()`` is gone; ``import_string()`` raises ``ImportError`` instead."""

    change = "1.7/import-by-path"
    also = ("1.9/import-by-path",)
    calls = {
        "django.utils.module_loading.import_by_path": (
            ("dotted_path",),
            "{django.utils.module_loading.import_string}({dotted_path})",
        ),
    }
    needs = ("django.utils.module_loading.import_string",)
    advice = "Use import_string(), and catch ImportError instead of ImproperlyConfigured."
    examples = [
        Fixes(
            before="""\
                from django.utils.module_loading import import_by_path

                backend = import_by_path("shop.backends.Own")
                """,
            after="""\
                from django.utils.module_loading import import_string

                backend = import_string("shop.backends.Own")
                """,
        ),
        Flags(
            """\
                from django.core.exceptions import ImproperlyConfigured
                from django.utils.module_loading import import_by_path

                def load(path):
                    import_by_path(path, error_prefix="Own: ")
                    try:
                        return import_by_path(path)
                    except ImproperlyConfigured:
                        return None
                """,
            lines=(5, 7),
        ),
        Keeps(
            """\
                from shop.loading import import_by_path

                backend = import_by_path("shop.backends.Own")
                """
        ),
    ]

    def written(self, site: Site, call: ast.Call) -> tuple[str, bool]:
        for ancestor in site.module.ancestors(call):
            if isinstance(ancestor, ast.Try) and ancestor.handlers:
                raise CannotRewrite("an error of it is caught here, and it raises another one now")
        return super().written(site, call)
