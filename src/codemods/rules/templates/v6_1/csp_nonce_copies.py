from __future__ import annotations

import re

from codemods.templates.context import TemplateContext
from codemods.templates.rule import Answers, Flags, Keeps, Site, TemplateRule

__all__ = ["CspNonceCopies"]

_LOADS = re.compile(r"<(?:script|style|link)\b")


class CspNonceCopies(TemplateRule):
    """Templates that Django ships carry nonces; a copy without them is blocked under a nonce policy."""

    change = "6.1/csp-nonce-in-admin-templates"
    templates = ("admin/**/*.html", "registration/*.html", "gis/*.html", "django/forms/**/*.html")
    words = ("<script", "<style", "<link")
    advice = "Add {% csp_nonce_attr %} to its script, style and link elements."
    example_context = TemplateContext(
        settings={
            "TEMPLATES": [{"OPTIONS": {"context_processors": ["django.template.context_processors.csp"]}}]
        }
    )
    examples = (
        Flags("<html>\n<script></script>", line=2, path="shop/templates/admin/base.html"),
        Keeps(
            "<script {% csp_nonce_attr %}></script>",
            path="shop/templates/admin/actions.html",
            current="6.0",
            target="6.0",
        ),
        Keeps("<script></script>"),
    )

    def on_template(self, site: Site) -> Answers:
        if not site.is_copy or "context_processors.csp" not in repr(site.setting("TEMPLATES")):
            return
        if "csp_nonce" in site.template.text:
            return
        for match in site.find(_LOADS):
            yield site.flag(site.template.replace(match.start(), match.end(), ""))
            return
