"""Choices that are used as the list, or the tuple, that they were."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.values import assigned_values
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute

if TYPE_CHECKING:
    from codemods.index.index import Index

_FIELD = "django.db.models.Field"
_MODEL_FORM = "django.forms.models.BaseModelForm"
_FORM = "django.forms.forms.BaseForm"
_READING = frozenset(["index", "count", "copy"])
_CHANGING = frozenset(["insert", "append", "extend", "pop", "remove", "sort", "reverse", "clear"])
_SIZED = frozenset(["len", "reversed"])
_SLICES_AGAIN = Release.parse("5.2")
_HABITUAL = frozenset(["field", "model_field", "db_field"])


class ChoicesNormalized(Rule):
    """``choices`` are no longer the very list or tuple that was given: with a blank choice they are an iterator."""

    change = "5.0/choices-normalized"
    triggers = (OnAttribute("get_choices"), OnAttribute("choices"))
    examples = [
        Fixes(
            before="""\
                from django.db import models
                from django.utils.functional import lazy

                class StatusField(models.CharField):
                    def get_choices(self, *args, **kwargs):
                        choices = super().get_choices(*args, **kwargs)
                        choices.insert(1, ("any", "Any"))
                        return choices

                class LazyField(models.CharField):
                    def get_choices(self, **kwargs):
                        return super().get_choices(**kwargs)

                    get_choices = lazy(get_choices, list)

                def rows(model):
                    field = model._meta.get_field("status")
                    rest = model._meta.get_field("kind").get_choices()
                    rest = rest[1:]
                    return [("x", "X")] + field.get_choices(), len(model._meta.get_field("size").get_choices())

                CHOICES = Order._meta.get_field("status").choices + (("x", "X"),)
                """,
            after="""\
                from django.db import models
                from django.utils.functional import lazy

                class StatusField(models.CharField):
                    def get_choices(self, *args, **kwargs):
                        choices = list(super().get_choices(*args, **kwargs))
                        choices.insert(1, ("any", "Any"))
                        return choices

                class LazyField(models.CharField):
                    def get_choices(self, **kwargs):
                        return list(super().get_choices(**kwargs))

                    get_choices = lazy(get_choices, list)

                def rows(model):
                    field = model._meta.get_field("status")
                    rest = list(model._meta.get_field("kind").get_choices())
                    rest = rest[1:]
                    return [("x", "X")] + list(field.get_choices()), len(list(model._meta.get_field("size").get_choices()))

                CHOICES = tuple(Order._meta.get_field("status").choices) + (("x", "X"),)
                """,
        ),
        Fixes(
            before="""\
                from django import forms

                class OrderForm(forms.ModelForm):
                    def __init__(self, *args, **kwargs):
                        super().__init__(*args, **kwargs)
                        self.fields["status"].choices.insert(0, ("", "All"))
                        self.fields["size"].choices += SIZES
                        self.fields["colour"].choices.pop(0)
                        del self.fields["height"].choices[0]
                        self.fields["depth"].choices = self.fields["depth"].choices[1:]
                        self.fields["shape"].choices = [("", "All")] + self.fields["shape"].choices
                        self.fields.get("width").choices.append(("x", "X"))
                        self["paper"].field.choices.append(("x", "X"))
                        choices = self.fields["weight"].choices
                        del choices[0]
                        self.fields["weight"].choices = choices
                """,
            after="""\
                from django import forms

                class OrderForm(forms.ModelForm):
                    def __init__(self, *args, **kwargs):
                        super().__init__(*args, **kwargs)
                        self.fields["status"].choices = [("", "All"), *self.fields["status"].choices]
                        self.fields["size"].choices = [*self.fields["size"].choices, *SIZES]
                        self.fields["colour"].choices = list(self.fields["colour"].choices)[1:]
                        self.fields["height"].choices = list(self.fields["height"].choices)[1:]
                        self.fields["depth"].choices = list(self.fields["depth"].choices)[1:]
                        self.fields["shape"].choices = [("", "All")] + list(self.fields["shape"].choices)
                        self.fields.get("width").choices = [*self.fields.get("width").choices, ("x", "X")]
                        self["paper"].field.choices = [*self["paper"].field.choices, ("x", "X")]
                        choices = list(self.fields["weight"].choices)
                        del choices[0]
                        self.fields["weight"].choices = choices
                """,
        ),
        Suggests(
            files={
                "shop/forms.py": "from django.forms import ModelForm\n\n\nclass OrderForm(ModelForm):\n    pass\n"
            },
            before="""\
                def filters(form, field, options):
                    form.fields["status"].choices.append(("x", "X"))
                    formfield = field.formfield(**options)
                    formfield.choices.insert(0, ("", "All"))
                    return field.get_choices() + [("x", "X")]
                """,
            after="""\
                def filters(form, field, options):
                    form.fields["status"].choices = [*form.fields["status"].choices, ("x", "X")]
                    formfield = field.formfield(**options)
                    formfield.choices = [("", "All"), *formfield.choices]
                    return list(field.get_choices()) + [("x", "X")]
                """,
        ),
        Flags(
            """\
                from django.forms import ModelForm

                class OrderForm(ModelForm):
                    def clean(self):
                        self.fields["status"].choices.remove(("x", "X"))
                        self.fields["status"].widget.choices.insert(0, ("", "All"))
                        self.fields["status"].choices[0] = ("", "All")
                        self.fields["status"].choices.extend(
                            MORE,  # of the shop
                        )

                def test_choices(self):
                    field = Order._meta.get_field("status")
                    self.assertEqual(field.choices, (("a", "A"),))
                """,
            lines=(5, 6, 7, 8, 14),
        ),
        Keeps(
            """\
                from django import forms

                class PlainForm(forms.Form):
                    status = forms.ChoiceField(choices=STATES)

                    def __init__(self):
                        self.fields["status"].choices.insert(0, ("", "All"))

                class OrderForm(forms.ModelForm):
                    status = forms.ChoiceField(choices=STATES)

                    def __init__(self):
                        self.fields["status"].choices.insert(0, ("", "All"))
                        self.fields["size"].choices = [("", "All")] + list(self.fields["size"].choices)[1:]
                        self.fields["size"].initial = self.fields["size"].choices[0]
                """
        ),
        Keeps(
            """\
                class BareForm(Plain):
                    def has_choices(self):
                        return len(self.base_fields["status"].choices) > 0

                def f(field, poll, form):
                    form.fields["status"].choices.append(("x", "X"))
                    return list(field.get_choices()) + [1], poll.get_choices() + [2], Status.choices + [3], poll.choices + (4,)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.Attribute):
            return
        if node.attr == "get_choices":
            yield from self._method(site, node)
        elif (sure := _of_form_field(site, node.value)) is not None:
            yield from self._of_form(site, node, sure)
        elif _is_field(site, node.value) is not None:
            yield from self._of_model(site, node)

    def _method(self, site: Site, node: ast.Attribute) -> Iterator[Answer]:
        """What ``get_choices()`` of a model field gives: another list is as good as the one that it gave."""
        call = site.call
        sure = _is_field(site, node.value)
        if call is None or sure is None:
            return
        uses = _uses(site, call)
        lazily = _is_lazy_list(site) and not isinstance(site.module.parents.get(call), ast.Call)
        if not lazily and not any(_as_list(site, use) for use in uses):
            return
        yield self._in_list(site, call, sure, "get_choices() of a field gives an iterator, and no list")

    def _of_form(self, site: Site, node: ast.Attribute, sure: bool) -> Iterator[Answer]:
        """``choices`` of a form's field, which a model's field may have made."""
        message = "choices of a field that is made for a model are an iterator where they have a blank choice, and no list"
        uses = [use for use in _uses(site, node) if _as_list(site, use)]
        if not uses or (not sure and all(_is_counted(site, use) for use in uses)):
            return  # to count the choices of just any form says nothing of it
        changing = [use for use in uses if _as_list(site, use) == "changed"]
        if not changing or _is_set_back(site, node, uses[0]):
            yield self._in_list(site, node, sure, message)
            return
        written = _set_anew(site, node) if changing == [node] else None
        if written is None:
            yield site.flag(
                message=message, advice="Change a list of them, list(….choices), and assign that to choices."
            )
            return
        statement, text = written
        answer = site.fix if sure else site.suggest
        yield answer(site.replace(statement, text), message=message, advice=_MAYBE)

    def _of_model(self, site: Site, node: ast.Attribute) -> Iterator[Answer]:
        """``choices`` of a model's field, which are a list where a tuple was given."""
        message = "choices of a field are a list, whatever they were given as"
        parent = site.parent
        if isinstance(parent, ast.BinOp) and isinstance(parent.op, ast.Add):
            other = parent.right if parent.left is node else parent.left
            if isinstance(other, ast.Tuple) and site.scope.owner("tuple") is None:
                yield site.fix(site.replace(node, f"tuple({site.source(node)})"), message=message)
            return
        compared: list[ast.expr] = []
        if isinstance(parent, ast.Compare) and isinstance(
            parent.ops[0], ast.Eq | ast.NotEq | ast.Is | ast.IsNot
        ):
            compared = [parent.left, *parent.comparators]
        elif isinstance(parent, ast.Call) and isinstance(parent.func, ast.Attribute):
            if parent.func.attr in ("assertEqual", "assertEquals", "assertIs", "assertTupleEqual"):
                compared = parent.args
        if any(
            isinstance(site.value_of(one.id) if isinstance(one, ast.Name) else one, ast.Tuple)
            for one in compared
        ):
            yield site.flag(message=message, advice="Compare with a list of pairs.")

    def _in_list(self, site: Site, node: ast.expr, sure: bool, message: str) -> Answer:
        if site.scope.owner("list") is not None or site.module.in_fstring(node):
            return site.flag(message=message, advice="Make a list of it: list(…).")
        answer = site.fix if sure else site.suggest
        return answer(
            site.replace(node, f"list({site.source(node)})"), node=node, message=message, advice=_MAYBE
        )


