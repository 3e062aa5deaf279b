"""``SuccessMessageMixin`` of views that delete."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.index.facts import ClassFacts
from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnSubclass

_MIXIN = "django.contrib.messages.views.SuccessMessageMixin"
_DELETE = "django.views.generic.edit.BaseDeleteView"
_HANDLERS = ("delete", "post", "form_valid")


class DeleteViewMessage(Rule):
    """``SuccessMessageMixin`` works with ``DeleteView`` now: a message that was never shown is shown."""

    change = "4.0/deleteview-success-message"
    advice = "Check that the message is wanted, and that nothing else (a signal's receiver, a template) says the same."
    triggers = (OnSubclass(_MIXIN),)
    examples = [
        Flags(
            """\
                from django.contrib.messages.views import SuccessMessageMixin
                from django.views.generic import DeleteView

                class Told(SuccessMessageMixin):
                    success_message = "Done."

                class Remove(Told, DeleteView):
                    model = Product

                class RemoveNamed(SuccessMessageMixin, DeleteView):
                    success_message = "%(name)s is gone."
                """,
            lines=(7, 10),
        ),
        Keeps(
            """\
                from django.contrib import messages
                from django.contrib.messages.views import SuccessMessageMixin
                from django.views.generic import DeleteView, UpdateView

                class Change(SuccessMessageMixin, UpdateView):
                    success_message = "Done."

                class Silent(SuccessMessageMixin, DeleteView):
                    success_message = ""

                class Mixed(SuccessMessageMixin, DeleteView):
                    pass

                class Late(DeleteView, SuccessMessageMixin):
                    success_message = "Done."

                class ByHand(SuccessMessageMixin, DeleteView):
                    success_message = "Done."

                    def delete(self, request, *args, **kwargs):
                        messages.success(request, self.success_message)
                        return super().delete(request, *args, **kwargs)
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        class_ = site.node
        if not isinstance(class_, ast.ClassDef) or not site.descends(class_, _DELETE):
            return
        name = site.module.qualname(class_.name, site.scope, local=True)
        line = site.index.ancestry(f"{site.module.name}.{name}")
        if _MIXIN not in line or _DELETE not in line or line.index(_MIXIN) > line.index(_DELETE):
            return
        own: list[ClassFacts] = []
        for ancestor in line:
            facts = site.index.class_facts(ancestor)
            if facts is not None:
                own.append(facts)
            elif not ancestor.startswith("django.") and ancestor != "object":
                return
        if any(handler in facts.members for facts in own for handler in _HANDLERS):
            return
        made = any("get_success_message" in facts.members for facts in own)
        given = next((facts for facts in own if "success_message" in facts.members), None)
        text = given.texts.get("success_message") if given is not None else None
        if text == "" or (given is None and not made):
            return
        if text is not None and "%(" in text and not made:
            yield site.flag(
                message="The success message is shown after a deletion now, and has no values to put in it: KeyError",
                advice="Override get_success_message() and take the values from self.object.",
            )
        else:
            yield site.flag()
