"""``ErrorList(renderer=)``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeMethods


class ErrorListRenderer(ChangeMethods):
    """``ErrorList`` is made with a ``renderer`` as well."""

    change = "4.0/errorlist-init-renderer"
    available = "4.0"
    bases = ("django.forms.utils.ErrorList",)
    grow = {"__init__": (("renderer", "None"),)}
    examples = [
        Fixes(
            before="""\
                from django.forms.utils import ErrorList

                class ShopErrors(ErrorList):
                    def __init__(self, initlist=None, error_class=None):
                        super().__init__(initlist, error_class)
                """,
            after="""\
                from django.forms.utils import ErrorList

                class ShopErrors(ErrorList):
                    def __init__(self, initlist=None, error_class=None, renderer=None):
                        super().__init__(initlist, error_class, renderer=renderer)
                """,
        ),
        Keeps(
            """\
                from django.forms.utils import ErrorList

                class ShopErrors(ErrorList):
                    def __init__(self, *args, **kwargs):
                        super().__init__(*args, **kwargs)
                """
        ),
    ]