_MAYBE = "A list of the choices is right in any case; it is needed where they come from a model's field."


def _is_field(site: Site, receiver: ast.expr) -> bool | None:
    """Whether a receiver is a model field: True for certain, False by its name alone, None where nothing says so."""
    found = site.infer(receiver)
    if found is not None:
        return True if site.index.is_subclass(found.qname, _FIELD) and found.instance else None
    made = receiver
    if isinstance(receiver, ast.Name):
        values = assigned_values(site, receiver)
        if values is None or len(values) != 1:
            return False if receiver.id in _HABITUAL else None
        made = values[0]
    if isinstance(made, ast.Call) and isinstance(made.func, ast.Attribute) and made.func.attr == "get_field":
        return True
    return None


def _has_model_forms(index: Index) -> bool:
    return any(
        index.heirs(name)
        for name in (
            "django.forms.ModelForm",
            "django.forms.models.ModelForm",
            "django.contrib.admin.ModelAdmin",
        )
    )


def _of_form_field(site: Site, receiver: ast.expr) -> bool | None:
    """Whether a receiver is a field of a form that a model's field may have made: True where the form is a model's.

    False where nothing is known of the form, None where the receiver is something else.
    """
    if isinstance(receiver, ast.Attribute) and receiver.attr == "widget":
        return _of_form_field(site, receiver.value)
    if isinstance(receiver, ast.Name):
        values = assigned_values(site, receiver)
        if values is None or len(values) != 1:
            return None
        receiver = values[0]
    match receiver:
        case (
            ast.Subscript(value=ast.Attribute(value=form, attr="fields" | "base_fields"), slice=key)
            | ast.Call(
                func=ast.Attribute(
                    value=ast.Attribute(value=form, attr="fields" | "base_fields"), attr="get"
                ),
                args=[key],
            )
            | ast.Attribute(value=ast.Subscript(value=form, slice=key), attr="field")
        ):
            class_ = site.class_
        case ast.Call(
            func=ast.Attribute(attr="formfield" | "formfield_for_choice_field" | "formfield_for_dbfield")
        ):
            return False
        case _:
            return None
    if not isinstance(form, ast.Name) or form.id not in ("self", "cls") or class_ is None:
        return False if site.index.ask(_has_model_forms) else None
    if not site.descends(class_, _MODEL_FORM):
        return None if site.descends(class_, _FORM) else False
    name = key.value if isinstance(key, ast.Constant) else None
    own = f"{site.module.name}.{class_.name}"
    return None if any(name in facts.members for facts in site.index.own_line(own)) else True


