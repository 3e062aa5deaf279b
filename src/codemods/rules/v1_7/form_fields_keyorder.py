"""``keyOrder`` of a form's fields."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute
from codemods.source.guards import guarded

_FORM = "django.forms.forms.BaseForm"
_FIELDS = ("fields", "base_fields")
_READS = ("keyOrder", "keys", "values", "items", "iterkeys", "itervalues", "iteritems")


class FormFieldsKeyorder(Rule):
    """The fields of a form are an ``OrderedDict``: ``keyOrder`` has no effect on them."""

    change = "1.7/form-fields-keyorder"
    triggers = (OnAttribute("keyOrder"),)
    advice = "Build a new OrderedDict of the fields in their order; list(form.fields) is the present order."
    examples = [
        Fixes(
            before="""\
                from django import forms

                class ContactForm(forms.Form):
                    name = forms.CharField()
                    text = forms.CharField()

                    def __init__(self, *args, **kwargs):
                        super().__init__(*args, **kwargs)
                        self.fields.keyOrder = ["text", "name"]
                        self.fields["text"].required = False
                """,
            after="""\
                from collections import OrderedDict

                from django import forms

                class ContactForm(forms.Form):
                    name = forms.CharField()
                    text = forms.CharField()

                    def __init__(self, *args, **kwargs):
                        super().__init__(*args, **kwargs)
                        self.fields = OrderedDict((name, self.fields[name]) for name in ["text", "name"])
                        self.fields["text"].required = False
                """,
            current="1.6",
        ),
        Fixes(
            before="""\
                from django import forms

                class ContactForm(forms.Form):
                    def __init__(self, order, *args, **kwargs):
                        super().__init__(*args, **kwargs)
                        self.fields.keyOrder = order
                """,
            after="""\
                from collections import OrderedDict

                from django import forms

                class ContactForm(forms.Form):
                    def __init__(self, order, *args, **kwargs):
                        super().__init__(*args, **kwargs)
                        self.fields = OrderedDict((name, self.fields[name]) for name in order)
                """,
            current="1.6",
        ),
        Suggests(
            before="""\
                from django import forms

                class ContactForm(forms.Form):
                    def __init__(self, *args, **kwargs):
                        super().__init__(*args, **kwargs)
                        self.fields.keyOrder = "text", "name"

                    def clean(self):
                        self.fields["hidden"].check()

                def ordered(form):
                    form.fields.keyOrder = ["a"] if form.short else ["a", "b"]
                """,
            after="""\
                from collections import OrderedDict

                from django import forms

                class ContactForm(forms.Form):
                    def __init__(self, *args, **kwargs):
                        super().__init__(*args, **kwargs)
                        self.fields = OrderedDict((name, self.fields[name]) for name in ("text", "name"))

                    def clean(self):
                        self.fields["hidden"].check()

                def ordered(form):
                    form.fields = OrderedDict((name, form.fields[name]) for name in (["a"] if form.short else ["a", "b"]))
                """,
            current="1.6",
        ),
        Flags(
            """\
                from django import forms

                class ContactForm(forms.Form):
                    def __init__(self, *args, **kwargs):
                        super().__init__(*args, **kwargs)
                        self.fields.keyOrder.insert(0, "name")
                        self.fields.keyOrder = self.fields.keyOrder[:2]
                        self.fields.keyOrder += ["text"]
                        fields = self.fields
                        fields.keyOrder = ["name"]
                """,
            lines=(6, 7, 8, 10),
            current="1.6",
        ),
        Keeps(
            """\
                class Steps:
                    def __init__(self, steps):
                        self.keyOrder = []
                        steps.keyOrder = ["a"]
                        self.columns.keyOrder.append("b")
                """,
            current="1.6",
        ),
        Keeps(
            """\
                from django import forms

                class ContactForm(forms.Form):
                    def __init__(self, *args, **kwargs):
                        super().__init__(*args, **kwargs)
                        try:
                            order = self.fields.keyOrder[:-1]
                            self.fields.keyOrder = order
                        except AttributeError:
                            self.fields.popitem()
                """,
            current="1.6",
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.Attribute):
            return
        fields, statement = node.value, site.statement
        if self._tried(site, node):
            return
        if isinstance(fields, ast.Name):
            if fields.id in _FIELDS and "SortedDict" not in site.module.walk.names:
                yield site.flag(advice=f"If these are the fields of a form: {self.advice}")
            return
        if not isinstance(fields, ast.Attribute) or fields.attr not in _FIELDS:
            return
        orders = [
            part
            for part in ast.walk(statement)
            if isinstance(part, ast.Attribute) and part.attr == "keyOrder"
        ]
        if not isinstance(statement, ast.Assign) or statement.targets != [node]:
            if isinstance(statement, ast.Assign) and any(not isinstance(one.ctx, ast.Load) for one in orders):
                if isinstance(node.ctx, ast.Load):
                    return  # told at what is assigned
            yield site.flag()
            return
        root: ast.expr = fields
        while isinstance(root, ast.Attribute):
            root = root.value
        if len(orders) > 1 or not isinstance(root, ast.Name) or site.in_class_body:
            yield site.flag()
            return
        name = next(one for one in ("name", "key", "field_name") if one != root.id)
        target = site.source(fields)
        ordered = site.need("collections.OrderedDict")
        values = f"{ordered}(({name}, {target}[{name}]) for {name} in {_bracketed(site, statement.value)})"
        edits = [site.replace(node, target), site.replace(statement.value, values)]
        found = site.infer(fields.value)
        known = found is not None and found.certain and site.index.is_subclass(found.qname, _FORM)
        if not known:
            yield site.suggest(edits, advice=f"Do so if {site.source(fields.value)} is a form.")
        elif fields.attr == "base_fields":
            yield site.suggest(
                edits,
                advice="Do so if no subclass of the form and no other form is to have this order as well.",
            )
        elif self._missed(site, fields, statement):
            yield site.suggest(
                edits,
                advice="Do so if nothing asks for the fields that are not listed: the form has them no more.",
            )
        else:
            yield site.fix(edits)

    def _tried(self, site: Site, node: ast.Attribute) -> bool:
        """Whether it stands where ``keyOrder`` is read in a ``try`` that says what to do without it."""
        attempt = guarded(site.module, node)
        return attempt is not None and any(
            isinstance(part, ast.Attribute) and part.attr == "keyOrder" and isinstance(part.ctx, ast.Load)
            for statement in attempt.body
            for part in ast.walk(statement)
        )

    def _missed(self, site: Site, fields: ast.Attribute, statement: ast.Assign) -> bool:
        """Whether a field that is not listed may be asked for once the fields are put in order."""
        value = statement.value
        listed = {
            one.value
            for one in (value.elts if isinstance(value, ast.List | ast.Tuple) else [])
            if isinstance(one, ast.Constant)
        }
        inside, class_ = site.function, site.class_
        if isinstance(value, ast.Name):
            for name, _ in site.module.walk.names.get(value.id, ()):
                if name.lineno > value.lineno and (inside is None or inside in site.module.ancestors(name)):
                    return True  # the list may be changed once it is the order
        for node, _ in site.module.walk.attributes.get("fields", ()):
            if node is fields:
                continue
            before = node.lineno < statement.lineno
            if before and inside is not None and inside in site.module.ancestors(node):
                continue
            if class_ is not None and self._apart(site, class_, node):
                continue
            parent = site.module.parents.get(node)
            if isinstance(parent, ast.Attribute) and parent.attr in _READS:
                continue
            if isinstance(parent, ast.Subscript) and isinstance(parent.slice, ast.Constant):
                if parent.slice.value in listed:
                    continue
            return True
        return False

    def _apart(self, site: Site, class_: ast.ClassDef, node: ast.Attribute) -> bool:
        """Whether it is ``self.fields`` of a class that has nothing to do with this one."""
        if not isinstance(node.value, ast.Name) or node.value.id != "self":
            return False
        other = next((one for one in site.module.ancestors(node) if isinstance(one, ast.ClassDef)), None)
        if other is None or other is class_:
            return False
        mine, theirs = f"{site.module.name}.{class_.name}", f"{site.module.name}.{other.name}"
        heirs = {theirs, *site.index.heirs(theirs)}
        return mine not in heirs and heirs.isdisjoint(site.index.heirs(mine))


def _bracketed(site: Site, value: ast.expr) -> str:
    """The text of what a comprehension goes through."""
    text = site.source(value)
    if isinstance(value, ast.Tuple):
        try:
            whole = text.startswith("(") and ast.parse(f"[{text[1:-1]}]") is not None
        except SyntaxError:
            whole = False
        return text if whole else f"({text})"
    plain = (ast.List, ast.Name, ast.Attribute, ast.Call, ast.Subscript, ast.ListComp, ast.BinOp)
    return text if isinstance(value, plain) else f"({text})"
