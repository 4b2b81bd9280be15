"""What stands in a submission: its bytes as they came, or opened when the phone had sealed them."""

from dorpel.conversations.models import Submission
from dorpel.conversations.wire import CannotRead
from dorpel.core.crypto import CannotOpen
from dorpel.core.seal import open_sealed


def opened(submission: Submission) -> bytes:
    """The bytes of the record itself. Raises CannotRead when they don't open with any key that is here."""
    body = bytes(submission.body)
    if not submission.key:
        return body
    try:
        return open_sealed(body, place=f"{submission.kind}/{submission.record}")
    except CannotOpen as wrong:
        raise CannotRead("sealed", submission.key) from wrong
