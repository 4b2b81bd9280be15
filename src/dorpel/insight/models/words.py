"""The index of what is public: one row of words per published thing, in every language it stands in."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from dorpel.core.rows import Choice
from dorpel.core.search import SearchRow
from dorpel.dialogues.models import Decision
from dorpel.findings.models import Evidence, Finding
from dorpel.newspaper.models import Article
from dorpel.policy.models import Action, Resolution
from dorpel.proposals.models import Proposal


class PublicWords(SearchRow):
    """The words of one published thing; goes with the thing, so that what is withdrawn leaves the index too."""

    class Kind(models.TextChoices):
        FINDING = "finding", _("findings")
        VOICE = "voice", _("voices")
        ARTICLE = "article", _("the newspaper")
        PROPOSAL = "proposal", _("proposals")
        ANSWER = "answer", _("answers of the City")
        ACTION = "action", _("the plan")
        DECISION = "decision", _("decisions on the way")

    dialogue = models.ForeignKey("dialogues.Dialogue", models.CASCADE, related_name="+", db_index=False)
    kind = Choice(_("kind"), max_length=8, choices=Kind)
    finding = models.ForeignKey(Finding, models.CASCADE, null=True, related_name="+")
    voice = models.ForeignKey(Evidence, models.CASCADE, null=True, related_name="+")
    article = models.ForeignKey(Article, models.CASCADE, null=True, related_name="+")
    proposal = models.ForeignKey(Proposal, models.CASCADE, null=True, related_name="+")
    answer = models.ForeignKey(Resolution, models.CASCADE, null=True, related_name="+")
    action = models.ForeignKey(Action, models.CASCADE, null=True, related_name="+")
    decision = models.ForeignKey(Decision, models.CASCADE, null=True, related_name="+")

    class Meta:
        verbose_name = _("indexed words in public")
        verbose_name_plural = _("indexed words in public")
        indexes = [models.Index(fields=["dialogue", "kind"], name="publicwords_kind")]

    def __str__(self) -> str:
        return str(self.kind)
