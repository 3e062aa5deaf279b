"""What a class keeps under a name of its objects."""

from __future__ import annotations

import ast

from codemods.rules.site import Site

__all__ = ["kept_values"]


def kept_values(site: Site, node: ast.expr) -> list[ast.expr]:
    """The values that the class around gives what ``self.name`` stands for, in its body or its methods.

    Empty where the expression is no attribute of the object itself.
    """
    if not isinstance(node, ast.Attribute) or getattr(node.value, "id", "") not in ("self", "cls"):
        return []
    class_ = next((one for one in site.module.ancestors(node) if isinstance(one, ast.ClassDef)), None)
    found: list[ast.expr] = []
    for one in ast.walk(class_) if class_ is not None else ():
        if not isinstance(one, ast.Assign):
            continue
        for target in one.targets:
            in_body = isinstance(target, ast.Name) and site.module.parents.get(one) is class_
            on_self = isinstance(target, ast.Attribute) and getattr(target.value, "id", "") in ("self", "cls")
            name = target.id if isinstance(target, ast.Name) else getattr(target, "attr", "")
            if name == node.attr and (in_body or on_self):
                found.append(one.value)
    return found
