"""``django.contrib.admin.helpers.checkbox``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.expressions import SymbolToExpression


class AdminHelpersCheckbox(SymbolToExpression):
    """The admin's shared checkbox widget is gone; it is built where it is needed."""

    change = "5.0/admin-helpers-checkbox"
    expressions = {
        "django.contrib.admin.helpers.checkbox": (
            "django.forms.CheckboxInput",
            '({"class": "action-select"}, lambda value: False)',
        )
    }
    examples = [
        Fixes(
            before="""\
                from django.contrib.admin import helpers

                def box(pk):
                    return helpers.checkbox.render(helpers.ACTION_CHECKBOX_NAME, str(pk))
                """,
            after="""\
                from django.contrib.admin import helpers
                from django.forms import CheckboxInput

                def box(pk):
                    return CheckboxInput({"class": "action-select"}, lambda value: False).render(helpers.ACTION_CHECKBOX_NAME, str(pk))
                """,
        ),
        Keeps(
            """\
                from shop.admin import helpers

                def box(pk):
                    return helpers.checkbox.render("name", str(pk))
                """
        ),
    ]
