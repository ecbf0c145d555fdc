"""Token ids of given texts, so that the app can compare them with llama.cpp's.

One JSON object on stdin: {"base_model": …, "texts": [text, …], "chats": [[message, …], …],
"system_prompt": text or null}. One on stdout: {"ids": [[id, …], …], "prompts": [{"text", "ids"} or
null where the template cannot render it, …], "end_of_turn_id", "pre"}; a problem gives {"error":
{"code", "message", "advice"}} and exit code 1 or 2. Of a GGUF only the tokenizer is converted.
"""

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from .config import BaseModel, Fields, bad_config, read_base_model
from .environment import prepare_environment
from .failures import TrainerError, as_trainer_error

_NO_LIMIT = 1 << 30


def main() -> int:
    """Answer the request on stdin."""
    sys.dont_write_bytecode = False
    prepare_environment(1)
    answer_to = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    try:
        answer, code = _answer(_request()), 0
    except Exception as error:  # noqa: BLE001 - the last place that can report it
        failure = as_trainer_error(error, lambda: "Close other programs.")
        code = failure.exit_code
        answer = {
            "error": {"code": failure.code, "message": failure.message, "advice": failure.advice}
        }
    print(json.dumps(answer, ensure_ascii=False), file=answer_to, flush=True)
    return code


def _request() -> Fields:
    try:
        return Fields(json.load(sys.stdin))
    except ValueError as error:
        raise bad_config("request", f"is not JSON ({error})") from error


def _answer(request: Fields) -> dict[str, Any]:
    base = read_base_model(request.object("base_model"), Path.cwd())
    with tempfile.TemporaryDirectory() as scratch:
        tokenizer, pre = _load(base, Path(scratch))
    from .chat_data import ChatEncoder

    prompt = request.text("system_prompt") if request.has("system_prompt") else None
    encoder = ChatEncoder(tokenizer, prompt, _NO_LIMIT)
    chats = [rendered(encoder, messages) for messages in request.chats("chats")]
    texts = request.texts("texts")
    ids = [tokenizer(text, add_special_tokens=False)["input_ids"] for text in texts]
    return {"ids": ids, "prompts": chats, "end_of_turn_id": encoder.end_of_turn_id, "pre": pre}


def rendered(encoder: Any, messages: list[dict[str, str]]) -> dict[str, Any] | None:
    """A chat as text and ids; None where the template refuses it, as some do a system prompt."""
    try:
        return {"text": encoder.prompt_text(messages), "ids": encoder.prompt_ids(messages)}
    except TrainerError:
        return None


def _load(base: BaseModel, scratch: Path) -> tuple[Any, str | None]:
    from .base_model import BaseFolder, check_folder, load_tokenizer
    from .gguf_conversion import tokenizer_folder

    if base.kind == "safetensors":
        folder = check_folder(base.path)
        return load_tokenizer(folder), folder.pre
    pre = tokenizer_folder(base.path, scratch)
    return load_tokenizer(BaseFolder(scratch, "gguf", pre)), pre
