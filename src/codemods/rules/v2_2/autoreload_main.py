"""``django.utils.autoreload``."""

from __future__ import annotations

import ast

from codemods.rules.examples import Flags, Keeps, Suggests
from codemods.rules.shapes import RemoveSymbols
from codemods.rules.shapes.called import CallBecomes, arguments_of
from codemods.rules.site import Site

_GONE = (
    "python_reloader",
    "reloader_thread",
    "code_changed",
    "gen_filenames",
    "inotify_code_changed",
    "clean_files",
    "reset_translations",
    "FILE_MODIFIED",
    "I18N_MODIFIED",
    "jython_reloader",
    "USE_INOTIFY",
    "RUN_RELOADER",
)


class AutoreloadMain(CallBecomes):
    """``autoreload.main()`` made way for ``run_with_reloader()``."""

    change = "2.2/autoreload-module-rewrite"
    calls = {"django.utils.autoreload.main": (("main_func", "args", "kwargs"), "")}
    needs = ("django.utils.autoreload.run_with_reloader",)
    suggests = True
    advice = "Call autoreload.run_with_reloader(function, *args, **kwargs), and see that the function can be restarted."
    examples = [
        Suggests(
            before="""\
                from django.utils import autoreload

                def handle(self, *args, **options):
                    autoreload.main(restart)
                    autoreload.main(restart, args, options)
                """,
            after="""\
                from django.utils import autoreload

                def handle(self, *args, **options):
                    autoreload.run_with_reloader(restart)
                    autoreload.run_with_reloader(restart, *args, **options)
                """,
        ),
        Keeps("from shop import autoreload\n\nautoreload.main(print)\n"),
    ]

    def written(self, site: Site, call: ast.Call) -> tuple[str, bool]:
        given = arguments_of(site, call, ("main_func", "args", "kwargs"))
        func = call.func
        owner = site.source(func.value) if isinstance(func, ast.Attribute) else ""
        name = "run_with_reloader"
        callee = f"{owner}.{name}" if owner else site.need(f"django.utils.autoreload.{name}", call)
        stars = {"main_func": "", "args": "*", "kwargs": "**"}
        inside = ", ".join(f"{stars[key]}{site.source(value)}" for key, value in given.items())
        return f"{callee}({inside})", False


class AutoreloadInternals(RemoveSymbols):
    """The auto-reloader was rewritten, and its old functions are gone."""

    change = "2.2/autoreload-module-rewrite"
    names = {
        f"django.utils.autoreload.{name}": "Use the signals autoreload_started and file_changed, or a BaseReloader."
        for name in _GONE
    }
    examples = [
        Flags("from django.utils.autoreload import code_changed, gen_filenames\n", line=1),
        Keeps("from shop.autoreload import code_changed\n"),
    ]
