from django.contrib import admin
from django.contrib.contenttypes.generic import GenericTabularInline
from django.core.urlresolvers import reverse
from django.utils.html import escape
from django.utils.translation import ugettext_lazy

from boards.models import Board, Mark, Post, Thread


class MarkInline(GenericTabularInline):
    model = Mark
    extra = 0


class PostInline(admin.StackedInline):
    model = Post
    extra = 0


class ThreadAdmin(admin.ModelAdmin):
    list_display = ['title', 'board_link', 'author']
    inlines = [PostInline, MarkInline]

    def board_link(self, thread):
        return '<a href="%s">%s</a>' % (
            reverse('admin:boards_board_change', args=[thread.board_id]),
            escape(thread.board),
        )
    board_link.allow_tags = True
    board_link.short_description = ugettext_lazy('board')


admin.site.register(Board)
admin.site.register(Thread, ThreadAdmin)
