"""The kept counts: quotes under each code, answers read, voices heard; each equal to a recount."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import Count, F, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce, Greatest

from dorpel.coding.models import Code, Coding, Heard
from dorpel.conversations.models import Answer, Conversation, Voice
from dorpel.dialogues.models import Dialogue


def one_more(code: Code) -> None:
    """Another quote has this code."""
    Code.objects.filter(pk=code.pk).update(quotes=F("quotes") + 1)


def one_less(code: Code) -> None:
    """A quote lost this code."""
    Code.objects.filter(pk=code.pk).update(quotes=Greatest(F("quotes") - 1, 0))


def without(quotes: Iterable[UUID]) -> None:
    """Quotes are about to go: every code they have counts that many less."""
    lessened = Coding.objects.filter(quote__in=list(quotes)).values("code").annotate(gone=Count("quote", distinct=True))
    for row in lessened.order_by():
        Code.objects.filter(pk=row["code"]).update(quotes=Greatest(F("quotes") - row["gone"], 0))


def heard(dialogue: UUID, *, answers: int, voices: int) -> None:
    """Adds to (or, negative, takes from) what was read and heard."""
    Heard.objects.get_or_create(dialogue_id=dialogue)
    Heard.objects.filter(pk=dialogue).update(
        answers=Greatest(F("answers") + answers, 0), voices=Greatest(F("voices") + voices, 0)
    )


def heard_of(dialogue: Dialogue) -> Heard:
    """How many answers were read and how many voices heard: one row, whatever the size of the dialogue."""
    return Heard.objects.filter(pk=dialogue.pk).first() or Heard(dialogue=dialogue)


@transaction.atomic
def recount(dialogue: Dialogue) -> None:
    """Counts everything again, after rows were made in bulk; reads the whole dialogue once."""
    number = (
        Coding.objects.filter(code=OuterRef("pk"))
        .values("code")
        .annotate(n=Count("quote", distinct=True))
        .order_by()
        .values("n")
    )
    Code.objects.filter(dialogue=dialogue).update(quotes=Coalesce(Subquery(number, output_field=IntegerField()), 0))
    read = Answer.objects.filter(dialogue=dialogue, first_read_at__isnull=False)
    talks = Conversation.objects.filter(pk__in=read.values("conversation"))
    Heard.objects.update_or_create(
        dialogue=dialogue,
        defaults={"answers": read.count(), "voices": Voice.objects.filter(conversation__in=talks).count()},
    )
