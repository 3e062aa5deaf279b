from django.conf import urls

from . import views

urlpatterns = [
    urls.url(r"^$", views.index, name="index"),
    urls.url(r"^new/$", views.new, name="new"),
    urls.url(r"^status/$", views.status, name="status"),
]
