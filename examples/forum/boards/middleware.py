from django.core.urlresolvers import resolve
from django.http import HttpResponseForbidden
from django.utils.translation import ugettext as _

from boards.models import Board


class ClosedBoardMiddleware(object):
    """Nobody but its moderators sees a closed board."""

    def process_view(self, request, view, args, kwargs):
        if view.__module__ != 'boards.views' or resolve(request.path).url_name != 'board':
            return None
        board = Board.objects.filter(pk=args[0] if args else kwargs.get('pk'), closed=True).first()
        if board is None:
            return None
        if request.user.is_anonymous() or request.user not in board.moderators.all():
            return HttpResponseForbidden(_('This board is closed.'))
