"""What is asked about dialogues and who belongs to them."""

from dorpel.dialogues.models import Dialogue, Membership
from dorpel.dialogues.roles import Role
from dorpel.people.models import Person


def memberships_of(person: Person) -> list[tuple[Dialogue, list[Role]]]:
    """The dialogues of a person by name, with the roles held now."""
    held: dict[Dialogue, list[Role]] = {}
    for membership in (
        Membership.objects.filter(person=person, ended_at=None).select_related("dialogue").order_by("dialogue__name")
    ):
        held.setdefault(membership.dialogue, []).append(Role(membership.role))
    return list(held.items())
