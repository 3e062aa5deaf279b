"""``DeleteView.delete()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.delete_views import (
    DELETE_VIEW,
    is_posted_to_delete,
    line_of,
    repository_classes,
    unknown_bases,
)
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod

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
        Suggests(
            before="""\
                from django.views.generic import DeleteView
                from permissions.mixins import PermissionMixin

                class Remove(PermissionMixin, DeleteView):
                    def delete(self, request, *args, **kwargs):
                        log(request)
                        return super().delete(request, *args, **kwargs)
                """,
            after="""\
                from django.views.generic import DeleteView
                from permissions.mixins import PermissionMixin

                class Remove(PermissionMixin, DeleteView):
                    def delete(self, request, *args, **kwargs):
                        log(request)
                        return super().delete(request, *args, **kwargs)

                    def post(self, request, *args, **kwargs):
                        return self.delete(request, *args, **kwargs)
                """,
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
                from django.views.generic import DeleteView, UpdateView
                from django.views.generic.edit import ProcessFormView

                class Change(UpdateView, DeleteView):
                    def delete(self, request, *args, **kwargs):
                        return super().delete(request, *args, **kwargs)

                class Ask(ProcessFormView, DeleteView):
                    def delete(self, request, *args, **kwargs):
                        return super().delete(request, *args, **kwargs)
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
        line = line_of(site, class_)
        if DELETE_VIEW not in line:
            yield from self._mixin(site, class_)
            return
        if not is_posted_to_delete(line):
            return  # nor did it before
        message = f"A POST request to {class_.name} no longer reaches delete()"
        for name, members in list(repository_classes(site, line).items())[1:]:
            handler = next((one for one in _HANDLERS if one in members), None)
            if handler is not None:
                base = name.rpartition(".")[2]
                advice = f"{base} has a {handler}() for POST requests; decide which of them comes first."
                yield site.flag(message=message, advice=advice)
                return
        code = "\ndef post(self, request, *args, **kwargs):\n    return self.delete(request, *args, **kwargs)"
        edit = site.insert_after(method, code)
        unknown = unknown_bases(site, class_, line)
        if unknown:
            advice = (
                f"Nothing is known of {' and '.join(unknown)} here: no post() of its own may be passed over."
            )
            yield site.suggest(edit, message=message, advice=advice)
        else:
            yield site.fix(edit, message=message)

    def _mixin(self, site: Site, class_: ast.ClassDef) -> Iterator[Answer]:
        """``delete()`` of a class that stands before ``DeleteView`` in the bases of others."""
        if site.descends(class_, _VIEW):
            return  # a view by itself, and what it does on POST is its own affair
        own = f"{site.module.name}.{class_.name}"
        for heir, one in site.index.heirs(own).items():
            if any(handler in one.members for handler in ("delete", *_HANDLERS)):
                continue
            line = site.index.ancestry(heir)
            if own in line and is_posted_to_delete(line) and line.index(own) < line.index(DELETE_VIEW):
                yield site.flag(
                    message=f"A POST request to {one.qualname} no longer reaches the delete() of {class_.name}",
                    advice="Move what it does into form_valid(), or give the views a post() that calls delete().",
                )
                return
