"""The verbs of coding."""

from dorpel.coding.operations.codebook import (
    AlreadyRetired,
    SameCode,
    keep_codebook,
    merge_codes,
    retire_code,
    take_up_code,
)
from dorpel.coding.operations.counts import recount
from dorpel.coding.operations.leaving import forget_voice, reanchor, silence_hidden, stop_showing
from dorpel.coding.operations.objections import AlreadyAnswered, NotYourWords, answer_objection, object_to
from dorpel.coding.operations.passages import (
    AnswerMoved,
    CodeRetired,
    NotAPassage,
    NothingToUndo,
    code_quote,
    flag_quote,
    mark,
    uncode,
    undo,
)
from dorpel.coding.operations.reading import NotReadable, read_answer

__all__ = [
    "AlreadyAnswered", "AlreadyRetired", "AnswerMoved", "CodeRetired", "NotAPassage", "NotReadable",
    "NotYourWords", "NothingToUndo", "SameCode", "answer_objection", "code_quote", "flag_quote",
    "forget_voice", "keep_codebook", "mark", "merge_codes", "object_to", "read_answer", "reanchor", "recount",
    "retire_code", "silence_hidden", "stop_showing", "take_up_code", "uncode", "undo",
]  # fmt: skip
