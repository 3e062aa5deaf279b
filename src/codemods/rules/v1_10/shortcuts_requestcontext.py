"""Names that merely passed through ``django.shortcuts``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes.exact import RenameExact


class ShortcutsRequestcontext(RenameExact):
    """``django.shortcuts`` no longer happens to offer ``RequestContext`` and the like."""

    change = "1.10/undocumented-shortcuts-requestcontext"
    renames = {
        "django.shortcuts.RequestContext": "django.template.RequestContext",
        "django.shortcuts.Manager": "django.db.models.Manager",
        "django.shortcuts.QuerySet": "django.db.models.query.QuerySet",
        "django.shortcuts.ModelBase": "django.db.models.base.ModelBase",
        "django.shortcuts.urlresolvers": "django.urls",
    }
    examples = [
        Fixes(
            before="""\
                from django.shortcuts import RequestContext, render

                def index(request):
                    return render(request, "a.html", RequestContext(request))
                """,
            after="""\
                from django.shortcuts import render
                from django.template import RequestContext

                def index(request):
                    return render(request, "a.html", RequestContext(request))
                """,
        ),
        Keeps(
            """\
                from django.shortcuts import redirect
                from django.template.context import RequestContext

                print(redirect, RequestContext)
                """
        ),
    ]
