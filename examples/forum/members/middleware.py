from django.utils import timezone

from members.models import Member, seen


class LastSeenMiddleware(object):
    def __init__(self):
        self.header = 'X-Forum-Member'

    def process_request(self, request):
        request.member = None
        if request.user.is_authenticated():
            request.member, _ = Member.objects.get_or_create(user=request.user)

    def process_response(self, request, response):
        member = getattr(request, 'member', None)
        if member is not None:
            Member.objects.filter(pk=member.pk).update(last_seen=timezone.now())
            seen.send(sender=self.__class__, member=member)
            response[self.header] = str(member)
        return response
