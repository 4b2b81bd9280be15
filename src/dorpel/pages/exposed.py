"""What a thief would hold in the hand: per thing that can be stolen, and per role whose account is broken into."""

from django.utils.translation import gettext as _

from dorpel.conversations.operations.retain import TERM
from dorpel.core.ui.values import Row
from dorpel.dialogues.roles import GRANTS, May, Role


def things() -> list[Row]:
    """Per thing that can be stolen what it gives away, and what it doesn't."""
    told = [
        (
            _("The database"),
            _(
                "What everybody said, with names and streets covered where somebody did so, and what the team wrote. "
                "What was sent in stands there word for word, until {days} days after it was read."
            ).format(days=TERM.days),
            _(
                "Older words before covering, sound, and addresses for contact: they are locked. "
                "Receipt codes aren't in it."
            ),
        ),
        (_("The keys alone"), _("Nothing to read."), _("Every word and address: they lie elsewhere.")),
        (_("The database and the keys"), _("Everything in it, also what was locked."), _("Receipt codes.")),
        (
            _("A copy for safety"),
            _("The same as the database, as it was that day, also words that were taken back later."),
            _("What is locked, as long as the keys lie elsewhere."),
        ),
        (
            _("A receipt"),
            _("What one person said, and what became of it. The thief can also take it back."),
            _("What others said for themselves."),
        ),
        (
            _("The phone of a challenger"),
            _("What the account of a challenger may see (look below), until the phone is cut off."),
            _("What others were told at the door: the account of a challenger doesn't open it."),
        ),
        (
            _("The mail of a team member"),
            _("What the account of this person may see: look below."),
            _("What only other roles may see."),
        ),
    ]
    return [
        Row([(_("What is stolen"), what), (_("What it gives away"), gives), (_("What stays safe"), safe)])
        for what, gives, safe in told
    ]


def roles() -> list[Row]:
    """Per role what somebody reads who breaks into such an account, as its rights say."""
    words = _words()
    return [
        Row(
            [
                (_("Whose account"), str(role.label)),
                (_("What it gives away"), "; ".join(said for may, said in words.items() if may in GRANTS[role])),
            ]
        )
        for role in Role
    ]


def _words() -> dict[May, str]:
    """The rights through which something that isn't public is read."""
    return {
        May.READ_RAW: _("the words before names and streets were covered, and the sound of talks while it is kept"),
        May.READ_CONVERSATIONS: _("what was said, with names and streets covered where somebody did so"),
        May.ROUTE: _("all that people need, who wants to do something, and how to reach them"),
        May.READ_REFERRALS: _("what people need, as far as it was passed to their own service"),
        May.HEAR_CONCERNS: _("serious concerns, and how to reach whose they are"),
        May.RUN_CHALLENGERS: _("addresses of people who asked to hear from us"),
        May.READ_CHALLENGERS: _("who the challengers are and when they go out"),
        May.READ_FINDINGS: _("findings that aren't public yet"),
        May.READ_TABLES: _("who sat at a table, and its notes"),
        May.READ_POLICY: _("answers of the City that aren't public yet"),
        May.READ_NEWSPAPER: _("the newspaper before it is printed"),
        May.READ_LABEL: _("projects that are nominated for the label"),
        May.READ_JOURNAL: _("who of the team did what"),
    }
