"""Reading and checking `config.json`; every problem names the key that it is about."""

import json
import math
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from .failures import TrainerError

SCHEDULES = ("linear", "cosine", "constant")


@dataclass(frozen=True)
class BaseModel:
    """What the run starts from; `cache_dir` holds the converted copy of a GGUF."""

    kind: str
    path: Path
    cache_dir: Path | None
    family: str | None


@dataclass(frozen=True)
class Hyper:
    """The settings that shape the loss curve: a resumed run must have the same ones."""

    learning_rate: float
    batch_size: int
    gradient_accumulation: int
    epochs: int
    lora_rank: int
    lora_alpha: float
    lora_dropout: float
    schedule: str
    warmup_ratio: float
    weight_decay: float
    max_length: int
    gradient_checkpointing: bool
    load_in_4bit: bool
    use_rslora: bool = False
    target_modules: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Limits:
    """What the run may use; none of it changes the result except the thread count's last digits."""

    threads: int | None
    max_memory_bytes: int | None
    force_cpu: bool
    checkpoint_interval_s: float
    max_steps: int | None


@dataclass(frozen=True)
class RunConfig:
    """A checked `config.json`, with all paths made absolute."""

    run_dir: Path
    run_id: str
    base_model: BaseModel
    dataset: Path
    dataset_sha256: str
    eval_recall: Path | None
    eval_document: Path | None
    system_prompt: str | None
    hyper: Hyper
    output_dir: Path
    checkpoint_dir: Path
    resume_from: Path | None
    seed: int
    limits: Limits
    samples: tuple[str, ...]

    def relative(self, path: Path) -> str:
        """`path` as events show it: relative to the run folder, with forward slashes."""
        try:
            return path.relative_to(self.run_dir).as_posix()
        except ValueError:
            return path.as_posix()

    def hyper_record(self) -> dict[str, Any]:
        """What must be equal for a checkpoint to be continued, as plain JSON."""
        hyper = asdict(self.hyper)
        if self.hyper.target_modules is not None:
            hyper["target_modules"] = list(self.hyper.target_modules)
        return {**hyper, "seed": self.seed, "system_prompt": self.system_prompt}


