from django.contrib.auth import views as auth_views
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.core.mail import send_mail
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render_to_response
from django.template import Context, RequestContext
from django.template.loader import get_template
from django.utils.http import urlquote

from members.models import Member, everything


def sign_in(request):
    return auth_views.login(request, template_name='login.html')


def profile(request, username):
    member = get_object_or_404(Member, user__username=username)
    return render_to_response('members/profile.html', RequestContext(request, {'member': member}))


@login_required
def greet(request, username):
    user = get_object_or_404(User, username=username)
    text = get_template('members/greeting.txt').render(Context({'user': user, 'sender': request.user}))
    send_mail('Hello', text, None, [user.email], fail_silently=True)
    return HttpResponse('sent to %s' % urlquote(user.email))


def models(request):
    return HttpResponse(' '.join(everything()))
