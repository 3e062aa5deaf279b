from django.http import HttpResponseNotFound
from django.template import RequestContext, loader


def not_found(request):
    text = loader.render_to_string('404.html', {'path': request.path}, context_instance=RequestContext(request))
    return HttpResponseNotFound(text)
