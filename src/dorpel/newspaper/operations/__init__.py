"""The verbs of the newspaper."""

from dorpel.newspaper.operations.leaving import forget_pages, look_again, take_off, take_out
from dorpel.newspaper.operations.pages import ChangedMeanwhile, make_pages, pages_of
from dorpel.newspaper.operations.printing import NoPages, NotStanding, send_to_printer
from dorpel.newspaper.operations.quotes import (
    NotItsEvidence,
    QuoteBarred,
    QuoteTaken,
    caption_quote,
    choose_quote,
    drop_quote,
)
from dorpel.newspaper.operations.writing import (
    AlreadyPrinted,
    NotAdopted,
    remove_article,
    rewrite_article,
    write_article,
)

__all__ = [
    "AlreadyPrinted", "ChangedMeanwhile", "NoPages", "NotAdopted", "NotItsEvidence", "NotStanding", "QuoteBarred",
    "QuoteTaken", "caption_quote", "choose_quote", "drop_quote", "forget_pages", "look_again", "make_pages",
    "pages_of", "remove_article", "rewrite_article", "send_to_printer", "take_off", "take_out", "write_article",
]  # fmt: skip
