from django.core.management.base import NoArgsCommand

from boards.models import Post


class Command(NoArgsCommand):
    help = 'Counts the posts.'
    requires_model_validation = False

    def handle_noargs(self, **options):
        self.stdout.write('%d posts' % Post.objects.count())
