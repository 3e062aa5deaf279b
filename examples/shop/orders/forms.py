from django import forms

from .models import Line, Order


class OrderForm(forms.ModelForm):
    class Meta:
        model = Order
        fields = ["gift"]


class LineForm(forms.ModelForm):
    class Meta:
        model = Line
        fields = ["product", "quantity"]

    def clean_quantity(self):
        quantity = self.cleaned_data["quantity"]
        if quantity > 99:
            raise forms.ValidationError("Ask us for so many.")
        return quantity


LineFormSet = forms.inlineformset_factory(Order, Line, form=LineForm, extra=1)
