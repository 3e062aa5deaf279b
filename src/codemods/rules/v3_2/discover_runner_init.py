"""Arguments that test runners are given."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite import headers
from codemods.rewrite.answer import Answer, CannotRewrite
from codemods.rules.examples import Fixes, Flags, Keeps
from codemods.rules.rule import Rule
from codemods.rules.shapes.overrides import is_super
from codemods.rules.site import Site
from codemods.rules.triggers import OnMethod, Trigger

_RUNNER = "django.test.runner.DiscoverRunner"


class HandOnKeywords(Rule):
    """A method of ``DiscoverRunner`` is called with further keywords: an override must take them and hand them on."""

    method = ""

    @classmethod
    def subscriptions(cls) -> Iterator[Trigger]:
        if cls.method:
            yield OnMethod(_RUNNER, cls.method)

    def visit(self, site: Site) -> Iterator[Answer]:
        node = site.node
        if not isinstance(node, ast.FunctionDef) or node.args.kwarg is not None:
            return
        edits, keywords = [headers.add_keywords(site.module, node)], headers.name_for_keywords(node)
        for call in ast.walk(node):
            if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
                continue
            if call.func.attr == self.method and is_super(call.func.value):
                start, end = site.module.span(call)
                text = site.module.text[start : end - 1].rstrip()
                if site.has_stars(call):
                    raise CannotRewrite("arguments are handed on with * or ** already")
                if "#" in text.rpartition("\n")[2]:
                    raise CannotRewrite("a comment stands behind the last argument")
                comma = "" if text.endswith(("(", ",")) else ", "
                edits.append(site.replace(call, f"{text}{comma}**{keywords})"))
        yield site.fix(edits)


class DiscoverRunnerInit(HandOnKeywords):
    """Test runners are made with keywords for new options: they must take them and hand them on."""

    change = "3.2/discoverrunner-init-kwargs"
    method = "__init__"
    examples = [
        Fixes(
            before="""\
                from django.test.runner import DiscoverRunner

                class Runner(DiscoverRunner):
                    def __init__(self, verbosity=1, interactive=True):
                        super().__init__(verbosity=verbosity, interactive=interactive)
                """,
            after="""\
                from django.test.runner import DiscoverRunner

                class Runner(DiscoverRunner):
                    def __init__(self, verbosity=1, interactive=True, **kwargs):
                        super().__init__(verbosity=verbosity, interactive=interactive, **kwargs)
                """,
        ),
        Fixes(
            before="""\
                from django.test.runner import DiscoverRunner

                class Runner(DiscoverRunner):
                    def __init__(self, kwargs=None):
                        super().__init__()
                        self.more = kwargs
                """,
            after="""\
                from django.test.runner import DiscoverRunner

                class Runner(DiscoverRunner):
                    def __init__(self, kwargs=None, **extra_kwargs):
                        super().__init__(**extra_kwargs)
                        self.more = kwargs
                """,
        ),
        Flags(
            """\
                from django.test.runner import DiscoverRunner

                class Runner(DiscoverRunner):
                    def __init__(self, verbosity=1):
                        super().__init__(
                            verbosity,  # as asked
                        )
                """,
            line=4,
        ),
        Keeps(
            """\
                from django.test.runner import DiscoverRunner

                class Runner(DiscoverRunner):
                    def __init__(self, *args, **kwargs):
                        super().__init__(*args, **kwargs)

                class Other:
                    def __init__(self, verbosity=1):
                        pass
                """
        ),
    ]


class DiscoverRunnerSetupDatabases(HandOnKeywords):
    """Test runners are asked for the databases with ``aliases``: ``setup_databases()`` must hand it on."""

    change = "2.2/discoverrunner-setup-databases-signature"
    method = "setup_databases"
    examples = [
        Fixes(
            before="""\
                from django.test.runner import DiscoverRunner

                class Runner(DiscoverRunner):
                    def setup_databases(self):
                        return super(Runner, self).setup_databases()
                """,
            after="""\
                from django.test.runner import DiscoverRunner

                class Runner(DiscoverRunner):
                    def setup_databases(self, **kwargs):
                        return super(Runner, self).setup_databases(**kwargs)
                """,
        ),
        Keeps(
            """\
                from django.test.runner import DiscoverRunner

                class Runner(DiscoverRunner):
                    def setup_databases(self, **kwargs):
                        return None
                """
        ),
    ]
