"""The view that serves autocomplete widgets of the admin."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod, OnModule, OnSubclass
from codemods.source.names import last_name

_NAME = re.compile(r"\w+:(\w+)_autocomplete")


class AutocompleteView(Rule):
    """Each admin site has one autocomplete view; those of the single ``ModelAdmin`` classes are gone."""

    change = "3.2/admin-autocomplete-view-moved"
    triggers = (
        OnMethod("django.contrib.admin.options.ModelAdmin", "autocomplete_view"),
        OnSubclass("django.contrib.admin.views.autocomplete.AutocompleteJsonView"),
        OnModule(("_autocomplete",)),
    )
    advice = (
        "Override AdminSite.autocomplete_view(); reverse admin:autocomplete and give app_label, model_name and "
        "field_name in the query."
    )
    examples = [
        Flags(
            """\
                from django.contrib import admin
                from django.urls import reverse

                class OrderAdmin(admin.ModelAdmin):
                    def autocomplete_view(self, request):
                        return reverse("admin:shop_order_autocomplete")
                """,
            lines=(5, 6),
        ),
        Keeps(
            """\
                from django.urls import reverse

                print(reverse("admin:autocomplete"), reverse("shop_autocomplete"), "admin:shop_order_autocomplete")
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.Module):
            yield site.flag()
            return
        for call in site.module.nodes(ast.Call):
            name = last_name(call.func)
            if name not in ("reverse", "reverse_lazy", "resolve_url", "redirect"):
                continue
            for one in call.args[:1]:
                if isinstance(one, ast.Constant) and isinstance(one.value, str):
                    match = _NAME.fullmatch(one.value)
                    if match and "_" in match[1]:
                        yield site.flag(node=one)
