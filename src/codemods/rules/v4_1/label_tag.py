"""``BoundField.label_tag()``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeMethods


class LabelTag(ChangeMethods):
    """``legend_tag()`` calls ``label_tag()`` with a ``tag``."""

    change = "4.1/label-tag-tag-argument"
    available = "4.1"
    bases = ("django.forms.boundfield.BoundField",)
    grow = {"label_tag": (("tag", "None"),)}
    examples = [
        Fixes(
            before="""\
                from django.forms import BoundField

                class ShopField(BoundField):
                    def label_tag(self, contents=None, attrs=None, label_suffix=None):
                        return super().label_tag(contents, attrs, label_suffix="")
                """,
            after="""\
                from django.forms import BoundField

                class ShopField(BoundField):
                    def label_tag(self, contents=None, attrs=None, label_suffix=None, tag=None):
                        return super().label_tag(contents, attrs, label_suffix="", tag=tag)
                """,
        ),
        Keeps(
            """\
                class ShopField:
                    def label_tag(self, contents=None, attrs=None, label_suffix=None):
                        return ""
                """
        ),
    ]
