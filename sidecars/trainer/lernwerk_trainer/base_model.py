"""Opening a base model: a safetensors folder as it is, a GGUF through a converted copy.

Nothing from a model folder is executed: no pickled weights, no code named by `auto_map`.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from transformers import AutoModelForCausalLM, AutoTokenizer
from transformers.utils import logging as transformers_logging

from .config import BaseModel
from .device import Device
from .failures import TrainerError, is_out_of_memory

# What this engine trains and its vendored converters export; by `model_type` of config.json.
TRAINABLE_TYPES = frozenset(
    {"llama", "mistral", "qwen2", "qwen3", "gemma2", "gemma3_text", "phi3", "smollm3", "granite"}
)
RECORD_NAME = "lernwerk.json"
# Its progress bars would fill the training log.
transformers_logging.disable_progress_bar()
_CODE_KEYS = frozenset({"auto_map", "trust_remote_code", "_attn_implementation_internal"})


@dataclass(frozen=True)
class BaseFolder:
    """A checked safetensors folder; `pre` is llama.cpp's name of its pre-tokenizer, if known.

    `window` is how many tokens the model was made to read at once, if it says so.
    """

    path: Path
    model_type: str
    pre: str | None
    window: int | None = None


def unreadable(message: str, advice: str = "Choose another base model.") -> TrainerError:
    """The error for a base model that cannot be used."""
    return TrainerError("model_unreadable", message, advice)


def check_folder(path: Path) -> BaseFolder:
    """Refuse a folder that is incomplete, wants to run code, or is of an unknown family."""
    if not path.is_dir():
        raise unreadable(f"The model folder {path} does not exist.")
    config = _json_object(path / "config.json")
    _refuse_code(path)
    model_type = config.get("model_type")
    if model_type not in TRAINABLE_TYPES:
        raise unreadable(f"Models of type “{model_type}” cannot be trained by this engine.")
    if not any(path.glob("*.safetensors")):
        raise unreadable("The model folder has no .safetensors weights.")
    if not (path / "tokenizer.json").exists():
        raise unreadable("The model folder has no tokenizer.json.")
    record = _json_object(path / RECORD_NAME) if (path / RECORD_NAME).exists() else {}
    pre = record.get("pre")
    window = config.get("max_position_embeddings")
    return BaseFolder(
        path=path,
        model_type=str(model_type),
        pre=pre if isinstance(pre, str) else None,
        window=window if isinstance(window, int) and window > 0 else None,
    )


def _refuse_code(path: Path) -> None:
    """Code that comes with a model is never run, whatever its configuration asks for."""
    advice = "Choose a base model that needs no code of its own."
    if any(path.glob("*.py")):
        raise unreadable("The model folder holds Python code.", advice)
    for file in path.glob("*config.json"):
        for key in _CODE_KEYS & _json_object(file).keys():
            raise unreadable(
                f"{file.name} asks to run code that comes with the model (“{key}”).", advice
            )


def open_base(base: BaseModel, convert: Any) -> BaseFolder:
    """The folder to load; `convert(base)` is called for a GGUF and returns its converted folder."""
    if not base.path.exists():
        raise unreadable(f"The base model {base.path} does not exist.")
    return check_folder(convert(base) if base.kind == "gguf" else base.path)


def load_tokenizer(folder: BaseFolder) -> Any:
    """The tokenizer, with a padding token and one chat template; raises when there is none."""
    tokenizer = _loading(
        lambda: AutoTokenizer.from_pretrained(folder.path, trust_remote_code=False)
    )
    if isinstance(tokenizer.chat_template, dict):
        # Others serve tools or retrieval; they are not what a dialogue is written with.
        tokenizer.chat_template = tokenizer.chat_template.get("default")
    if not tokenizer.chat_template:
        raise unreadable(
            "The base model has no chat template, so it is not clear how a dialogue is written.",
            "Choose an instruction-tuned (chat) model.",
        )
    if tokenizer.pad_token_id is None:
        tokenizer.pad_token = tokenizer.eos_token
    return tokenizer


def load_model(
    folder: BaseFolder, dtype: torch.dtype, device: Device, four_bit: bool = False
) -> Any:
    """The model on its device, in evaluation mode, without key/value cache."""
    options: dict[str, Any] = {"dtype": dtype, "attn_implementation": "sdpa"}
    if four_bit:
        options["quantization_config"] = _four_bit_config()
        options["device_map"] = {"": device.torch_device}
    model = _loading(
        lambda: AutoModelForCausalLM.from_pretrained(
            folder.path, trust_remote_code=False, use_safetensors=True, **options
        )
    )
    model.config.use_cache = False
    return model if four_bit else model.to(device.torch_device)


def _four_bit_config() -> Any:
    from transformers import BitsAndBytesConfig

    return BitsAndBytesConfig(
        load_in_4bit=True,
        bnb_4bit_quant_type="nf4",
        bnb_4bit_use_double_quant=True,
        bnb_4bit_compute_dtype=torch.bfloat16,
    )


def _loading(load: Any) -> Any:
    """Any failure inside transformers while reading a model is the model's fault, except memory."""
    try:
        return load()
    except Exception as error:
        if is_out_of_memory(error):
            raise
        detail = str(error).strip().splitlines()[:1] or [type(error).__name__]
        raise unreadable(f"The base model cannot be loaded: {detail[0]}") from error


def _json_object(path: Path) -> dict[str, Any]:
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise unreadable(f"{path.name} of the base model cannot be read ({error}).") from error
    if not isinstance(value, dict):
        raise unreadable(f"{path.name} of the base model is not a JSON object.")
    return value
