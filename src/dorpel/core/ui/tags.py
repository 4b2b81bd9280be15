"""The two template tags: `{% c "name" a=… %}` and `{% component "name" a=… %}…{% endcomponent %}`.

Names are checked when the template is read, so that a test which reads every template finds every slip,
also in a branch that no test takes.
"""

from typing import Any

from django.template import Context, Engine, Node, NodeList, TemplateSyntaxError
from django.template.base import FilterExpression, Parser, Token, token_kwargs
from django.utils.safestring import SafeString

from dorpel.core.ui.registry import component


class ComponentNode(Node):
    """One component at one place of a template."""

    child_nodelists = ("body",)

    def __init__(self, name: str, attributes: dict[str, FilterExpression], body: NodeList | None) -> None:
        self.name = name
        self.attributes = attributes
        self.body = body if body is not None else NodeList()

    def render(self, context: Context) -> SafeString:
        """The component's markup; it sees its attributes and what it declared to see, nothing else of the page."""
        given = {key: value.resolve(context, ignore_failures=True) for key, value in self.attributes.items()}
        return draw(self.name, given, context, self.body.render(context))


def draw(name: str, given: dict[str, Any], page: Context, body: SafeString) -> SafeString:
    """The markup of a component from plain values, on a page. Raises what `Component.complete` raises."""
    declared = component(name)
    values = declared.complete(name, given)
    values |= {key: page.get(key) for key in declared.sees}
    values = declared.derived(values) | {"body": body}
    engine = page.template.engine if page.template else Engine.get_default()
    # Page variables hide behind a fresh context: a component can't come to lean on them unseen.
    fresh = Context(values, autoescape=True, use_l10n=page.use_l10n, use_tz=page.use_tz)
    return engine.get_template(f"core/ui/{name}.html").render(fresh)


def compile_plain(parser: Parser, token: Token) -> ComponentNode:
    """`{% c "name" a=… %}`: a component without markup inside."""
    name, attributes = _read(parser, token)
    return ComponentNode(name, attributes, None)


def compile_block(parser: Parser, token: Token) -> ComponentNode:
    """`{% component "name" a=… %}…{% endcomponent %}`: a component around other markup."""
    name, attributes = _read(parser, token)
    if not component(name).body:
        raise TemplateSyntaxError(f"Component '{name}' has no inside: write {{% c \"{name}\" … %}}.")
    body = parser.parse(("endcomponent",))
    parser.delete_first_token()
    return ComponentNode(name, attributes, body)


def _read(parser: Parser, token: Token) -> tuple[str, dict[str, FilterExpression]]:
    bits = token.split_contents()[1:]
    if not bits or bits[0][0] not in "\"'" or bits[0][0] != bits[0][-1]:
        raise TemplateSyntaxError(f"'{token.contents}': the name of the component comes first, in quotes.")
    name, rest = bits[0][1:-1], bits[1:]
    attributes = token_kwargs(rest, parser)
    if rest:
        raise TemplateSyntaxError(f"Component '{name}': '{rest[0]}' isn't an attribute with a value.")
    component(name).check_names(name, attributes)
    return name, attributes
