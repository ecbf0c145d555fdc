"""Turning a finished adapter into what other programs load."""

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .adapter import CONFIG_NAME, WEIGHTS_NAME
from .base_model import RECORD_NAME, BaseFolder, load_tokenizer, open_base
from .channel import Channel, StopSignal
from .chat_data import find_end_of_turn, render
from .chat_templates import Messages, with_default_system
from .config import BaseModel, Limits, bad_config, read_base_model, read_json_config, read_limits
from .failures import Stopped, TrainerError
from .files import publish_folder, remove_leftovers, sha256_file
from .gguf_conversion import converted_folder
from .gguf_header import read_gguf_header
from .llama_converters import write_adapter_gguf, write_model_gguf
from .merging import merge_weights, read_adapter

# Kind of artifact → its name in the output folder.
ARTIFACTS = {
    "adapter": "adapter",
    "adapter-gguf": "adapter-f16.gguf",
    "merged": "merged",
    "gguf-f16": "model-f16.gguf",
}
_NOT_COPIED = (
    "*.safetensors",
    "*.safetensors.index.json",
    "*.bin",
    "*.pt",
    "*.pth",
    "*.gguf",
    "*.py",
)


@dataclass(frozen=True)
class ExportConfig:
    """A checked `export.json`, with all paths made absolute."""

    run_dir: Path
    base_model: BaseModel
    adapter: Path
    output_dir: Path
    artifacts: tuple[str, ...]
    system_prompt: str | None
    name: str
    limits: Limits


def read_export_config(path: Path) -> ExportConfig:
    """Read the config of an export; raises `bad_config`."""
    path = path.resolve()
    fields = read_json_config(path)
    base = read_base_model(fields.object("base_model"), path.parent)
    wanted = fields.texts("artifacts")
    if not wanted or any(kind not in ARTIFACTS for kind in wanted):
        raise bad_config("artifacts", f"must list some of {', '.join(ARTIFACTS)}")
    return ExportConfig(
        run_dir=path.parent,
        base_model=base,
        adapter=path.parent / fields.text("adapter"),
        output_dir=path.parent / fields.text("output_dir"),
        artifacts=tuple(kind for kind in ARTIFACTS if kind in wanted),
        system_prompt=fields.text("system_prompt") if fields.has("system_prompt") else None,
        name=fields.text("name") if fields.has("name") else f"{base.family or 'model'}-lernwerk",
        limits=read_limits(fields),
    )


