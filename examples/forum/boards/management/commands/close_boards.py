from __future__ import unicode_literals

from optparse import make_option

from django.core.management.base import BaseCommand, CommandError

from boards.models import Board


class Command(BaseCommand):
    help = 'Closes boards.'
    args = '<title title ...>'
    option_list = BaseCommand.option_list + (
        make_option('--all', action='store_true', dest='all', default=False, help='Close each board.'),
        make_option('--limit', type='int', dest='limit', default=10, help='At most so many (%default).'),
    )

    def handle(self, *titles, **options):
        boards = Board.objects.open()
        if not options['all']:
            if not titles:
                raise CommandError('Name a board, or say --all.')
            boards = boards.filter(title__in=titles)
        for board in list(boards[:options['limit']]):
            board.closed = True
            board.save()
            self.stdout.write('closed %s' % board)
