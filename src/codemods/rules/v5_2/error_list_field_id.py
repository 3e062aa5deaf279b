"""``ErrorList`` is made with ``field_id``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeMethods


class ErrorListFieldId(ChangeMethods):
    """Forms make their ``ErrorList`` with ``field_id``, which a constructor of one's own must take."""

    change = "5.2/error-list-field-id"
    available = "5.2"
    advice = "Take field_id=None and hand it on."
    bases = ("django.forms.utils.ErrorList",)
    grow = {"__init__": (("field_id", "None"),)}
    examples = [
        Fixes(
            before="""\
                from django.forms.utils import ErrorList

                class ShopErrors(ErrorList):
                    def __init__(self, initlist=None, error_class=None, renderer=None):
                        super().__init__(initlist, error_class="shop", renderer=renderer)
                """,
            after="""\
                from django.forms.utils import ErrorList

                class ShopErrors(ErrorList):
                    def __init__(self, initlist=None, error_class=None, renderer=None, field_id=None):
                        super().__init__(initlist, error_class="shop", renderer=renderer, field_id=field_id)
                """,
        ),
        Keeps(
            """\
                from django.forms.utils import ErrorDict, ErrorList

                class ShopErrors(ErrorList):
                    def __init__(self, *args, **kwargs):
                        super().__init__(*args, **kwargs)

                class ShopErrorDict(ErrorDict):
                    def __init__(self, initlist=None):
                        super().__init__(initlist)
                """
        ),
    ]
