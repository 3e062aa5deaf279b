"""``Model._meta.get_add_permission()`` and its sisters."""

import ast

from codemods.rewrite.answer import CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.site import Site
from codemods.rules.v1_8.meta import MetaCall


class MetaGetPermission(MetaCall):
    """``_meta.get_add_permission()`` and its sisters are gone; ``get_permission_codename()`` makes the names."""

    change = "1.8/meta-get-permission"
    methods = ("get_add_permission", "get_change_permission", "get_delete_permission")
    needs = ("django.contrib.auth.get_permission_codename",)
    available = ""
    advice = "Use get_permission_codename() of django.contrib.auth."
    examples = [
        Fixes(
            before="""\
                def may_add(request, opts):
                    return request.user.has_perm(opts.app_label + "." + opts.get_add_permission())

                def may_delete(request, obj):
                    return request.user.has_perm("shop." + obj._meta.get_delete_permission())
                """,
            after="""\
                from django.contrib.auth import get_permission_codename

                def may_add(request, opts):
                    return request.user.has_perm(opts.app_label + "." + get_permission_codename('add', opts))

                def may_delete(request, obj):
                    return request.user.has_perm("shop." + get_permission_codename('delete', obj._meta))
                """,
        ),
        Flags(
            """\
                name = Book._meta.get_change_permission
                """,
        ),
        Keeps(
            """\
                class Guard:
                    def get_add_permission(self):
                        return "add"

                print(Guard().get_add_permission())
                """
        ),
    ]

    def written(self, site: Site, call: ast.Call, opts: ast.expr) -> str:
        if call.args or call.keywords or not isinstance(call.func, ast.Attribute):
            raise CannotRewrite("the call has arguments")
        kind = call.func.attr.split("_")[1]
        return f"{site.need(self.needs[0])}('{kind}', {site.source(opts)})"
