"""``Permission.user_perm_str``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute

_PERMISSION = "django.contrib.auth.models.Permission"


class UserPermStr(Rule):
    """A permission says itself what ``has_perm()`` is asked for: ``user_perm_str``."""

    change = "6.1/permission-user-perm-str"
    needs = (f"{_PERMISSION}.user_perm_str",)
    triggers = (OnAttribute("codename"),)
    examples = [
        Fixes(
            modernize=True,
            before="""\
                from django.contrib.auth.models import Permission

                def names(permission: Permission):
                    one = f"{permission.content_type.app_label}.{permission.codename}"
                    return one, "%s.%s" % (permission.content_type.app_label, permission.codename)
                """,
            after="""\
                from django.contrib.auth.models import Permission

                def names(permission: Permission):
                    one = permission.user_perm_str
                    return one, permission.user_perm_str
                """,
        ),
        Keeps(
            modernize=True,
            source="""\
                from django.contrib.auth.models import Permission

                def names(permission: Permission, other: Permission, course):
                    one = f"{permission.content_type.app_label}.{other.codename}"
                    two = f"{permission.content_type.app_label}_{permission.codename}"
                    return one, two, f"{course.content_type.app_label}.{course.codename}"
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.Attribute) or not self.replaceable:
            return
        found = site.infer(node.value)
        if found is None or not found.certain or not site.index.is_subclass(found.qname, _PERMISSION):
            return
        owner = ast.unparse(node.value)
        whole = self._whole(site, node)
        if whole is None:
            return
        wanted = {
            ast.dump(
                ast.parse(f"f'{{{owner}.content_type.app_label}}.{{{owner}.codename}}'", mode="eval").body
            ),
            ast.dump(
                ast.parse(f"'%s.%s' % ({owner}.content_type.app_label, {owner}.codename)", mode="eval").body
            ),
        }
        if ast.dump(whole) in wanted:
            yield site.fix(site.replace(whole, f"{owner}.user_perm_str"), node=whole)

    def _whole(self, site: Site, node: ast.expr) -> ast.expr | None:
        """The f-string or ``%`` expression around an attribute."""
        parent = site.parent
        if isinstance(parent, ast.FormattedValue):
            outer = site.module.parents.get(parent)
            return outer if isinstance(outer, ast.JoinedStr) else None
        if isinstance(parent, ast.Tuple):
            outer = site.module.parents.get(parent)
            return outer if isinstance(outer, ast.BinOp) else None
        return None
