from django.contrib.auth.decorators import login_required
from django.db.models.functions import TruncDay
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ungettext
from django.views.decorators.http import require_POST

from catalog.models import Product

from .customers import HOME
from .forms import LineFormSet, OrderForm
from .models import Order


@login_required
def index(request):
    orders = Order.objects.filter(customer=request.user)
    days = orders.datetimes("placed", "day", tzinfo=HOME, is_dst=False)
    return render(request, "orders/order_list.html", {"orders": orders, "days": days})


@login_required
def new(request):
    form = OrderForm(request.POST or None)
    formset = LineFormSet(request.POST or None, prefix="lines")
    if request.method == "POST" and form.is_valid() and formset.is_valid():
        order = form.save(commit=False)
        order.customer = request.user
        order.save()
        formset.instance = order
        formset.save()
        return redirect("orders:index")
    return render(request, "orders/order_form.html", {"form": form, "formset": formset})


@login_required
@require_POST
def status(request):
    if not request.is_ajax():
        return redirect("orders:index")
    with timezone.override(timezone.utc):
        per_day = [
            order.day.isoformat()
            for order in Order.objects.annotate(day=TruncDay("placed", tzinfo=HOME, is_dst=None))
        ]
    waiting = Order.objects.filter(status="waiting").count()
    text = ungettext("%d order waits", "%d orders wait", waiting) % waiting
    return JsonResponse({"text": text, "days": per_day, "products": Product.objects.featured().count()})