def _is_lazy_list(site: Site) -> bool:
    """Whether the place stands in a method that ``lazy(method, list)`` takes the place of."""
    function, class_ = site.function, site.class_
    if function is None or class_ is None:
        return False
    for statement in class_.body:
        if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Call):
            names = [one.id for one in statement.value.args if isinstance(one, ast.Name)]
            if names == [function.name, "list"]:
                return site.is_name(statement.value.func, "django.utils.functional.lazy")
    return False


def _uses(site: Site, node: ast.expr) -> list[ast.expr]:
    """Where a value goes: the place itself, or every load of the one local name that it is assigned to."""
    parent = site.parent if node is site.node else site.module.parents.get(node)
    if (
        isinstance(parent, ast.Assign)
        and len(parent.targets) == 1
        and isinstance(parent.targets[0], ast.Name)
    ):
        name = parent.targets[0].id
        scope = site.module.scope_at(parent)
        roots: list[ast.expr] = [
            binding.node.target
            for binding in scope.bindings.get(name, ())
            if isinstance(binding.node, ast.AugAssign) and isinstance(binding.node.target, ast.Name)
        ]
        for load, at in site.module.walk.names.get(name, ()):
            if at.owner(name) is scope and isinstance(load, ast.Name | ast.Attribute):
                root: ast.expr = load
                while isinstance(root, ast.Attribute):
                    root = root.value
                if isinstance(root, ast.Name) and _given(site, root) == [parent.value]:
                    roots.append(root)
        return roots
    return [node]


