"""The application ``django.contrib.formtools``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class FormtoolsRemoved(RenameSymbols):
    """``django.contrib.formtools`` is a package of its own now: ``django-formtools``."""

    change = "1.8/formtools-removed"
    moves = {"django.contrib.formtools": "formtools"}
    paths = True
    advice = "Add django-formtools to the requirements."
    examples = [
        Fixes(
            path="shop/settings.py",
            before="""\
                INSTALLED_APPS = [
                    "django.contrib.sites",
                    "django.contrib.formtools",
                ]
                ROOT_URLCONF = "shop.urls"
                """,
            after="""\
                INSTALLED_APPS = [
                    "django.contrib.sites",
                    "formtools",
                ]
                ROOT_URLCONF = "shop.urls"
                """,
        ),
        Fixes(
            before="""\
                from django.contrib.formtools.preview import FormPreview
                from django.contrib.formtools.wizard.views import NamedUrlSessionWizardView as Wizard

                class Order(Wizard):
                    preview = FormPreview
                """,
            after="""\
                from formtools.preview import FormPreview
                from formtools.wizard.views import NamedUrlSessionWizardView as Wizard

                class Order(Wizard):
                    preview = FormPreview
                """,
        ),
        Keeps(
            """\
                from formtools.wizard.views import SessionWizardView

                template_name = "django/contrib/formtools/wizard.html"
                key_salt = "django.contrib.formtools"
                print(SessionWizardView, salted_hmac("django.contrib.formtools", text))
                """
        ),
    ]
