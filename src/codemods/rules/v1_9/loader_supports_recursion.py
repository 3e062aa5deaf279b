"""``supports_recursion`` of template loaders."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.gone_members import FlagMembers


class LoaderSupportsRecursion(FlagMembers):
    """Template loaders are no longer asked whether they support recursion; all of them have to."""

    change = "1.9/loader-supports-recursion"
    also = ("2.0/loader-supports-recursion",)
    members = {
        "django.template.loaders.base.Loader.supports_recursion": "Drop it, and implement get_template_sources() and get_contents()."
    }
    examples = [
        Flags(
            source="""\
                from django.template.loaders.base import Loader

                class Shop(Loader):
                    supports_recursion = False
                """,
            line=4,
        ),
        Keeps(
            source="""\
                class Shop:
                    supports_recursion = False
                """,
        ),
    ]