def _given(site: Site, name: ast.Name) -> list[ast.expr] | None:
    """The values that a name may have been assigned; in ``choices = choices[1:]`` those of before."""
    values = assigned_values(site, name)
    owner = site.module.scope_at(name).owner(name.id)
    if owner is None or values is None or not any(one is name for one in ast.walk(values[0])):
        return values
    bindings = owner.bindings[name.id]
    at = [one.value for one in bindings].index(values[0])
    before = bindings[at - 1] if at else None
    if before is None or before.value is None or before.branch is not bindings[at].branch:
        return None
    return [before.value]


def _as_list(site: Site, node: ast.expr) -> str:
    """ "read" or "changed" where a value is used as only a list can be, "" otherwise."""
    parent = site.module.parents.get(node)
    match parent:
        case ast.BinOp(op=ast.Add()):
            return "read"
        case ast.AugAssign(target=target) if target is node:
            return "changed"
        case ast.Subscript(value=value) if value is node and not isinstance(parent.ctx, ast.Load):
            return "changed"
        case ast.Subscript(value=value, slice=ast.Slice()) if value is node and _refuses_slices(site):
            return "read"
        case ast.Call(func=ast.Name(id=name)) if name in _SIZED:
            return "read"
        case ast.Attribute(attr=name) if name in _READING:
            return "read"
        case ast.Attribute(attr=name) if name in _CHANGING:
            return "changed"
    return ""


def _refuses_slices(site: Site) -> bool:
    """Whether the result must run where the iterator of choices gives one choice at a time only."""
    return any(release < _SLICES_AGAIN for release in site.range.supported)


def _is_counted(site: Site, node: ast.expr) -> bool:
    parent = site.module.parents.get(node)
    return isinstance(parent, ast.Call) and node in parent.args


def _is_set_back(site: Site, node: ast.Attribute, use: ast.expr) -> bool:
    """Whether the choices got a name by which they are assigned again to where they are from."""
    if use is node or not isinstance(use, ast.Name):
        return False
    choices, scope = ast.dump(node), site.module.scope_at(use)
    return any(
        isinstance(one.value, ast.Name)
        and one.value.id == use.id
        and site.module.scope_at(one) is scope
        and ast.dump(one.targets[0]).replace("Store()", "Load()") == choices
        for one in site.module.nodes(ast.Assign, near="choices")
    )


def _set_anew(site: Site, node: ast.Attribute) -> tuple[ast.stmt, str] | None:
    """The statement that changes the choices in place, and the one that assigns changed ones; None where none is plain."""
    module = site.module
    if isinstance(node.value, ast.Attribute) and node.value.attr == "widget":  # the field has the same ones
        return None
    parent, choices = module.parents.get(node), site.source(node)
    if "#" in site.source(site.statement):  # a comment, it may be
        return None
    match parent:
        case ast.AugAssign(op=ast.Add(), value=added):
            return parent, f"{choices} = [*{choices}, *{site.source(added)}]"
        case ast.Subscript(slice=ast.Constant(value=0)) if site.scope.owner("list") is None:
            deleted = module.parents.get(parent)
            if isinstance(deleted, ast.Delete) and len(deleted.targets) == 1:
                return deleted, f"{choices} = list({choices})[1:]"
        case ast.Attribute(attr=method):
            call = module.parents.get(parent)
            statement = module.parents.get(call) if call is not None else None
            if not isinstance(call, ast.Call) or not isinstance(statement, ast.Expr) or call.keywords:
                return None
            match method, call.args:
                case "insert", [ast.Constant(value=0), one]:
                    return statement, f"{choices} = [{site.source(one)}, *{choices}]"
                case "append", [one]:
                    return statement, f"{choices} = [*{choices}, {site.source(one)}]"
                case "extend", [more]:
                    return statement, f"{choices} = [*{choices}, *{site.source(more)}]"
                case "pop", [ast.Constant(value=0)] if site.scope.owner("list") is None:
                    return statement, f"{choices} = list({choices})[1:]"
    return None
