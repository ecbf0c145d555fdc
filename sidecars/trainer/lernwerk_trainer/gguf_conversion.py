"""GGUF → safetensors folder, once per file, kept under the hash of the GGUF.

transformers dequantises the weights. They are kept as float16, which loses nothing that a
quantised file holds; one-dimensional tensors (norms, biases) stay float32.
"""

import contextlib
import functools
import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import torch

from .base_model import RECORD_NAME, unreadable
from .config import BaseModel
from .failures import is_disk_full, is_out_of_memory
from .files import publish_folder, remove_leftovers, sha256_file, write_json_durably
from .gguf_header import read_gguf_header
from .pre_tokenizers import EXACT_SENTENCEPIECE, REPAIRS, repair_tokenizer

RECORD_SCHEMA = 1


def converted_folder(base: BaseModel, channel: Any) -> Path:
    """The converted copy of a GGUF, made now if the cache does not hold it yet."""
    assert base.cache_dir is not None
    pre = _known_pre_tokenizer(read_gguf_header(base.path))
    digest = sha256_file(base.path)
    folder = base.cache_dir / f"hf-{digest[:32]}"
    if _is_complete(folder, digest):
        return folder
    channel.phase("convert")
    base.cache_dir.mkdir(parents=True, exist_ok=True)
    remove_leftovers(base.cache_dir)
    temporary = base.cache_dir / f"{folder.name}.tmp-{os.getpid()}"
    try:
        _convert(lambda: _save_all(base.path, temporary, pre))
        record = {"schema": RECORD_SCHEMA, "source_sha256": digest, "pre": pre}
        write_json_durably(temporary / RECORD_NAME, record)
        if not _is_complete(folder, digest):
            publish_folder(temporary, folder)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return folder


def tokenizer_folder(source: Path, target: Path) -> str | None:
    """Write only the tokenizer of a GGUF to `target`; returns llama.cpp's pre-tokenizer name."""
    pre = _known_pre_tokenizer(read_gguf_header(source))
    _convert(lambda: _save_tokenizer(source, target, pre))
    return pre


def _is_complete(folder: Path, digest: str) -> bool:
    try:
        record = json.loads((folder / RECORD_NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return record.get("schema") == RECORD_SCHEMA and record.get("source_sha256") == digest


def _known_pre_tokenizer(header: dict[str, Any]) -> str | None:
    """The name of the family's text splitting; refuses one that cannot be rebuilt exactly."""
    pre = header.get("tokenizer.ggml.pre")
    if header.get("tokenizer.ggml.model") == "gpt2" and pre in REPAIRS:
        return str(pre)
    if header.get("general.architecture") in EXACT_SENTENCEPIECE:
        return None
    raise unreadable(
        f"The tokenizer of this GGUF (“{pre or header.get('tokenizer.ggml.model')}”) cannot be "
        "rebuilt exactly, so the model would learn other tokens than it is used with.",
        "Choose the same model as a safetensors folder, or another base model.",
    )


def _convert(work: Callable[[], object]) -> None:
    """Any failure inside transformers is the file's fault, except memory and disk."""
    try:
        with _parsed_once():
            work()
    except Exception as error:
        if is_out_of_memory(error) or is_disk_full(error):
            raise
        raise unreadable(f"The GGUF cannot be converted for training: {error}") from error


def _save_all(source: Path, target: Path, pre: str | None) -> None:
    _save_model(source, target)
    _save_tokenizer(source, target, pre)


def _save_model(source: Path, target: Path) -> None:
    from transformers import AutoModelForCausalLM, GgufConfig

    model = AutoModelForCausalLM.from_pretrained(
        source.parent,
        gguf_file=source.name,
        quantization_config=GgufConfig(dequantize=True),
        dtype=torch.float32,
    )
    for parameter in model.parameters():
        if parameter.dim() > 1:
            parameter.data = parameter.data.to(torch.float16)
    model.config.dtype = torch.float16
    model.save_pretrained(target)


@contextlib.contextmanager
def _parsed_once() -> Iterator[None]:
    """transformers parses the header three times and builds the name table once per module.

    Both are pure functions of the file, and remembering them halves the time of a conversion.
    """
    import gguf

    reader, names = gguf.GGUFReader, gguf.get_tensor_name_map
    gguf.GGUFReader, gguf.get_tensor_name_map = functools.cache(reader), functools.cache(names)
    try:
        yield
    finally:
        gguf.GGUFReader, gguf.get_tensor_name_map = reader, names


def _save_tokenizer(source: Path, target: Path, pre: str | None) -> None:
    from transformers import AutoTokenizer

    AutoTokenizer.from_pretrained(source.parent, gguf_file=source.name).save_pretrained(target)
    if pre is None:
        return
    path = target / "tokenizer.json"
    repaired = repair_tokenizer(json.loads(path.read_text(encoding="utf-8")), REPAIRS[pre])
    path.write_text(json.dumps(repaired, ensure_ascii=False), encoding="utf-8")
