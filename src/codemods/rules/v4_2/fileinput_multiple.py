"""File inputs for several files at once."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.expected_texts import expects_error
from codemods.rules.shapes.overrides import foreign_bases, is_super
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall, OnSubclass

_BASE = "django.forms.widgets.FileInput"
_KEY = "multiple"
_ALLOWS = "allow_multiple_selected"
_OPENED = tuple(
    f"{module}.{name}.{_ALLOWS}"
    for module in ("django.forms", "django.forms.widgets")
    for name in ("FileInput", "ClearableFileInput")
)


class FileInputMultiple(Rule):
    """A file input refuses the attribute ``multiple`` with ``ValueError`` unless its class sets ``allow_multiple_selected``.

    Only the constructor looks at the attributes; what is put into ``widget.attrs`` later passes as it did. With
    ``allow_multiple_selected`` the value is a list, which a plain ``FileField`` does not take, so there is no rewrite.
    """

    change = "4.2.1/fileinput-multiple"
    also = ("4.2/multiple-file-inputs",)
    triggers = (OnCall(_BASE, subclasses=True), OnSubclass(_BASE))
    advice = (
        "Use a subclass with allow_multiple_selected = True (4.2.1, 4.1.9 and 3.2.19 have it), and a FileField whose "
        "clean() goes over the list of files that it is then given, so that each of them is validated."
    )
    examples = [
        Flags(
            """\
                from django import forms
                from django.forms import ClearableFileInput as Input, FileInput

                ATTRS = {"class": "files", "multiple": True}

                class UploadForm(forms.Form):
                    files = forms.FileField(widget=forms.ClearableFileInput(attrs={"multiple": True}))
                    others = forms.FileField(widget=FileInput(ATTRS))

                    class Meta:
                        widgets = {"images": Input(attrs=dict(multiple="multiple"))}

                def widget(**attrs):
                    attrs["multiple"] = True
                    return Input(attrs={**attrs}), Input(attrs)
                """,
            lines=(7, 8, 11, 15),
        ),
        Flags(
            """\
                from django import forms

                class Files(forms.ClearableFileInput):
                    template_name = "files.html"

                class Images(forms.FileInput):
                    def __init__(self, attrs=None):
                        attrs = attrs or {}
                        attrs.update({"multiple": True, "accept": "image/*"})
                        super().__init__(attrs)

                field = forms.FileField(widget=Files({"multiple": True}))
                """,
            lines=(10, 12),
        ),
        Keeps(
            """\
                from django import forms
                from shop.widgets import FileInput

                class Files(forms.ClearableFileInput):
                    allow_multiple_selected = True

                class Images(Files):
                    def __init__(self, attrs=None):
                        super().__init__(attrs={"multiple": True})

                class BaseInput(forms.FileInput):
                    def __init__(self):
                        super().__init__(attrs={"multiple": True})

                class OwnInput(BaseInput):
                    allow_multiple_selected = True

                class UploadForm(forms.Form):
                    files = forms.FileField(widget=Files(attrs={"multiple": True}))
                    one = forms.FileField(widget=forms.FileInput(attrs={"multiple": False, "class": "multiple"}))
                    own = forms.FileField(widget=FileInput(attrs={"multiple": True}))
                    mails = forms.CharField(widget=forms.EmailInput(attrs={"multiple": True}))

                    def __init__(self, *args, **kwargs):
                        super().__init__(*args, **kwargs)
                        self.fields["one"].widget.attrs["multiple"] = True

                def test_refused(self):
                    with self.assertRaises(ValueError):
                        forms.FileInput(attrs={"multiple": True})
                """
        ),
        Keeps(
            """\
                from django import forms

                forms.ClearableFileInput.allow_multiple_selected = True
                widget = forms.ClearableFileInput(attrs={"multiple": True})
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if _KEY not in site.module.text or site.index.users(*_OPENED):
            return
        node = site.node
        if isinstance(node, ast.ClassDef):
            yield from self._constructor(site, node)
        elif isinstance(node, ast.Call):
            name = site.resolve(node.func)
            if name is not None and _refuses(site, name) and not _has_own(site, name, "__init__"):
                yield from self._given(site, node)

    def _constructor(self, site: Site, node: ast.ClassDef) -> Iterator[Answer]:
        """What a class hands on to the constructor of the file input."""
        own = next((one for one in node.body if getattr(one, "name", "") == "__init__"), None)
        name = f"{site.module.name}.{node.name}"
        if own is None or not _refuses(site, name):
            return
        if any(_has_own(site, base, "__init__") for base in site.index.ancestry(name) if base != name):
            return
        if any(_ALLOWS in facts.members for facts in site.index.heirs(name).values()):
            return  # it may be there for them alone
        for call in ast.walk(own):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
                if call.func.attr == "__init__" and is_super(call.func.value):
                    yield from self._given(site, call)

    def _given(self, site: Site, call: ast.Call) -> Iterator[Answer]:
        attrs = site.argument(call, "attrs", 0)
        if attrs is None:
            return
        value = _value(site, attrs)
        if value is None or (isinstance(value, ast.Constant) and not value.value):
            return
        if expects_error(site, call):
            return
        if isinstance(value, ast.Constant):
            yield site.flag(node=call)
        else:
            message = f"{self.message()}; here, where {site.source(value)} is true"
            yield site.flag(node=call, message=message)


