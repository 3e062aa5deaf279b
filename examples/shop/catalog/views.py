import datetime

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.encoding import smart_text as text
from django.utils.http import is_safe_url, urlunquote
from django.utils.translation import ugettext as _
from django.views import generic

from . import signals
from .forms import LinkFormSet, ProductForm, SearchForm
from .models import Category, Product


def home(request):
    return render(request, "catalog/home.html", {"roots": Category.roots()})


def product(req, slug):
    found = get_object_or_404(Product, slug=slug)
    signals.product_viewed.send(sender=Product, product=found, request=req)
    if req.is_ajax():
        return JsonResponse({"name": text(found), "price": str(found.price)})
    return render(req, "catalog/product.html", {"product": found})


def search(request):
    form = SearchForm(request.GET)
    products = Product.objects.none()
    if form.is_valid():
        words = urlunquote(form.cleaned_data["words"])
        products = Product.objects.filter(name__icontains=words)
        if form.cleaned_data["categories"]:
            products = products.filter(category__in=form.cleaned_data["categories"])
    return render(request, "catalog/search.html", {"form": form, "products": products})


def year(request, year):
    try:
        start = datetime.datetime(int(year), 1, 1, tzinfo=timezone.utc)
    except ValueError:
        raise Http404(_("There is no such year."))
    names = [text(p) for p in Product.objects.filter(created__gte=start, created__year=year)]
    return JsonResponse({"start": start.isoformat(), "names": names})


def links(request):
    formset = LinkFormSet(request.POST or None)
    if request.method == "POST" and formset.is_valid():
        return JsonResponse({"links": [form.cleaned_data.get("homepage") for form in formset]})
    return render(request, "catalog/links.html", {"formset": formset})


def go(request):
    target = request.GET.get("next", "")
    if not is_safe_url(target, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        target = "/"
    return HttpResponseRedirect(target)


class ProductList(generic.ListView):
    model = Product

    def get_template_names(self):
        if self.request.is_ajax():
            return ["catalog/product_rows.html"]
        return super().get_template_names()


class CategoryDetail(generic.DetailView):
    model = Category


class ProductCreate(generic.CreateView):
    model = Product
    form_class = ProductForm


class ProductDelete(generic.DeleteView):
    model = Product
    success_url = reverse_lazy("catalog-index")

    def delete(self, request, *args, **kwargs):
        messages.success(request, _("The product is gone."))
        return super().delete(request, *args, **kwargs)


def old_product(request, pk):
    return redirect(get_object_or_404(Product, pk=pk), permanent=True)