class Fields:
    """Typed access to one JSON object of the config; `where` is its dotted place."""

    def __init__(self, value: Any, where: str = "") -> None:
        if not isinstance(value, dict):
            raise bad_config(where or "config", "must be a JSON object")
        self._value = value
        self._where = where

    def key(self, name: str) -> str:
        return f"{self._where}.{name}" if self._where else name

    def has(self, name: str) -> bool:
        return self._value.get(name) is not None

    def object(self, name: str) -> "Fields":
        return Fields(self._value.get(name), self.key(name))

    def text(self, name: str) -> str:
        value = self._value.get(name)
        if not isinstance(value, str) or not value:
            raise bad_config(self.key(name), "must be a text that is not empty")
        return value

    def choice(self, name: str, allowed: tuple[str, ...]) -> str:
        value = self._value.get(name)
        if value not in allowed:
            raise bad_config(self.key(name), f"must be one of {', '.join(allowed)}")
        return value

    def integer(self, name: str, low: int, high: int = 2**53) -> int:
        value = self._value.get(name)
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise bad_config(self.key(name), f"must be a whole number from {low} to {high}")
        return value

    def number(self, name: str, low: float, high: float) -> float:
        value = self._value.get(name)
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise bad_config(self.key(name), "must be a number")
        if not math.isfinite(value) or not low <= value <= high:
            raise bad_config(self.key(name), f"must be from {low:g} to {high:g}")
        return float(value)

    def boolean(self, name: str) -> bool:
        value = self._value.get(name)
        if not isinstance(value, bool):
            raise bad_config(self.key(name), "must be true or false")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        value = self._value.get(name, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise bad_config(self.key(name), "must be a list of texts")
        return tuple(value)

    def chats(self, name: str) -> list[list[dict[str, str]]]:
        value = self._value.get(name, [])
        if not isinstance(value, list) or not all(_is_chat(chat) for chat in value):
            raise bad_config(self.key(name), "must be a list of lists of {role, content}")
        return value


def _is_chat(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(turn, dict) and {"role", "content"} <= turn.keys() for turn in value
    )


def bad_config(key: str, problem: str) -> TrainerError:
    """The error for one key of the config."""
    return TrainerError(
        "bad_config",
        f"config.json: “{key}” {problem}.",
        f"Correct “{key}” and start the run again.",
    )


def read_json_config(path: Path) -> Fields:
    """Parse a config file and check its `schema`."""
    try:
        fields = Fields(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise bad_config("config", f"cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise bad_config("config", f"is not JSON ({error})") from error
    fields.integer("schema", 1, 1)
    return fields


def read_run_config(path: Path) -> RunConfig:
    """Read the config of a training run; raises `bad_config`."""
    path = path.resolve()
    run_dir = path.parent
    fields = read_json_config(path)
    fields.choice("task", ("sft",))
    dataset = fields.object("dataset")
    dataset.choice("format", ("chat",))
    return RunConfig(
        run_dir=run_dir,
        run_id=fields.text("run_id"),
        base_model=read_base_model(fields.object("base_model"), run_dir),
        dataset=run_dir / dataset.text("path"),
        dataset_sha256=dataset.text("sha256").lower(),
        eval_recall=_split(fields, "recall", run_dir),
        eval_document=_split(fields, "document", run_dir),
        system_prompt=fields.text("system_prompt") if fields.has("system_prompt") else None,
        hyper=_read_hyper(fields.object("hyper")),
        output_dir=run_dir / fields.text("output_dir"),
        checkpoint_dir=run_dir / fields.text("checkpoint_dir"),
        resume_from=run_dir / fields.text("resume_from") if fields.has("resume_from") else None,
        seed=fields.integer("seed", 0),
        limits=read_limits(fields),
        samples=fields.texts("samples"),
    )


def read_base_model(fields: Fields, run_dir: Path) -> BaseModel:
    """Read the `base_model` object that training and export share."""
    kind = fields.choice("kind", ("gguf", "safetensors"))
    has_cache = fields.has("cache_dir") or kind == "gguf"
    return BaseModel(
        kind=kind,
        path=run_dir / fields.text("path"),
        cache_dir=run_dir / fields.text("cache_dir") if has_cache else None,
        family=fields.text("family") if fields.has("family") else None,
    )


def read_limits(config: Fields) -> Limits:
    """Read `limits`; everything in it may be left out."""
    if not config.has("limits"):
        return Limits(None, None, False, 240.0, None)
    fields = config.object("limits")
    interval = fields.has("checkpoint_interval_s")
    return Limits(
        threads=fields.integer("threads", 1, 1024) if fields.has("threads") else None,
        max_memory_bytes=_optional_integer(fields, "max_memory_bytes"),
        force_cpu=fields.boolean("force_cpu") if fields.has("force_cpu") else False,
        checkpoint_interval_s=fields.number("checkpoint_interval_s", 0, 1e9) if interval else 240.0,
        max_steps=_optional_integer(fields, "max_steps"),
    )


def _optional_integer(fields: Fields, name: str) -> int | None:
    return fields.integer(name, 1) if fields.has(name) else None


def _split(config: Fields, name: str, run_dir: Path) -> Path | None:
    if not config.has("eval") or not config.object("eval").has(name):
        return None
    return run_dir / config.object("eval").object(name).text("path")


def _read_hyper(fields: Fields) -> Hyper:
    return Hyper(
        learning_rate=fields.number("learning_rate", 1e-8, 1.0),
        batch_size=fields.integer("batch_size", 1, 4096),
        gradient_accumulation=fields.integer("gradient_accumulation", 1, 4096),
        epochs=fields.integer("epochs", 1, 10000),
        lora_rank=fields.integer("lora_rank", 1, 1024),
        lora_alpha=fields.number("lora_alpha", 0.01, 4096),
        lora_dropout=fields.number("lora_dropout", 0.0, 0.95),
        schedule=fields.choice("schedule", SCHEDULES),
        warmup_ratio=fields.number("warmup_ratio", 0.0, 1.0),
        weight_decay=fields.number("weight_decay", 0.0, 10.0),
        max_length=fields.integer("max_length", 8, 1 << 20),
        gradient_checkpointing=fields.boolean("gradient_checkpointing"),
        load_in_4bit=fields.boolean("load_in_4bit"),
        use_rslora=fields.has("use_rslora") and fields.boolean("use_rslora"),
        target_modules=_read_targets(fields),
    )


def _read_targets(fields: Fields) -> tuple[str, ...] | None:
    """Names of the linear layers that are adapted; None for all."""
    name = "target_modules"
    if not fields.has(name):
        return None
    names = fields.texts(name)
    if not names:
        raise bad_config(fields.key(name), "must name at least one layer")
    return tuple(sorted(set(names)))
