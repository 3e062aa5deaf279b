from django.conf.urls import url

from . import views

urlpatterns = [
    url(r"^$", views.ProductList.as_view(), name="catalog-index"),
    url(r"^search/$", views.search, name="catalog-search"),
    url(r"^links/$", views.links, name="catalog-links"),
    url(r"^go/$", views.go, name="catalog-go"),
    url(r"^new/$", views.ProductCreate.as_view(), name="catalog-create"),
    url(r"^year/(?P<year>[0-9]{4})/$", views.year, name="catalog-year"),
    url(regex=r"^product/(?P<slug>[-\w]+)/$", view=views.product, name="catalog-product"),
    url(r"^product/(?P<slug>[-\w]+)/delete/$", views.ProductDelete.as_view(), name="catalog-delete"),
    url(r"^category/(?P<pk>\d+)/$", views.CategoryDetail.as_view(), {"page": "category"}, "catalog-category"),
]
