"""Template loaders that read templates in ``load_template_source()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from codemods.rewrite.answer import Answer
from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.gone_members import FlagMembers
from codemods.rules.site import Site


class LoaderLoadTemplate(FlagMembers):
    """Template loaders give origins in ``get_template_sources()`` and read them in ``get_contents()``."""

    change = "1.9/loader-load-template"
    also = (
        "2.0/loader-call",
        "1.9/loader-load-template-sources",
        "2.0/loader-load-template",
    )
    members = {
        "django.template.loaders.base.Loader.__call__": "Call get_template() of the loader; the template knows its origin.",
        "django.template.loaders.base.Loader.load_template_source": "Yield an Origin for every place in get_template_sources(), and read it in get_contents(origin).",
        "django.template.loaders.base.Loader.load_template": "Override get_template() where more than the source is made, or get_contents(origin).",
    }
    examples = [
        Flags(
            source="""\
                from django.template.loaders.base import Loader

                class Shop(Loader):
                    def load_template_source(self, template_name, template_dirs=None):
                        return "", template_name
                """,
            line=4,
        ),
        Flags(
            source="""\
                from django.template.loaders.filesystem import Loader

                def read(engine, name):
                    loader = Loader(engine)
                    return loader.load_template_source(name)
                """,
            line=5,
        ),
        Keeps(
            source="""\
                from django.template.loaders.base import Loader

                class Shop(Loader):
                    def get_contents(self, origin):
                        return ""

                class Other:
                    def load_template(self, name):
                        return ""
                """,
        ),
        Keeps(
            source="""\
                from django.template.loaders.base import Loader

                class Shop(Loader):
                    def get_template_sources(self, template_name):
                        yield template_name

                    def get_contents(self, origin):
                        return self.load_template_source(origin.name)[0]

                class Mall(Shop):
                    def load_template_source(self, template_name, template_dirs=None):
                        return "", template_name
                """,
        ),
    ]

    def visit(self, site: Site) -> Iterator[Answer]:
        class_ = site.node if isinstance(site.node, ast.ClassDef) else site.class_
        if class_ is None or not _reads_origins(site, class_):
            yield from super().visit(site)


def _reads_origins(site: Site, class_: ast.ClassDef) -> bool:
    """Whether a loader has what is asked of one now, so that the rest is there for older releases, or for itself."""
    line = site.index.own_line(f"{site.module.name}.{class_.name}")
    members = {name for one in line for name in one.members}
    return "get_template" in members or {"get_contents", "get_template_sources"} <= members
