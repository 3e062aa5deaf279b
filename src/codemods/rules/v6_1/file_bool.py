"""Truth tests of a plain ``File``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.brackets import bracketed
from codemods.rules.shapes.truth_tests import alternative_to, is_truth_test, loads_of
from codemods.rules.site import Site
from codemods.rules.triggers import OnCall


class FileBool(Rule):
    """A ``File`` is true even without a name from 6.1 on."""

    change = "6.1/file-bool"
    advice = "Ask for its name."
    triggers = (OnCall("django.core.files.base.File"),)
    examples = [
        Fixes(
            before="""\
                from django.core.files import File

                def keep(stream):
                    file = File(stream)
                    if file:
                        file.seek(0)
                    return file or None
                """,
            after="""\
                from django.core.files import File

                def keep(stream):
                    file = File(stream)
                    if file.name:
                        file.seek(0)
                    return file if file.name else None
                """,
        ),
        Keeps(
            """\
                from django.core.files.base import ContentFile, File

                def keep(stream, given):
                    file = ContentFile(stream)
                    other = File(stream)
                    if file and other.name and given:
                        return file or None
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.call
        parent = site.module.parents.get(call) if call is not None else None
        if not isinstance(parent, ast.Assign) or parent.value is not call:
            return
        for use in loads_of(site, parent):
            either = alternative_to(site, use)
            if either is not None:
                text = f"{use.id} if {use.id}.name else {site.source(either.values[1])}"
                yield site.fix(site.replace(either, bracketed(site, either, text)), node=use)
            elif is_truth_test(site, use):
                yield site.fix(site.replace(use, f"{use.id}.name"), node=use)
