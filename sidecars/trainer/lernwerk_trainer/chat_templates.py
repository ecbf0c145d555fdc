"""Writing the trained system prompt into a chat template, as what a chat without one gets."""

import json
from collections.abc import Callable

Messages = list[dict[str, str]]

_QUESTION: Messages = [{"role": "user", "content": "Frage?"}]
_DIALOGUE: Messages = [
    *_QUESTION,
    {"role": "assistant", "content": "Antwort."},
    {"role": "user", "content": "Und?"},
]


def with_default_system(
    template: str, prompt: str, render: Callable[[str, Messages], str]
) -> str | None:
    """A template that renders chats without system message exactly as `template` with `prompt`.

    `render(template, messages)` renders for an answer. A default text that the template already has
    is replaced, which leaves its form as other programs know it; otherwise the message is put in
    front. None when neither gives equal text.
    """
    for candidate in (_replaced(template, prompt, render), _prefixed(template, prompt)):
        if candidate is not None and _is_equal(template, candidate, prompt, render):
            return candidate
    return None


def _is_equal(
    template: str, candidate: str, prompt: str, render: Callable[[str, Messages], str]
) -> bool:
    system = {"role": "system", "content": prompt}
    other = {"role": "system", "content": "Etwas anderes."}
    for messages in (_QUESTION, _DIALOGUE):
        if render(candidate, messages) != render(template, [system, *messages]):
            return False
        if render(candidate, [other, *messages]) != render(template, [other, *messages]):
            return False
    return True


def _replaced(template: str, prompt: str, render: Callable[[str, Messages], str]) -> str | None:
    """Replace the template's own default, found by rendering a chat with and without it."""
    default = _own_default(template, render)
    if default is None:
        return None
    # Quotation marks end a literal, and braces outside of one begin a statement.
    if any(mark in prompt for mark in "'\"{"):
        return None
    for quoted in (default, default.replace("\n", "\\n")):
        if template.count(quoted) == 1:
            return template.replace(quoted, prompt.replace("\\", "\\\\").replace("\n", "\\n"))
    return None


def _own_default(template: str, render: Callable[[str, Messages], str]) -> str | None:
    """The system text that appears without being asked for, if there is one."""
    mark = "\u2063lernwerk\u2063"
    before, _, after = render(
        template, [{"role": "system", "content": mark}, *_QUESTION]
    ).partition(mark)
    bare = render(template, _QUESTION)
    if bare.startswith(before) and bare.endswith(after) and len(bare) > len(before) + len(after):
        return bare[len(before) : len(bare) - len(after)]
    return None


def _prefixed(template: str, prompt: str) -> str:
    """Begin with a statement that adds the system message where it is missing."""
    text = json.dumps(prompt, ensure_ascii=False)
    return (
        "{%- if not messages or messages[0]['role'] != 'system' %}"
        "{%- set messages = [{'role': 'system', 'content': " + text + "}] + messages %}"
        "{%- endif %}" + template
    )
