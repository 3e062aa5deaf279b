"""What the rules about ``Field.rel`` share: telling that something is a model field, or the relation behind one."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rules.shapes.meta_fields import is_from_options, loops_over_fields
from codemods.rules.shapes.values import assigned_values, bindings_of
from codemods.rules.site import Site
from codemods.source.scopes import BindingKind

__all__ = ["asked", "field_certainty", "relation_certainty", "shimmed"]

FIELD = "django.db.models.Field"
_WIDGETS = (
    "django.contrib.admin.widgets.ForeignKeyRawIdWidget",
    "django.contrib.admin.widgets.RelatedFieldWidgetWrapper",
)
_HOOKS = frozenset(
    [
        "formfield_for_dbfield",
        "formfield_for_foreignkey",
        "formfield_for_manytomany",
        "formfield_for_choice_field",
    ]
)
_NAMES = frozenset(
    [
        "field",
        "f",
        "db_field",
        "dbfield",
        "fk",
        "fk_field",
        "m2m_field",
        "model_field",
        "rel_field",
        "related_field",
    ]
)
_OF_RELATIONS = frozenset(
    [
        "field_name",
        "get_related_field",
        "is_hidden",
        "limit_choices_to",
        "multiple",
        "on_delete",
        "parent_link",
        "related_name",
        "related_query_name",
        "symmetrical",
        "through",
        "through_fields",
        "to",
    ]
)


def field_certainty(site: Site, node: ast.expr) -> bool | None:
    """Whether ``node.rel`` is a model field's: True for certain, False for likely, None for no sign of it."""
    found = site.infer(node)
    if found is not None and found.instance:
        if site.index.is_subclass(found.qname, FIELD):
            return True
        if site.index.class_facts(found.qname) is not None or found.qname.startswith("django."):
            return None
    if is_from_options(site, node):
        return True
    name = node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")
    if isinstance(node, ast.Name):
        values = assigned_values(site, node)
        if values is not None:
            given = [one for one in values if not (isinstance(one, ast.Constant) and one.value is None)]
            known = bool(given) and all(is_from_options(site, one) for one in given)
            return True if known else _by_name(site, node, name)
        if any(loops_over_fields(site, one.node) for one in bindings_of(site, node)):
            return True
        if name == "db_field" and any(
            isinstance(one, ast.FunctionDef) and one.name in _HOOKS for one in site.module.ancestors(node)
        ):
            return True
    return _by_name(site, node, name)


def _by_name(site: Site, node: ast.expr, name: str) -> bool | None:
    attribute = site.module.parents.get(node)
    around = site.module.parents.get(attribute) if attribute is not None else None
    telling = isinstance(around, ast.Attribute) and around.attr in _OF_RELATIONS
    if name in _NAMES:
        return telling
    if isinstance(node, ast.Name) and node.id in ("self", "cls"):
        return None
    return True if isinstance(around, ast.Attribute) and around.attr == "to" else None


def relation_certainty(site: Site, node: ast.expr) -> bool | None:
    """Whether ``node`` is the relation behind a field, so that ``node.to`` is the model that it leads to."""
    if isinstance(node, ast.Attribute) and node.attr in ("rel", "remote_field"):
        found = site.infer(node.value)
        if found is None or not found.instance:
            return True
        if any(site.index.is_subclass(found.qname, one) for one in (FIELD, *_WIDGETS)):
            return True
        facts = site.index.class_facts(found.qname)
        return None if facts is None or "rel" in facts.members else False
    if isinstance(node, ast.Name):
        bindings = bindings_of(site, node)
        if not bindings or any(one.kind is not BindingKind.ASSIGN or one.value is None for one in bindings):
            return None
        values = [one.value for one in bindings if one.value is not None]
        if all(isinstance(one, ast.Attribute) and one.attr in ("rel", "remote_field") for one in values):
            return all(relation_certainty(site, one) for one in values) or None
    return None


def shimmed(site: Site, node: ast.AST, *names: str) -> bool:
    """Whether the code around asks for the new name first, so that it works on old and new releases as it is."""
    for outer in site.module.ancestors(node):
        if isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            return False
        if isinstance(outer, ast.Try):
            text = site.source(outer)
            if any(f".{name}" in text for name in names):
                return True
        elif isinstance(outer, ast.If | ast.IfExp | ast.BoolOp | ast.Call):
            test = outer.test if isinstance(outer, ast.If | ast.IfExp) else outer
            for part in ast.walk(test):
                if isinstance(part, ast.Constant) and part.value in names:
                    return True
    return False


def asked(site: Site, attribute: str) -> Iterator[ast.Call]:
    """Calls of ``getattr``, ``hasattr`` and ``setattr`` that ask for ``attribute`` by its name."""
    for function in ("getattr", "hasattr", "setattr"):
        for name, _ in site.module.walk.names.get(function, ()):
            call = site.module.parents.get(name)
            if isinstance(call, ast.Call) and call.func is name and len(call.args) > 1:
                wanted = call.args[1]
                if isinstance(wanted, ast.Constant) and wanted.value == attribute:
                    yield call
