"""``add_js()`` and ``add_css()`` of form media."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute
from codemods.source.names import last_name


class MediaAdd(Rule):
    """``add_js()`` and ``add_css()`` of form media are gone: media are added to each other."""

    change = "2.0/undocumented-media-add-js-css"
    triggers = (OnAttribute("add_js"), OnAttribute("add_css"))
    advice = "Add forms.Media(js=..., css=...) where the media are returned."
    examples = [
        Suggests(
            before="""\
                from django import forms

                class OwnWidget(forms.TextInput):
                    @property
                    def media(self):
                        media = super().media
                        media.add_js(["own.js"])
                        media.add_css({"all": ["own.css"]})
                        return media
                """,
            after="""\
                from django import forms

                class OwnWidget(forms.TextInput):
                    @property
                    def media(self):
                        media = super().media
                        media = media + forms.Media(js=["own.js"])
                        media = media + forms.Media(css={"all": ["own.css"]})
                        return media
                """,
        ),
        Flags("def prepare(form):\n    form.media.add_js(['own.js'])\n", line=2),
        Keeps("def prepare(bundle):\n    bundle.add_js(['own.js'])\n"),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        node, call = site.node, site.call
        if not isinstance(node, ast.Attribute) or call is None or len(call.args) != 1:
            return
        owner = node.value
        last = last_name(owner)
        if last not in ("media", "_media"):
            return
        if isinstance(owner, ast.Name) and isinstance(site.module.parents.get(call), ast.Expr):
            bound = [
                one for one in site.module.walk.root.bindings.get("forms", ()) if one.target == "django.forms"
            ]
            media = "forms.Media" if bound else site.need("django.forms.Media", node)
            text = f"{last} = {last} + {media}({node.attr[4:]}={site.source(call.args[0])})"
            yield site.suggest(site.replace(call, text))
        else:
            yield site.flag()
