"""Helpers of tests that put other template loaders in."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes import RemoveSymbols

_ADVICE = "Override TEMPLATES with the loader django.template.loaders.locmem.Loader in its OPTIONS."


class OverrideTemplateLoaders(RemoveSymbols):
    """The helpers that put other template loaders in for tests are gone."""

    change = "1.8/override-template-loaders"
    names = {
        f"django.test.utils.{name}": _ADVICE
        for name in (
            "setup_test_template_loader",
            "restore_template_loaders",
            "override_template_loaders",
            "override_with_test_loader",
        )
    }
    examples = [
        Flags(
            """\
                from django.test.utils import restore_template_loaders, setup_test_template_loader

                setup_test_template_loader({"a.html": "x"})
                restore_template_loaders()
                """,
            line=1,
        ),
        Keeps(
            """\
                from shop.test import setup_test_template_loader

                setup_test_template_loader({"a.html": "x"})
                """
        ),
    ]