class Export:
    """Writes the artifacts of one adapter; each appears under its name only when it is whole."""

    def __init__(self, config: ExportConfig, channel: Channel, stop: StopSignal) -> None:
        self._config = config
        self._channel = channel
        self._stop = stop

    def run(self) -> None:
        """Make all artifacts; raises `TrainerError`, or `Stopped` between two of them."""
        config = self._config
        for name in (WEIGHTS_NAME, CONFIG_NAME):
            if not (config.adapter / name).is_file():
                raise bad_config("adapter", f"must be a folder with {name}")
        self._channel.phase("load")
        base = open_base(config.base_model, lambda model: converted_folder(model, self._channel))
        config.output_dir.mkdir(parents=True, exist_ok=True)
        remove_leftovers(config.output_dir)
        if "adapter" in config.artifacts:
            self._publish("adapter", self._copy_adapter)
        if "adapter-gguf" in config.artifacts:
            self._publish("adapter-gguf", lambda target: self._adapter_gguf(base, target))
        if {"merged", "gguf-f16"} & set(config.artifacts):
            self._merged_and_gguf(base)

    def _copy_adapter(self, target: Path) -> None:
        target.mkdir()
        for name in (WEIGHTS_NAME, CONFIG_NAME):
            shutil.copyfile(self._config.adapter / name, target / name)

    def _adapter_gguf(self, base: BaseFolder, target: Path) -> None:
        self._channel.phase("convert")
        write_adapter_gguf(self._config.adapter, base.path, target, self._config.name)

    def _merged_and_gguf(self, base: BaseFolder) -> None:
        """The GGUF is made from the merged folder, which is kept only where it was asked for."""
        wanted = self._config.artifacts
        folder = self._config.output_dir / f"work.tmp-{os.getpid()}"
        try:
            self._channel.phase("load")
            end_of_turn = self._write_merged(base, folder)
            self._check_stop()
            if "gguf-f16" in wanted:
                self._publish(
                    "gguf-f16", lambda target: self._gguf(folder, target, base, end_of_turn)
                )
            if "merged" in wanted:
                self._publish("merged", lambda target: os.rename(folder, target))
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _write_merged(self, base: BaseFolder, folder: Path) -> int:
        """Merged weights, and the base's other files with template and stop token set."""
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(base.path, folder, ignore=_left_out)
        tokenizer = load_tokenizer(base)
        end_of_turn = find_end_of_turn(tokenizer)
        self._write_template(tokenizer, folder)
        _set_end_of_turn(folder, end_of_turn, tokenizer.convert_ids_to_tokens(end_of_turn))
        merge_weights(base.path, read_adapter(self._config.adapter), folder)
        return end_of_turn

    def _write_template(self, tokenizer: Any, folder: Path) -> None:
        prompt, template = self._config.system_prompt, tokenizer.chat_template
        if prompt is not None:
            changed = with_default_system(template, prompt, _renderer(tokenizer))
            if changed is None:
                self._channel.warning(
                    "The chat template cannot carry the system prompt; set it in the chat program."
                )
            template = changed or template
        (folder / "chat_template.jinja").write_text(template, encoding="utf-8")
        _edit_json(folder / "tokenizer_config.json", remove=("chat_template",))

    def _gguf(self, folder: Path, target: Path, base: BaseFolder, end_of_turn: int) -> None:
        self._channel.phase("convert")
        write_model_gguf(folder, target, self._config.name, base.pre)
        header = read_gguf_header(target)
        template = (folder / "chat_template.jinja").read_text(encoding="utf-8")
        checks = {
            "chat template": header.get("tokenizer.chat_template") == template,
            "stop token": header.get("tokenizer.ggml.eos_token_id") == end_of_turn,
            "pre-tokenizer": base.pre in (None, header.get("tokenizer.ggml.pre")),
        }
        wrong = [name for name, holds in checks.items() if not holds]
        if wrong:
            raise TrainerError(
                "internal",
                f"The GGUF was written without the right {', '.join(wrong)}.",
                "Export the merged model instead and report this error.",
            )

    def _publish(self, kind: str, make: Any) -> None:
        """Make an artifact under a temporary name, rename it and announce it."""
        self._check_stop()
        temporary, target = self._temporary(kind), self._config.output_dir / ARTIFACTS[kind]
        try:
            make(temporary)
            if temporary.is_dir():
                publish_folder(temporary, target)
            else:
                os.replace(temporary, target)
        finally:
            _remove(temporary)
        self._channel.send(
            "artifact",
            kind=kind,
            path=self._relative(target),
            bytes=_size(target),
            sha256=None if target.is_dir() else sha256_file(target),
        )

    def _temporary(self, kind: str) -> Path:
        return self._config.output_dir / f"{ARTIFACTS[kind]}.tmp-{os.getpid()}"

    def _relative(self, path: Path) -> str:
        try:
            return path.relative_to(self._config.run_dir).as_posix()
        except ValueError:
            return path.as_posix()

    def _check_stop(self) -> None:
        if self._stop.requested:
            raise Stopped


def _left_out(folder: str, names: list[str]) -> set[str]:
    """Weights, code, and folders: other programs' forms of the model lie in those."""
    patterns = shutil.ignore_patterns(*_NOT_COPIED, RECORD_NAME)(folder, names)
    return patterns | {name for name in names if (Path(folder) / name).is_dir()}


def _renderer(tokenizer: Any) -> Any:
    def with_template(template: str, messages: Messages) -> str:
        before, tokenizer.chat_template = tokenizer.chat_template, template
        try:
            return render(tokenizer, messages, True)
        finally:
            tokenizer.chat_template = before

    return with_template


def _set_end_of_turn(folder: Path, token_id: int, token: str) -> None:
    """Make the token that ends an answer the model's end-of-sequence token everywhere."""
    _edit_json(folder / "tokenizer_config.json", eos_token=token)
    _edit_json(folder / "config.json", eos_token_id=token_id, dtype="float16")
    for name, value in (
        ("generation_config.json", {"eos_token_id": token_id}),
        ("special_tokens_map.json", {"eos_token": token}),
    ):
        if (folder / name).exists():
            _edit_json(folder / name, **value)


def _edit_json(path: Path, remove: tuple[str, ...] = (), **values: Any) -> None:
    content = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    kept = {key: value for key, value in content.items() if key not in remove}
    path.write_text(json.dumps({**kept, **values}, ensure_ascii=False, indent=2), encoding="utf-8")


def _size(path: Path) -> int:
    if path.is_dir():
        return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
    return path.stat().st_size


def _remove(path: Path) -> None:
    shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
