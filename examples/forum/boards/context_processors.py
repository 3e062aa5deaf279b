from django.contrib.sites.models import get_current_site


def site_name(request):
    return {'site_name': get_current_site(request).name}
