"""``DeleteView`` as a form view."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence

from codemods.django import api
from codemods.index.index import Index
from codemods.releases import Release
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.shapes.delete_views import (
    DELETE_VIEW,
    MODEL_FORM,
    is_posted_to_delete,
    line_of,
    repository_classes,
)
from codemods.rules.shapes.docstrings import insert_first
from codemods.rules.shapes.overrides import foreign_bases
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod, OnSubclass

_FORM = "django.forms.forms.Form"
_SHORT = "django.forms.Form"  # the one name of it that stands for all
_FORM_MIXIN = "django.views.generic.edit.FormMixin"
_VIEW = "django.views.generic.base.View"
_MAKERS = ("get_form_class", "get_form", "get_form_kwargs")
_HANDLERS = ("form_valid", "form_invalid")
_HOOKS = ("form_class", *_MAKERS, *_HANDLERS)
_FILES = {
    "shop/__init__.py": "",
    "shop/manage.py": """\
        from shop.forms import BookForm, PlainForm


        class Manage:
            form_class = BookForm


        class Asked:
            form_class = PlainForm


        class Logged:
            def form_valid(self, form):
                log(form)
                return super().form_valid(form)


        class Moved:
            def post(self, request, *args, **kwargs):
                self.get_object().move()


        class Counted:
            def post(self, request, *args, **kwargs):
                count(request)
                return super().post(request, *args, **kwargs)
        """,
    "shop/forms.py": """\
        from django import forms


        class BookForm(forms.ModelForm):
            title = forms.CharField()


        class PlainForm(forms.Form):
            pass
        """,
}


class DeleteViewForm(Rule):
    """``DeleteView`` is a form view: a POST request deletes in ``form_valid()``, where the form finds it valid."""

    change = "4.0/undocumented-deleteview-form"
    triggers = (OnSubclass(DELETE_VIEW), OnMethod("", "get"))
    examples = [
        Suggests(
            before="""\
                from django.views.generic import DeleteView, UpdateView
                from shop.manage import Counted, Manage

                class Change(Manage, UpdateView):
                    model = Book

                class Remove(Manage, DeleteView):
                    model = Book

                    def get_success_url(self):
                        return "/"

                class RemoveAll(Remove):
                    pass

                class RemoveCounted(Counted, Manage, DeleteView):
                    pass
                """,
            after="""\
                from django.forms import Form
                from django.views.generic import DeleteView, UpdateView
                from shop.manage import Counted, Manage

                class Change(Manage, UpdateView):
                    model = Book

                class Remove(Manage, DeleteView):
                    model = Book
                    form_class = Form

                    def get_success_url(self):
                        return "/"

                class RemoveAll(Remove):
                    pass

                class RemoveCounted(Counted, Manage, DeleteView):
                    form_class = Form
                """,
            files=_FILES,
        ),
        Suggests(
            before="""\
                from django import forms
                from django.views.generic import DeleteView
                from shop.forms import BookForm

                class Remove(DeleteView):
                    model = Book
                    form_class = BookForm
                """,
            after="""\
                from django import forms
                from django.views.generic import DeleteView

                class Remove(DeleteView):
                    model = Book
                    form_class = forms.Form
                """,
            files=_FILES,
        ),
        Flags(
            """\
                from django.views.generic import DeleteView
                from django.views.generic.edit import FormMixin
                from shop.manage import Logged, Manage

                class Remove(Logged, Manage, DeleteView):
                    model = Book

                class RemoveForUser(DeleteView):
                    model = Book

                    def get_form_kwargs(self):
                        return {**super().get_form_kwargs(), "user": self.request.user}

                class RemoveAll(RemoveForUser):
                    pass

                class RemoveLogged(Logged, RemoveForUser):
                    pass

                class Asked(DeleteView, FormMixin):
                    form_class = BookForm

                class Ordered(FormMixin, DeleteView):
                    form_class = BookForm
                """,
            lines=(5, 8, 17, 20, 23),
            files=_FILES,
        ),
        Flags(
            """\
                from django.views.generic import DeleteView
                from shop.manage import Moved

                class RemoveForUser(Moved, DeleteView):
                    def get_form_kwargs(self):
                        return {"user": self.request.user}

                class RemoveUnseen(RemoveForUser):
                    def get(self, request, *args, **kwargs):
                        return redirect("/")
                """,
            line=4,
            files=_FILES,
        ),
        Flags(
            """\
                from django.views.generic import DeleteView, UpdateView
                from django.views.generic.edit import ModelFormMixin
                from shop.manage import Moved

                class ForBooks(ModelFormMixin):
                    model = Book
                    fields = ["title"]

                class Remove(ForBooks, DeleteView):
                    pass

                class RemoveLater(Moved, ForBooks, DeleteView):
                    pass

                class Change(UpdateView, DeleteView):
                    form_class = BookForm

                class ChangeAll(Change):
                    pass
                """,
            lines=(9, 12, 15),
            files=_FILES,
        ),
        Fixes(
            before="""\
                from django.views.generic import DeleteView

                class Unasked:
                    def get(self, request, *args, **kwargs):
                        return self.post(request, *args, **kwargs)

                class Remove(Unasked, DeleteView):
                    model = Book

                    def get_success_url(self):
                        return "/"
                """,
            after="""\
                from django.views.generic import DeleteView

                class Unasked:
                    def get(self, request, *args, **kwargs):
                        return self.delete(request, *args, **kwargs)

                class Remove(Unasked, DeleteView):
                    model = Book

                    def get_success_url(self):
                        return "/"
                """,
        ),
        Suggests(
            before="""\
                from django.views.generic import DeleteView
                from permissions.mixins import PermissionMixin

                class Remove(PermissionMixin, DeleteView):
                    def get(self, request, *args, **kwargs):
                        return self.post(request, *args, **kwargs)
                """,
            after="""\
                from django.views.generic import DeleteView
                from permissions.mixins import PermissionMixin

                class Remove(PermissionMixin, DeleteView):
                    def get(self, request, *args, **kwargs):
                        return self.delete(request, *args, **kwargs)
                """,
        ),
        Flags(
            """\
                from django.views.generic import DeleteView, FormView

                class Unasked:
                    def get(self, request, *args, **kwargs):
                        return self.post(request, *args, **kwargs)

                class Remove(Unasked, DeleteView):
                    pass

                class Ask(Unasked, FormView):
                    pass
                """,
            line=5,
        ),
        Keeps(
            """\
                from django.forms import Form
                from django.views.generic import DeleteView, UpdateView
                from shop.manage import Asked, Logged, Manage, Moved

                class Remove(Manage, DeleteView):
                    form_class = Form

                class RemoveAsked(Asked, DeleteView):
                    def form_invalid(self, form):
                        return redirect("/")

                class RemoveLater(DeleteView, Manage):
                    pass

                class RemoveMoved(Moved, Logged, Manage, DeleteView):
                    pass

                class RemoveLogged(Logged, DeleteView):
                    def delete(self, request, *args, **kwargs):
                        return super().delete(request, *args, **kwargs)

                    def post(self, request, *args, **kwargs):
                        return self.delete(request, *args, **kwargs)

                class Change(Logged, Manage, UpdateView):
                    def get(self, request, *args, **kwargs):
                        return self.post(request, *args, **kwargs)

                class RemoveNow(DeleteView):
                    def get(self, request, *args, **kwargs):
                        return self.post(request, *args, **kwargs)

                    def post(self, request, *args, **kwargs):
                        return self.delete(request, *args, **kwargs)
                """,
            files=_FILES,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if isinstance(site.node, ast.ClassDef):
            yield from self._view(site, site.node)
        elif isinstance(site.node, ast.FunctionDef) and site.class_ is not None:
            yield from self._get(site, site.class_, site.node)

    # -- POST --------------------------------------------------------------------------------------------------------

    def _view(self, site: Site, class_: ast.ClassDef) -> Iterator[Answer]:
        line = line_of(site, class_)
        if DELETE_VIEW not in line:
            return
        # What a base has that deletes itself is told there.
        bases = [one for one in line[1:] if _is_own(site, one) and DELETE_VIEW in site.index.ancestry(one)]
        later = site.index.ask(_since_then)
        if _is_ordered(site.index, line[0]) and not _is_ordered(later, line[0]):
            if all(_is_ordered(later, base) for base in bases):
                yield site.flag(
                    message=f"{class_.name} cannot be made: DeleteView descends from FormMixin now, "
                    "which its bases put before it (TypeError)",
                    advice="Put DeleteView before it, or leave it out.",
                )
        elif MODEL_FORM in line:
            if not any(MODEL_FORM in site.index.ancestry(base) for base in bases):
                yield self._edits_too(site, class_, line)
        elif is_posted_to_delete(line):
            found = self._hooks(site, line, class_)
            if found and found not in [self._hooks(site, site.index.ancestry(base)) for base in bases]:
                yield self._hooked(site, class_, line, found)

    def _edits_too(self, site: Site, class_: ast.ClassDef, line: Sequence[str]) -> Answer:
        """A view that has what it takes to edit: two kinds of form views in one."""
        own = site.module.walk.scope_of[class_].bindings
        bound = frozenset().union(*repository_classes(site, line, own).values())
        if not bound.isdisjoint(_MAKERS) or "form_class" in bound:
            message = "a POST request has to fill in the form that ModelFormMixin makes"
        elif "fields" in bound:
            message = (
                "it has fields and the form_class of DeleteView, which is an error (ImproperlyConfigured)"
            )
        else:
            message = (
                "the plain Form of DeleteView takes no instance as ModelFormMixin gives it one (TypeError)"
            )
        return site.flag(
            message=f"{class_.name} is two form views in one now: {message}",
            advice="Let the view that deletes descend from DeleteView alone.",
        )

    def _hooks(self, site: Site, line: Sequence[str], class_: ast.ClassDef | None = None) -> dict[str, str]:
        """What the repository's classes bind of a form view's hooks, as far as it counts now, each with its class."""
        own = site.module.walk.scope_of[class_].bindings if class_ is not None else None
        bound = repository_classes(site, line, own)
        found: dict[str, str] = {}
        for name, members in bound.items():
            found.update({hook: name for hook in _HOOKS if hook in members and hook not in found})
        if "form_class" in found and _is_plain(site, found["form_class"], class_):
            del found["form_class"]
        if _answers_itself(site, bound):
            shown = _FORM_MIXIN not in line and not any("get" in members for members in bound.values())
            return {hook: name for hook, name in found.items() if shown and hook in _MAKERS}
        if found.keys() == {"form_invalid"} or found.keys() == set(_HANDLERS):
            found.pop("form_invalid")  # a plain Form is always valid
        return found

    def _hooked(
        self, site: Site, class_: ast.ClassDef, line: Sequence[str], found: Mapping[str, str]
    ) -> Answer:
        own = site.module.walk.scope_of[class_].bindings
        if found.keys() == {"form_class"}:
            message = (
                f"{class_.name} is a form view now: what its form_class does not find valid deletes nothing"
            )
            stated = [binding.value for binding in own.get("form_class", ())]
            if _FORM_MIXIN not in line and len(stated) < 2 and None not in stated:
                return self._with_plain_form(site, class_, stated[0] if stated else None, message)
            return site.flag(message=message, advice="Give it forms that are valid, or a form_class of Form.")
        if _answers_itself(site, repository_classes(site, line, own)):
            where = "when its page is shown"
        elif "form_valid" in found and not _hands_on(site, found["form_valid"], "form_valid"):
            where = "when it deletes, which is left to form_valid()"
        else:
            where = "when it deletes"
        return site.flag(
            message=f"{class_.name} is a form view now: {_told(found)} {'counts' if len(found) == 1 else 'count'} {where}",
            advice="Where form_class says no other it is a plain Form, which takes no instance and nothing of your own. "
            "With a post() that returns self.delete(request, *args, **kwargs) the view deletes as before.",
        )

    def _with_plain_form(
        self, site: Site, class_: ast.ClassDef, stated: ast.expr | None, message: str
    ) -> Answer:
        form = site.need("django.forms.Form")
        last = None
        for statement in class_.body:
            if isinstance(statement, ast.Assign | ast.AnnAssign):
                last = statement
            elif not isinstance(statement, ast.Expr):
                break
        line = f"form_class = {form}"
        if stated is not None:
            edit = site.replace(stated, form)
        elif last is not None:
            edit = site.insert_after(last, line)
        else:
            edit = insert_first(site, class_, line)
        return site.suggest(
            edit,
            message=message,
            advice="A plain Form is valid for any POST request, which is right where the page asks for a yes only.",
        )

    # -- GET ---------------------------------------------------------------------------------------------------------

    def _get(self, site: Site, class_: ast.ClassDef, method: ast.FunctionDef) -> Iterator[Answer]:
        """``self.post()`` in a ``get()`` that deletes unasked: the form that it makes of a GET request is never valid."""
        if site.module.parents.get(method) is not class_ or not method.args.args:
            return
        calls = [
            part
            for part in ast.walk(method)
            if isinstance(part, ast.Call)
            and isinstance(part.func, ast.Attribute)
            and part.func.attr == "post"
            and getattr(part.func.value, "id", "") == method.args.args[0].arg
        ]
        if not calls:
            return
        line = line_of(site, class_)
        lines = {line[0]: line} | {heir: site.index.ancestry(heir) for heir in site.index.heirs(line[0])}
        views = {name: line for name, line in lines.items() if _VIEW in line}
        hit = [name for name, line in views.items() if _posts_by_django(site, line)]
        for call in calls if hit else ():
            message = "A GET request deletes nothing by way of post() now: a form without data is not valid"
            edit = site.replace_name(call.func, "delete")
            if len(hit) < len(views):
                yield site.flag(node=call, message=message, advice="Call delete() in the views that delete.")
            elif any(foreign_bases(site, name) for name in hit):
                advice = "Not all bases are seen here: none of them may have a post() of its own."
                yield site.suggest(edit, node=call, message=message, advice=advice)
            else:
                yield site.fix(edit, node=call, message=message)


def _since_then(index: Index) -> Index:
    """The repository on Django 4.0."""
    return Index(index.files.values(), Release(4, 0))


def _is_own(site: Site, name: str) -> bool:
    return site.index.class_facts(name) is not None


def _is_ordered(index: Index, name: str) -> bool:
    """Whether Python can put the bases of a class in order: all that comes before another in one of them still does."""
    facts = index.class_facts(name)
    if facts is None:
        return True
    bases = [index.name(base).qname for base in facts.bases if base is not None]
    whole = _canonical(index.ancestry(name))
    return all(
        [whole[one] for one in line] == sorted(whole[one] for one in line)
        for line in (*(_canonical(index.ancestry(base)) for base in bases), _canonical(bases))
    )


def _canonical(line: Sequence[str]) -> dict[str, int]:
    """The place of each class in a line, by one of the names of it."""
    names = dict.fromkeys(api.canonical(name) for name in line)
    return {name: place for place, name in enumerate(names)}


def _is_plain(site: Site, owner: str, class_: ast.ClassDef | None) -> bool:
    """Whether the ``form_class`` of a class is a plain form, without a field or anything else of its own."""
    bound = site.module.walk.scope_of[class_].bindings.get("form_class") if class_ is not None else None
    if bound is not None:
        form = site.resolve(bound[-1].value)
    else:
        facts = site.index.class_facts(owner)
        named = facts.names.get("form_class") if facts is not None else None
        form = site.index.name(named).qname if named is not None else None
    if form is None or _FORM not in site.index.ancestry(form) or foreign_bases(site, form):
        return False
    above = [one for one in site.index.ancestry(form) if _FORM in site.index.ancestry(one)]
    return not any(
        facts.members if (facts := site.index.class_facts(one)) is not None else api.canonical(one) != _SHORT
        for one in above
    )


def _answers_itself(site: Site, bound: Mapping[str, frozenset[str]]) -> bool:
    """Whether POST requests end in what the repository's classes do (where they have a ``delete()``, that is told of)."""
    if any("delete" in members for members in bound.values()):
        return True
    owner = next((name for name, members in bound.items() if "post" in members), None)
    return owner is not None and not _hands_on(site, owner, "post")


def _posts_by_django(site: Site, line: Sequence[str]) -> bool:
    return is_posted_to_delete(line) and not any(
        "post" in members for members in repository_classes(site, line).values()
    )


def _hands_on(site: Site, owner: str, method: str) -> bool:
    facts = site.index.class_facts(owner)
    function = facts.methods.get(method) if facts is not None else None
    return function is not None and function.hands_on


def _told(found: Mapping[str, str]) -> str:
    """``form_class, get_form() and form_valid() of Manage, get_form_kwargs() of Remove``"""
    owners: dict[str, list[str]] = {}
    for hook, name in found.items():
        owners.setdefault(name.rpartition(".")[2], []).append(hook if hook == "form_class" else f"{hook}()")
    texts = []
    for owner, hooks in owners.items():
        first = ", ".join(hooks[:-1])
        texts.append(f"{first} and {hooks[-1]} of {owner}" if first else f"{hooks[-1]} of {owner}")
    return ", ".join(texts)
