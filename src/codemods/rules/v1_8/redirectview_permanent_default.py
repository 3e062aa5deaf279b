"""``RedirectView.permanent``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.docstrings import insert_first
from codemods.rules.site import Site
from codemods.rules.triggers import OnAttribute, OnSubclass
from codemods.rules.v1_8.form_fields import members_of

_VIEW = "django.views.generic.base.RedirectView"


class RedirectviewPermanentDefault(Rule):
    """``RedirectView`` redirects for a time by default; it used to say that it is for good."""

    change = "1.8/redirectview-permanent-default"
    also = ("1.9/redirectview-permanent",)
    triggers = (OnAttribute("as_view"), OnSubclass(_VIEW))
    advice = "permanent=True is what it was; think of browsers that remember it."
    examples = [
        Fixes(
            before="""\
                from django.views.generic import RedirectView

                class Old(RedirectView):
                    url = "/new/"

                view = RedirectView.as_view(url="/x/")
                """,
            after="""\
                from django.views.generic import RedirectView

                class Old(RedirectView):
                    permanent = True
                    url = "/new/"

                view = RedirectView.as_view(url="/x/", permanent=True)
                """,
            current="1.7",
        ),
        Keeps(
            """\
                from django.views.generic import RedirectView, TemplateView

                class Old(RedirectView):
                    permanent = False

                class Older(Old):
                    url = "/new/"

                view = RedirectView.as_view(url="/x/", permanent=False)
                other = TemplateView.as_view(template_name="a.html"), Older.as_view(url="/y/")
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if site.range.current is None:
            return  # on a newer release the default is what its writer saw
        node, call = site.node, site.call
        if isinstance(node, ast.ClassDef):
            members = members_of(site, node)
            if members is not None and "permanent" not in members and _direct(site, node):
                yield site.fix(insert_first(site, node, "permanent = True"))
        elif call is not None and isinstance(node, ast.Attribute) and site.is_name(node.value, _VIEW):
            if site.keyword(call, "permanent") is None and not site.has_stars(call):
                yield site.fix(site.edit_call(call).add("permanent", "True").edit(), node=call)


def _direct(site: Site, node: ast.ClassDef) -> bool:
    """Whether the class itself derives from Django's view: those that stand on it inherit what it says."""
    return any(site.is_name(base, _VIEW) for base in node.bases)
