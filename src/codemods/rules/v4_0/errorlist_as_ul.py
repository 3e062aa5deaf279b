"""``ErrorList.as_ul()``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.own_rendering import OwnRendering


class ErrorListAsUl(OwnRendering):
    """Printing a list of errors goes through a template, no longer through ``as_ul()``."""

    change = "4.0/errorlist-as-ul-override"
    method = "as_ul"
    bases = ("django.forms.utils.ErrorList", "django.forms.utils.ErrorDict")
    examples = [
        Fixes(
            before="""\
                from django.forms.utils import ErrorList
                from django.utils.safestring import mark_safe

                class ShopErrors(ErrorList):
                    def as_ul(self):
                        return mark_safe("<ul></ul>")
                """,
            after="""\
                from django.forms.utils import ErrorList
                from django.utils.safestring import mark_safe

                class ShopErrors(ErrorList):
                    def as_ul(self):
                        return mark_safe("<ul></ul>")

                    def __str__(self):
                        return mark_safe(self.as_ul())

                    __html__ = __str__
                """,
        ),
        Keeps(
            """\
                from django.forms.utils import ErrorList

                class ShopErrors(ErrorList):
                    def __str__(self):
                        return self.as_ul()

                    def as_ul(self):
                        return "<ul></ul>"
                """
        ),
    ]
