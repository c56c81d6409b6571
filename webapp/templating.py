"""Templates, each compiled once for every language, with what never changes written into it.

A page has some sixty texts of the interface and a thousand values. What ``_("…")`` says without values is put into the
template's own text when it is compiled, and a value is escaped into plain text rather than into a ``Markup``, which
takes three times as long to make as to escape. ``render`` is what pages call in place of Flask's ``render_template``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from typing import Any, Final, cast

import flask
import flask.templating
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]  # the first is not exported

from webapp import i18n

_KEY: Final = "ibid-templates"


def install(app: flask.Flask) -> None:
    """Let ``render`` find the templates of ``app``; to be called when all that templates may call is known."""
    app.extensions[_KEY] = {code: _spoken(app, i18n.speech(code).gettext) for code in i18n.LANGUAGES}


def render(name: str, /, **values: object) -> str:
    """The template ``name`` in the reader's language, filled in with ``values``."""
    environments = cast(Mapping[str, Environment], flask.current_app.extensions[_KEY])
    return flask.render_template(environments[i18n.language()].get_template(name), **values)


def _spoken(app: flask.Flask, told: Callable[[str], str]) -> Environment:
    """The environment of ``app`` with its texts as ``told``."""
    made = cast(Environment, app.jinja_env.overlay())
    made.told = told
    return made


class _Generator(CodeGenerator):
    """Writes ``environment.plain`` where Jinja’s own writes ``escape``."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.plain(")


class Environment(flask.templating.Environment):
    """Flask's, for one language."""

    code_generator_class = _Generator
    told: Callable[[str], str] | None = None

    @staticmethod
    def plain(value: object) -> str:
        """``value`` as a piece of HTML: what ``markupsafe.escape`` makes of it."""
        if type(value) is str:
            return _escape_inner(value)  # the function in C behind ``escape``, which wraps what it gives
        return value if type(value) is Markup else escape(value)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What a template may call besides ``d``: one mapping for all, whose names each import on a page compares."""
        return super().make_globals(d) if d else self.globals

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        if self.told:
            _Telling(self.told).visit(source)
        return super()._generate(source, name, filename, defer_init)


class _Telling(NodeTransformer):
    """Replaces ``_("text")`` by what it says, and gives every ``a if b`` an ``else ""``: without one Jinja makes an
    object that explains what is missing, which takes twenty times as long as to write nothing."""

    def __init__(self, told: Callable[[str], str]) -> None:
        self._told = told

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - the visitor looks for this name
        """A call: of ``_`` with a text alone, or another, which stays."""
        match node:
            case nodes.Call(node=nodes.Name(name="_"), args=[nodes.Const(value=str(text))], kwargs=[]):
                if not (node.dyn_args or node.dyn_kwargs):
                    return nodes.MarkSafe(nodes.Const(self._told(text)), lineno=node.lineno)
        return self.generic_visit(node)

    def visit_CondExpr(self, node: nodes.CondExpr) -> nodes.Node:  # noqa: N802
        """A choice, perhaps between something and nothing."""
        if node.expr2 is None:
            node.expr2 = nodes.Const("", lineno=node.lineno)
        return self.generic_visit(node)
