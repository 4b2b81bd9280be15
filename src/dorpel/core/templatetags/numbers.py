"""The template library of numbers, and of voices in public: `{% load numbers %}`, then `{{ n|voices_in_words }}`."""

from django import template

from dorpel.core.numbers import grouped, number_in_words, voices_in_words

register = template.Library()
register.filter("grouped", grouped)
register.filter("number_in_words", number_in_words)
register.filter("voices_in_words", voices_in_words)
