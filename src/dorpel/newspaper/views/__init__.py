"""The pages of the newspaper's room."""

from dorpel.newspaper.views.articles import article_detail, article_form, article_new, article_quotes, article_removal
from dorpel.newspaper.views.editions import edition_detail, edition_form, edition_list
from dorpel.newspaper.views.pages import edition_pages, edition_pdf, edition_picture, edition_printing

__all__ = [
    "article_detail", "article_form", "article_new", "article_quotes", "article_removal", "edition_detail",
    "edition_form", "edition_list", "edition_pages", "edition_pdf", "edition_picture", "edition_printing",
]  # fmt: skip
