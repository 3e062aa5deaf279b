"""``DeleteView.delete()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod
from codemods.source.bases import base_expressions

_BASE = "django.views.generic.edit.BaseDeleteView"
_VIEW = "django.views.generic.base.View"
_HANDLERS = ("post", "form_valid", "form_invalid")


class DeleteViewDelete(Rule):
    """A POST request no longer reaches ``DeleteView.delete()``: it goes to ``form_valid()``.

    ``post()`` is sent to ``delete()`` as it was before, which keeps what the view does for every request.
    """

    change = "4.0/deleteview-delete-override"
    advice = "Moving what delete() does into form_valid() says the same; post() is kept as it was until then."
    triggers = (OnMethod("", "delete"),)
    examples = [
        Fixes(
            before="""\
                from django.views import generic

                class Remove(generic.DeleteView):
                    model = Product

                    def delete(self, request, *args, **kwargs):
                        log(request)
                        return super().delete(request, *args, **kwargs)

                    def get_success_url(self):
                        return "/"
                """,
            after="""\
                from django.views import generic

                class Remove(generic.DeleteView):
                    model = Product

                    def delete(self, request, *args, **kwargs):
                        log(request)
                        return super().delete(request, *args, **kwargs)

                    def post(self, request, *args, **kwargs):
                        return self.delete(request, *args, **kwargs)

                    def get_success_url(self):
                        return "/"
                """,
        ),
        Flags(
            """\
                from django.views.generic.edit import DeleteView

                class Confirm:
                    def post(self, request):
                        return super().post(request)

                class Remove(Confirm, DeleteView):
                    def delete(self, request, *args, **kwargs):
                        return super().delete(request, *args, **kwargs)
                """,
            line=8,
        ),
        Flags(
            """\
                from django.views.generic.edit import DeleteView

                class Logged:
                    def delete(self, request, *args, **kwargs):
                        log(request)
                        return super().delete(request, *args, **kwargs)

                class Remove(Logged, DeleteView):
                    pass
                """,
            line=4,
        ),
        Keeps(
            """\
                from django.views.generic import View
                from django.views.generic.edit import DeleteView

                class Logged:
                    def delete(self, request, *args, **kwargs):
                        return super().delete(request, *args, **kwargs)

                class Api(Logged, View):
                    pass

                class Remove(DeleteView, Logged):
                    pass
                """
        ),
        Keeps(
            """\
                from django.views.generic import View
                from django.views.generic.edit import DeleteView, DeletionMixin

                class Api(View):
                    def delete(self, request):
                        pass

                class Mixed(DeletionMixin, View):
                    def delete(self, request):
                        pass

                class Remove(DeleteView):
                    def delete(self, request):
                        pass

                    def post(self, request):
                        return self.delete(request)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        class_, method = site.class_, site.node
        if class_ is None or not isinstance(method, ast.FunctionDef):
            return
        own = site.module.walk.scope_of[class_].bindings
        if "post" in own or "form_valid" in own:
            return
        if not site.descends(class_, _BASE):
            yield from self._mixin(site, class_)
            return
        message = f"A POST request to {class_.name} no longer reaches delete()"
        if self._handled_above(site, class_):
            yield site.flag(
                message=message, advice="A base of the view handles POST too; decide which comes first."
            )
            return
        code = "\ndef post(self, request, *args, **kwargs):\n    return self.delete(request, *args, **kwargs)"
        yield site.fix(site.insert_after(method, code), message=message)

    def _mixin(self, site: Site, class_: ast.ClassDef) -> Iterator[Answer]:
        """``delete()`` of a class that stands before ``DeleteView`` in the bases of others."""
        if site.descends(class_, _VIEW):
            return  # a view by itself, and what it does on POST is its own affair
        own = f"{site.module.name}.{class_.name}"
        for one in site.index.heirs(own).values():
            if any(handler in one.members for handler in ("delete", *_HANDLERS)):
                continue
            lines = [site.index.ancestry(site.index.name(base).qname) if base else () for base in one.bases]
            first = next((number for number, line in enumerate(lines) if own in line), None)
            deletes = next((number for number, line in enumerate(lines) if _BASE in line), None)
            if first is not None and deletes is not None and first < deletes:
                yield site.flag(
                    message=f"A POST request to {one.qualname} no longer reaches the delete() of {class_.name}",
                    advice="Move what it does into form_valid(), or give the views a post() that calls delete().",
                )
                return

    def _handled_above(self, site: Site, node: ast.ClassDef) -> bool:
        """Whether a base that is not Django's handles POST, or a base cannot be seen."""
        for base in base_expressions(node):
            qname = site.resolve(base)
            if qname is None:
                return True
            for ancestor in site.index.ancestry(qname):
                facts = site.index.class_facts(ancestor)
                if facts is None:
                    if not ancestor.startswith("django.") and ancestor != "object":
                        return True
                elif any(name in facts.members for name in _HANDLERS):
                    return True
        return False
