"""``PasswordResetForm.save(extra_email_context=…)``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import ChangeMethods


class PasswordResetFormSaveExtraContext(ChangeMethods):
    """``PasswordResetForm.save()`` is called with ``extra_email_context``."""

    change = "1.9/passwordresetform-save-extra-context"
    bases = ("django.contrib.auth.forms.PasswordResetForm",)
    grow = {"save": (("extra_email_context", "None"),)}
    available = "1.9"
    examples = [
        Fixes(
            before="""\
                from django.contrib.auth.forms import PasswordResetForm

                class ResetForm(PasswordResetForm):
                    def save(self, domain_override=None, use_https=False, request=None):
                        super().save(domain_override, use_https=use_https, request=request)
                """,
            after="""\
                from django.contrib.auth.forms import PasswordResetForm

                class ResetForm(PasswordResetForm):
                    def save(self, domain_override=None, use_https=False, request=None, extra_email_context=None):
                        super().save(domain_override, use_https=use_https, request=request, extra_email_context=extra_email_context)
                """,
        ),
        Keeps(
            """\
                from django.contrib.auth.forms import PasswordResetForm, SetPasswordForm

                class ResetForm(PasswordResetForm):
                    def save(self, domain_override=None, **kwargs):
                        super().save(domain_override, **kwargs)

                class NewForm(SetPasswordForm):
                    def save(self, commit=True):
                        return super().save(commit)
                """
        ),
    ]
