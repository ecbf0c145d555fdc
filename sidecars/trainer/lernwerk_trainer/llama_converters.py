"""Calling the vendored llama.cpp converters inside this process (`vendor/llama_cpp`).

They are scripts with their own argument parsing and logging; importing torch and transformers once
for all of them saves several seconds each.
"""

import contextlib
import json
import logging
import math
import runpy
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .failures import TrainerError

VENDOR = Path(__file__).resolve().parent.parent / "vendor" / "llama_cpp"


def use_vendored_gguf() -> None:
    """Put the vendored packages first; must run before anything imports `gguf`."""
    for folder in (VENDOR, VENDOR / "gguf-py"):
        if str(folder) not in sys.path:
            sys.path.insert(0, str(folder))
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)


def write_model_gguf(folder: Path, target: Path, name: str, pre: str | None) -> None:
    """Convert a safetensors folder to an f16 GGUF.

    `pre` names the pre-tokenizer where it is known for certain; otherwise the converter recognises
    it by a hash, which cannot tell some of them apart.
    """
    import gguf
    import torch
    from conversion import ModelBase, ModelType, get_model_architecture, get_model_class

    _never_guess(ModelBase)

    with _named_failures(), _metadata(name), torch.inference_mode():
        hparams = ModelBase.load_hparams(folder, False, guess=False)
        model_class = get_model_class(get_model_architecture(hparams, ModelType.TEXT))
        model = model_class(folder, gguf.LlamaFileType.MOSTLY_F16, target)
        if pre is not None:
            model.get_vocab_base_pre = lambda tokenizer: pre
        model.write()


def write_adapter_gguf(adapter: Path, base: Path, target: Path, name: str) -> None:
    """Convert a PEFT adapter to an f16 LoRA GGUF; of the base only the configuration is read."""
    from conversion import ModelBase

    _never_guess(ModelBase)
    arguments = ["--base", str(base), "--outtype", "f16", "--outfile", str(target), str(adapter)]
    with _named_failures(), _metadata(name), _rank_stabilised_alpha():
        with _argv("convert_lora_to_gguf.py", arguments):
            runpy.run_path(str(VENDOR / "convert_lora_to_gguf.py"), run_name="__main__")


@contextlib.contextmanager
def _rank_stabilised_alpha() -> Iterator[None]:
    """Give the converter the alpha that means the same when it is divided by the rank.

    llama.cpp always divides by the rank, and the converter writes alpha as the adapter states it.
    """
    load = json.load

    def load_changed(file: Any, **options: Any) -> Any:
        value = load(file, **options)
        if isinstance(value, dict) and value.get("use_rslora"):
            value["lora_alpha"] *= math.sqrt(value["r"])
        return value

    json.load = load_changed
    try:
        yield
    finally:
        json.load = load


def _never_guess(model_base: Any) -> None:
    """All our folders have a `config.json`.

    Guessing would import a module for every architecture there is, and warn of each that is not
    vendored.
    """
    model_base.load_hparams_guess = staticmethod(lambda folder: None)


@contextlib.contextmanager
def _metadata(name: str) -> Iterator[None]:
    """Write `name` instead of what the converters guess from the names of our work folders."""
    import gguf

    guess = gguf.Metadata.load

    def load(*arguments: Any, **options: Any) -> Any:
        metadata = guess(*arguments, **options)
        metadata.name, metadata.basename = name, None
        metadata.version = metadata.finetune = None
        return metadata

    gguf.Metadata.load = staticmethod(load)
    try:
        yield
    finally:
        gguf.Metadata.load = staticmethod(guess)


@contextlib.contextmanager
def _argv(name: str, arguments: list[str]) -> Iterator[None]:
    before = sys.argv
    sys.argv = [name, *arguments]
    try:
        yield
    finally:
        sys.argv = before


@contextlib.contextmanager
def _named_failures() -> Iterator[None]:
    """The converters leave by `sys.exit` or with an error about the model."""
    try:
        yield
    except (SystemExit, NotImplementedError, KeyError, ValueError, AssertionError) as error:
        raise TrainerError(
            "model_unreadable",
            f"The model cannot be written as GGUF: {_first_line(error)}",
            "Export the merged model instead, or choose another base model.",
        ) from error


def _first_line(error: BaseException) -> str:
    lines: Any = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__
