"""What moved out of ``django.contrib.sites.models``."""

from codemods.rules.examples import Fixes, Keeps
from codemods.rules.shapes import RenameSymbols


class SitesMovedObjects(RenameSymbols):
    """``RequestSite`` and ``get_current_site()`` moved out of the models of ``django.contrib.sites``."""

    change = "1.7/sites-moved-objects"
    also = ("1.7/sites-requestsite", "1.7/sites-get-current-site", "1.9/sites-models-imports")
    renames = {
        "django.contrib.sites.models.RequestSite": "django.contrib.sites.requests.RequestSite",
        "django.contrib.sites.models.get_current_site": "django.contrib.sites.shortcuts.get_current_site",
        "django.contrib.contenttypes.views.get_current_site": "django.contrib.sites.shortcuts.get_current_site",
    }
    examples = [
        Fixes(
            before="""\
                from django.contrib.sites.models import RequestSite, Site, get_current_site

                def host(request):
                    return RequestSite(request), get_current_site(request), Site.objects.get_current()
                """,
            after="""\
                from django.contrib.sites.models import Site
                from django.contrib.sites.requests import RequestSite
                from django.contrib.sites.shortcuts import get_current_site

                def host(request):
                    return RequestSite(request), get_current_site(request), Site.objects.get_current()
                """,
        ),
        Fixes(
            before="""\
                from django.contrib.sites import models as sites

                def host(request):
                    return sites.get_current_site(request), sites.Site
                """,
            after="""\
                from django.contrib.sites import models as sites
                from django.contrib.sites.shortcuts import get_current_site

                def host(request):
                    return get_current_site(request), sites.Site
                """,
        ),
        Keeps(
            """\
                from django.contrib.sites.models import Site
                from shop.sites.models import get_current_site

                print(get_current_site(None), Site)
                """
        ),
    ]
