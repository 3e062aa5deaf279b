"""The admin's script that makes slugs, in pages of one's own."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.site import Site
from codemods.rules.triggers import OnModule

SCRIPT = "admin/js/urlify.js"


class AdminStopWords(Rule):
    """``URLify()`` of the admin's ``urlify.js`` keeps English words such as “a” and “the” in slugs."""

    change = "3.2/admin-prepopulated-stop-words"
    partly = True
    triggers = (OnModule((SCRIPT,)),)
    advice = "Take them out of the text before where slugs are to stay short."
    examples = [
        Flags(
            """\
                from django import forms
                from django.contrib.staticfiles.storage import staticfiles_storage

                class PageForm(forms.ModelForm):
                    class Media:
                        js = ["admin/js/urlify.js", staticfiles_storage.url("admin/js/urlify.js")]
                """,
            line=6,
        ),
        Keeps(
            """\
                class PageForm:
                    \"\"\"See admin/js/urlify.js.\"\"\"

                    class Media:
                        js = ["shop/js/urlify.js", "admin/js/prepopulate.js"]
                """
        ),
        Keeps(
            path="shop/tests.py",
            source='def test_media(page):\n    assert "admin/js/urlify.js" in page.media\n',
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        if "test" in site.roles:
            return
        for text in site.module.texts(SCRIPT):
            if not isinstance(site.module.parents.get(text), ast.Expr) and str(text.value).endswith(SCRIPT):
                yield site.flag(node=text)
