"""The size of an uploaded file."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.values import assigned_values
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute
from codemods.source.names import last_name

_HELD = frozenset(["FILES", "cleaned_data"])
_CALLED = re.compile(
    r"(?:^|_)(?:file|upload|image|img|photo|picture|avatar|logo|document|doc|attachment|media|video|audio|csv|pdf)s?(?:_|$)",
    re.IGNORECASE,
)


class UploadedFileSize(Rule):
    """The size of an uploaded file is in ``size``; the private ``_size`` is gone."""

    change = "2.1/undocumented-uploadedfile-size"
    triggers = (OnAttribute("_size"),)
    advice = "Read size, which every file has."
    examples = [
        Fixes(
            before="""\
                from django import forms

                def upload(request):
                    return request.FILES["csv"]._size, request.FILES.get("csv")._size

                class UploadForm(forms.Form):
                    def clean_document(self):
                        document = self.cleaned_data.get("document")
                        if document._size > 2 ** 20 or self.cleaned_data["other"]._size:
                            raise forms.ValidationError("Too large")
                        return document
                """,
            after="""\
                from django import forms

                def upload(request):
                    return request.FILES["csv"].size, request.FILES.get("csv").size

                class UploadForm(forms.Form):
                    def clean_document(self):
                        document = self.cleaned_data.get("document")
                        if document.size > 2 ** 20 or self.cleaned_data["other"].size:
                            raise forms.ValidationError("Too large")
                        return document
                """,
        ),
        Suggests(
            before="""\
                from django.core.exceptions import ValidationError

                def validate_size(value, limit=5):
                    if value.file._size > limit:
                        raise ValidationError("Too large")
                """,
            after="""\
                from django.core.exceptions import ValidationError

                def validate_size(value, limit=5):
                    if value.file.size > limit:
                        raise ValidationError("Too large")
                """,
        ),
        Keeps(
            """\
                from django import forms

                class Upload:
                    def __init__(self, file):
                        self._size = 1
                        file._size = 2

                    def show(self, queue, files):
                        return self._size, queue._size, hasattr(files, "size")
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.Attribute) or not isinstance(node.ctx, ast.Load):
            return
        owner = node.value
        values = assigned_values(site, owner) if isinstance(owner, ast.Name) else None
        if _is_held(owner) or (values and all(map(_is_held, values))):
            yield site.fix(site.replace_name(node, "size"))
        elif _CALLED.search(last_name(owner)):
            yield site.suggest(site.replace_name(node, "size"))


def _is_held(node: ast.AST) -> bool:
    """``request.FILES["x"]``, ``self.cleaned_data.get("x")`` and the like."""
    if isinstance(node, ast.Call):
        func = node.func
        return isinstance(func, ast.Attribute) and func.attr in ("get", "pop") and _holds(func.value)
    return isinstance(node, ast.Subscript) and _holds(node.value)


def _holds(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and node.attr in _HELD
