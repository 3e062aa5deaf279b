"""Template loaders that read templates in ``load_template_source()``."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.gone_members import FlagMembers


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
    ]
