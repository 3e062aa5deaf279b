"""Model form views without ``fields``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass
from codemods.rules.v1_8.form_fields import members_of

_BASE = "django.views.generic.edit.ModelFormMixin"


class ModelformmixinFieldsRequired(Rule):
    """A view that makes a form of a model must name the ``fields``."""

    change = "1.8/modelformmixin-fields-required"
    triggers = (OnSubclass(_BASE),)
    advice = "All fields were taken; name those that people may edit."
    examples = [
        Fixes(
            before="""\
                from django.views.generic import CreateView, UpdateView

                class Add(CreateView):
                    model = Book

                class Change(UpdateView):
                    model = Book
                    template_name = "a.html"

                    def get_queryset(self):
                        return Book.objects.all()
                """,
            after="""\
                from django.views.generic import CreateView, UpdateView

                class Add(CreateView):
                    model = Book
                    fields = '__all__'

                class Change(UpdateView):
                    model = Book
                    fields = '__all__'
                    template_name = "a.html"

                    def get_queryset(self):
                        return Book.objects.all()
                """,
        ),
        Keeps(
            """\
                from django.views.generic import CreateView, DetailView, UpdateView
                from other.views import Mixin

                class Add(CreateView):
                    model = Book
                    form_class = BookForm

                class Base(UpdateView):
                    fields = ["title"]

                class Change(Base):
                    model = Book

                class Hooked(CreateView):
                    model = Book

                    def get_form_class(self):
                        return BookForm

                class Mixed(Mixin, CreateView):
                    model = Book

                class Show(DetailView):
                    model = Book
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.ClassDef):
            return
        own = [
            one
            for one in node.body
            if isinstance(one, ast.Assign)
            and len(one.targets) == 1
            and isinstance(one.targets[0], ast.Name)
            and one.targets[0].id in ("model", "queryset")
        ]
        if not own:
            return
        members = members_of(site, node)
        if members is None or members & {"fields", "form_class", "get_form_class"}:
            return
        if not self.gone:
            yield site.flag(node=own[0])
            return
        yield site.fix(site.insert_after(own[0], "fields = '__all__'"), node=own[0])
