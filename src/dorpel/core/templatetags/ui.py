"""The template library of the components: `{% load ui %}`, then `{% c … %}` or `{% component … %}`."""

from django import template

from dorpel.core.assets import few_modules, module_tags, style_tags
from dorpel.core.ui.tags import compile_block, compile_plain

register = template.Library()
register.tag("c", compile_plain)
register.tag("component", compile_block)
register.simple_tag(style_tags, name="styles")
register.simple_tag(module_tags, name="modules")
register.simple_tag(few_modules, name="few_modules")
