"""``AuthenticationForm.get_user_id()``."""

from codemods.rules.examples import Flags, Keeps
from codemods.rules.shapes.gone_members import FlagMembers


class GetUserId(FlagMembers):
    """``AuthenticationForm.get_user_id()`` is gone."""

    change = "2.1/undocumented-authenticationform-get-user-id"
    members = {
        "django.contrib.auth.forms.AuthenticationForm.get_user_id": "Take the id from get_user(), which may be None."
    }
    examples = [
        Flags(
            """\
                from django.contrib.auth.forms import AuthenticationForm

                def show(request):
                    return AuthenticationForm(request).get_user_id()
                """,
            line=4,
        ),
        Keeps("""\
                from django.contrib.auth.forms import AuthenticationForm

                def show(request, form):
                    return AuthenticationForm(request).get_user(), form.get_user_id()
                """),
    ]
