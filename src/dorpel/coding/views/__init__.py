"""The pages of coding."""

from dorpel.coding.views.codebook import codebook_detail, codebook_list, codebook_new
from dorpel.coding.views.codes import (
    code_detail,
    code_form,
    code_list,
    merge_form,
    retirement,
    theme_detail,
    theme_form,
    theme_list,
)
from dorpel.coding.views.comparison import comparison
from dorpel.coding.views.desk import answer_desk, desk, passage_new, reading_new, undo_last
from dorpel.coding.views.objections import objection_detail, objection_list
from dorpel.coding.views.quotes import quote_detail, quote_flag, quote_list, wording_form

__all__ = [
    "answer_desk", "code_detail", "code_form", "code_list", "codebook_detail", "codebook_list",
    "codebook_new", "comparison", "desk", "merge_form", "objection_detail", "objection_list", "passage_new",
    "quote_detail", "quote_flag", "quote_list", "reading_new", "retirement", "theme_detail", "theme_form",
    "theme_list", "undo_last", "wording_form",
]  # fmt: skip
