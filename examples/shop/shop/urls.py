from django.conf.urls import include, url
from django.contrib import admin
from django.contrib.auth import views as auth_views

from catalog.views import home

urlpatterns = [
    url(r"^$", home, name="home"),
    url(r"^catalog/", include("catalog.urls")),
    url(r"^orders/", include(("orders.urls", "orders"), namespace="orders")),
    url(r"^login/$", auth_views.LoginView.as_view(), name="login"),
    url(r"^logout/$", auth_views.LogoutView.as_view(), name="logout"),
    url(r"^admin/", admin.site.urls),
]
