# -*- coding: utf-8 -*-
from __future__ import unicode_literals

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.urlresolvers import reverse
from django.db.models import get_model
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render, render_to_response
from django.template import RequestContext
from django.utils import six
from django.utils.encoding import smart_text
from django.utils.translation import ugettext as _
from django.views.generic import DetailView

from boards.forms import PostForm, ThreadForm
from boards.models import Board, Mark, Post, Thread


def index(request):
    return render_to_response('boards/index.html', {'boards': Board.objects.open()},
                              context_instance=RequestContext(request))


def board(request, pk):
    board = get_object_or_404(Board, pk=pk)
    context = {'board': board, 'form': ThreadForm()}
    return render_to_response('boards/board.html', context, context_instance=RequestContext(request))


class ThreadDetail(DetailView):
    model = Thread

    def get_context_data(self, **kwargs):
        context = super(ThreadDetail, self).get_context_data(**kwargs)
        if self.request.user.is_authenticated():
            context['form'] = PostForm()
        return context


@login_required
def start(request, pk):
    board = get_object_or_404(Board, pk=pk)
    form = ThreadForm(request.POST or None)
    if form.is_valid():
        thread = form.save(commit=False)
        thread.board = board
        thread.author = request.user
        thread.words = smart_text(request.REQUEST.get('words', '')).split()
        thread.save()
        messages.success(request, _('Your thread is open.'))
        return redirect('boards.views.board', pk)
    return render(request, 'boards/board.html', {'board': board, 'form': form},
                  context_instance=RequestContext(request))


def answer(request, pk):
    if not request.user.is_authenticated():
        return HttpResponseRedirect(reverse('login'))
    thread = get_object_or_404(Thread, pk=pk)
    form = PostForm(request.POST or None)
    if form.is_valid():
        post = form.save(commit=False)
        post.thread, post.author = thread, request.user
        post.save()
        if request.is_ajax():
            return HttpResponse(six.text_type(post.pk))
        return HttpResponseRedirect(post.get_absolute_url())
    return HttpResponseRedirect(reverse('thread', args=(), kwargs={'pk': pk}))


def moderate(request, pk):
    board = get_object_or_404(Board, pk=pk)
    if request.user.is_authenticated() and request.user.is_staff:
        board.moderators = get_model('auth', 'User').objects.filter(username__in=request.POST.getlist('names'))
    return HttpResponseRedirect(reverse('boards.views.board', args=[pk]))


def search(request):
    words = request.REQUEST['words']
    threads = Thread.objects.filter(title__icontains=words)
    lines = ['%s: %s' % (number, thread) for number, thread in six.moves.zip(six.moves.range(1, 10), threads)]
    return HttpResponse('\n'.join(lines), content_type='text/plain; charset=utf-8')


def about(request, label, name):
    """The names of a model's fields, and where they point to."""
    model = get_model(label, name)
    opts = model._meta
    lines = []
    for field_name in sorted(opts.get_all_field_names()):
        field, model, direct, m2m = opts.get_field_by_name(field_name)
        if direct and not m2m and field.rel:
            lines.append('%s -> %s' % (field_name, field.rel.to.__name__))
        elif direct:
            lines.append(field_name)
    return HttpResponse('\n'.join(lines), content_type='text/plain')


def mark(request, pk):
    thread = get_object_or_404(Thread, pk=pk)
    if not request.user.is_anonymous():
        Mark.objects.create(target=thread, member=request.user)
    return redirect(thread)
