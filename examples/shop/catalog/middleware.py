from django.utils.deprecation import MiddlewareMixin
from django.utils.encoding import force_text
from django.utils.http import urlquote


class VisitMiddleware(MiddlewareMixin):
    """Says in the response which page was asked for, and by whom."""

    def __init__(self, get_response=None):
        super().__init__(get_response)
        self.prefix = "X-Shop-"

    def process_response(self, request, response):
        response[self.prefix + "Page"] = urlquote(request.path)
        response[self.prefix + "Visit"] = force_text("script" if request.is_ajax() else "person")
        return response