def _refuses(site: Site, name: str) -> bool:
    """Whether a class is known not to say that several files may be chosen."""
    return not foreign_bases(site, name) and not _has_own(site, name, _ALLOWS)


def _has_own(site: Site, name: str, member: str) -> bool:
    """Whether one of the repository's classes that a class is made of has a member."""
    return any(member in facts.members for facts in site.index.own_line(site.index.name(name).qname))


def _value(site: Site, attrs: ast.expr) -> ast.expr | None:
    """The value of ``multiple`` in what a widget is given as its attributes; None where it is not known to be there."""
    if isinstance(attrs, ast.Dict):
        for key, value in zip(attrs.keys, attrs.values, strict=True):
            if isinstance(key, ast.Constant) and key.value == _KEY:
                return value
        spread = [value for key, value in zip(attrs.keys, attrs.values, strict=True) if key is None]
        return next((found for one in spread if (found := _value(site, one)) is not None), None)
    if isinstance(attrs, ast.Call) and getattr(attrs.func, "id", "") == "dict":
        keyword = site.keyword(attrs, _KEY)
        if keyword is not None:
            return keyword.value
        return _value(site, attrs.args[0]) if attrs.args else None
    if isinstance(attrs, ast.BinOp) and isinstance(attrs.op, ast.BitOr):
        found = _value(site, attrs.right)
        return found if found is not None else _value(site, attrs.left)
    return _kept(site, attrs) if isinstance(attrs, ast.Name) else None


def _kept(site: Site, name: ast.Name) -> ast.expr | None:
    """The value of ``multiple`` in a variable: in the dictionary that it is, or put into it above."""
    owner = site.module.scope_at(name).owner(name.id)
    if owner is None:
        return None
    bindings = owner.bindings[name.id]
    if len(bindings) == 1 and isinstance(bindings[0].value, ast.Dict | ast.Call):
        found = _value(site, bindings[0].value)
        if found is not None:
            return found
    for node in site.module.nodes(ast.Assign, ast.Expr, near=_KEY):
        if node.lineno >= name.lineno or site.module.scope_at(node) is not owner:
            continue
        found = _put(site, node, name.id)
        if found is not None:
            return found
    return None


def _put(site: Site, node: ast.stmt, name: str) -> ast.expr | None:
    """``name["multiple"] = …``, ``name.update({"multiple": …})``, ``name.setdefault("multiple", …)``."""
    if isinstance(node, ast.Assign):
        for target in node.targets:
            if isinstance(target, ast.Subscript) and getattr(target.value, "id", "") == name:
                if isinstance(target.slice, ast.Constant) and target.slice.value == _KEY:
                    return node.value
        return None
    call = node.value if isinstance(node, ast.Expr) else None
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
        return None
    if getattr(call.func.value, "id", "") != name:
        return None
    if call.func.attr == "update":
        keyword = site.keyword(call, _KEY)
        if keyword is not None:
            return keyword.value
        return _value(site, call.args[0]) if call.args and isinstance(call.args[0], ast.Dict) else None
    if call.func.attr == "setdefault" and len(call.args) == 2:
        key, value = call.args
        return value if isinstance(key, ast.Constant) and key.value == _KEY else None
    return None
