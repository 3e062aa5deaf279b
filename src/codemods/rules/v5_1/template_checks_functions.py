"""Functions of the system checks of templates."""

from __future__ import annotations

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import RemoveSymbols


class TemplateChecksFunctions(RemoveSymbols):
    """Template engines check themselves; the separate check functions for templates are gone."""

    change = "5.1/template-checks-functions"
    names = {
        f"django.core.checks.templates.{name}": "Call check() of the engine, or check_templates()."
        for name in (
            "check_setting_app_dirs_loaders",
            "check_string_if_invalid_is_string",
            "check_for_template_tags_with_the_same_name",
            "E001",
            "E002",
            "W003",
        )
    }
    examples = [
        Flags(
            """\
                from django.core.checks.templates import check_string_if_invalid_is_string

                print(check_string_if_invalid_is_string(None))
                """,
            line=1,
        ),
        Keeps(
            """\
                from django.core.checks import templates

                def check_string_if_invalid_is_string():
                    return templates
                """
        ),
    ]
