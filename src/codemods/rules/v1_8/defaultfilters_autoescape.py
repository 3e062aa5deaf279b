"""Functions of ``django.template.defaultfilters`` that escape."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeArguments
from codemods.rules.site import Site

_FILTERS = "django.template.defaultfilters."


class DefaultfiltersAutoescape(ChangeArguments):
    """Template filters that are called as functions escape what they are given unless told not to."""

    change = "1.8/defaultfilters-autoescape"
    calls = tuple(
        _FILTERS + name
        for name in ("linebreaksbr", "linebreaks_filter", "linenumbers", "unordered_list", "urlize")
    )
    subclasses = False
    require = {"autoescape": (1, "False")}
    examples = [
        Fixes(
            before="""\
                from django.template.defaultfilters import linebreaksbr, urlize

                text = linebreaksbr(urlize("a"))
                """,
            after="""\
                from django.template.defaultfilters import linebreaksbr, urlize

                text = linebreaksbr(urlize("a", autoescape=False), autoescape=False)
                """,
            current="1.7",
        ),
        Keeps(
            """\
                from django.template.defaultfilters import linebreaksbr, slugify, urlize
                from django.utils.html import urlize as plain

                text = linebreaksbr("a", autoescape=True) + urlize("b", True) + plain("c") + slugify("d")
                """
        ),
    ]

    def wants(self, site: Site, call: object) -> bool:
        """Only where the code is known to come from a release that did not escape."""
        return site.range.current is not None


class DefaultfiltersArgumentAutoescape(ChangeArguments):
    """Template filters that are called as functions escape what they are given unless told not to.

    Those that take an argument of their own first.
    """

    change = "1.8/defaultfilters-autoescape"
    calls = (_FILTERS + "join", _FILTERS + "urlizetrunc")
    subclasses = False
    require = {"autoescape": (2, "False")}
    examples = [
        Fixes(
            before="""\
                from django.template.defaultfilters import join

                text = join(["a"], ", ")
                """,
            after="""\
                from django.template.defaultfilters import join

                text = join(["a"], ", ", autoescape=False)
                """,
            current="1.7",
        ),
        Keeps(
            """\
                from os.path import join

                text = join("a", "b")
                """
        ),
    ]

    def wants(self, site: Site, call: object) -> bool:
        """Only where the code is known to come from a release that did not escape."""
        return site.range.current is not None
