"""``emit_pre_migrate_signal()`` and ``emit_post_migrate_signal()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeArguments
from codemods.rules.site import Site


class EmitMigrateSignalSignature(ChangeArguments):
    """``emit_pre_migrate_signal()`` and ``emit_post_migrate_signal()`` are not given the models that were made."""

    change = "1.9/emit-migrate-signal-signature"
    calls = (
        "django.core.management.sql.emit_post_migrate_signal",
        "django.core.management.sql.emit_pre_migrate_signal",
    )
    available = "1.9"
    examples = [
        Fixes(
            before="""\
                from django.core.management.sql import emit_post_migrate_signal

                def announce():
                    emit_post_migrate_signal([], 0, False, "default")
                    emit_post_migrate_signal(created_models=set(), verbosity=0, interactive=False, db="default")
                """,
            after="""\
                from django.core.management.sql import emit_post_migrate_signal

                def announce():
                    emit_post_migrate_signal(0, False, "default")
                    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")
                """,
        ),
        Keeps(
            """\
                from django.core.management.sql import emit_post_migrate_signal

                emit_post_migrate_signal(2, False, "default")
                """
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        call = site.node
        if not isinstance(call, ast.Call) or site.has_stars(call) or not self.replaceable:
            return
        names = {keyword.arg for keyword in call.keywords}
        made = names & {"created_models", "create_models"}
        if made:
            yield site.fix(site.edit_call(call).remove(str(made.pop())).edit())
        elif len(call.args) + len(names) == 4 and call.args and names <= {"db", "interactive", "verbosity"}:
            yield site.fix(site.edit_call(call).remove(0).edit())
