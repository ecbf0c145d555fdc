"""Everything that one run has loaded, from config to optimizer, and its place in the plan."""

import base64
import hashlib
import json
from dataclasses import dataclass
from typing import Any

import torch
from safetensors.torch import load_file
from safetensors.torch import save as safetensors_bytes

from . import ENGINE_NAME, ENGINE_VERSION
from .adapter import WEIGHTS_NAME, adapter_files, load_adapter_weights
from .base_model import BaseFolder
from .channel import Channel
from .chat_data import ChatEncoder, Samples
from .checkpoints import OPTIMIZER, Checkpoint, resume_mismatch
from .compute import Compute
from .config import RunConfig
from .device import Device
from .evaluation import Evaluator
from .failures import TrainerError
from .files import sha256_file
from .schedule import warmup_steps

# 2: the order of the data and the first numbers of an adapter became those of every engine.
STATE_SCHEMA = 2


@dataclass(frozen=True)
class Data:
    """The tokenised files of a run."""

    train: Samples
    recall: Samples | None
    document: Samples | None


@dataclass(frozen=True)
class Plan:
    """How many steps; `scheduled` is the whole run, `total` may be cut by `limits.max_steps`."""

    per_epoch: int
    scheduled: int
    total: int
    warmup: int

    def epoch_of(self, step: int) -> float:
        """Epochs done after `step` steps."""
        return round(step / self.per_epoch, 6)


def make_plan(config: RunConfig, rows: int) -> Plan:
    """The learning rate follows the whole run, so that cutting a run short does not change it."""
    hyper = config.hyper
    batches = -(-rows // hyper.batch_size)
    per_epoch = -(-batches // hyper.gradient_accumulation)
    scheduled = per_epoch * hyper.epochs
    total = min(scheduled, config.limits.max_steps or scheduled)
    return Plan(per_epoch, scheduled, total, warmup_steps(scheduled, hyper.warmup_ratio))


@dataclass
class Best:
    """The checkpoint with the lowest recall loss so far."""

    step: int
    loss: float
    name: str


@dataclass
class Session:
    """A loaded run. `step` counts finished steps."""

    config: RunConfig
    channel: Channel
    device: Device
    threads: int
    precision: str
    folder: BaseFolder
    data: Data
    plan: Plan
    model: Any
    parameters: int
    trained: int
    encoder: ChatEncoder
    compute: Compute
    evaluator: Evaluator
    step: int = 0
    best: Best | None = None

    def checkpoint_files(self) -> dict[str, bytes]:
        """Adapter and optimizer as the bytes of their files."""
        optimizer = safetensors_bytes(self.compute.optimizer.state())
        return {**adapter_files(self.model), OPTIMIZER: optimizer}

    def state(self) -> dict[str, Any]:
        """What state.json records."""
        return {
            "schema": STATE_SCHEMA,
            "engine": f"{ENGINE_NAME} {ENGINE_VERSION}",
            "run_id": self.config.run_id,
            "step": self.step,
            "epoch": self.plan.epoch_of(self.step),
            "scheduler": {
                "name": self.config.hyper.schedule,
                "warmup_steps": self.plan.warmup,
                "scheduled_steps": self.plan.scheduled,
            },
            "rng": random_state(self.device),
            "threads": self.threads,
            "precision": self.precision,
            "device": self.device.kind,
            "data_order_seed": self.config.seed,
            "dataset_sha256": self.config.dataset_sha256,
            "base_fingerprint": base_fingerprint(self.folder),
            "hyper": self.config.hyper_record(),
            "hyper_sha256": hyper_sha256(self.config),
            "best": None if self.best is None else vars(self.best),
        }

    def restore(self, checkpoint: Checkpoint) -> None:
        """Continue where `checkpoint` ended; `check_resumable` has been passed."""
        state = checkpoint.state
        try:
            load_adapter_weights(self.model, checkpoint.folder / WEIGHTS_NAME)
            self.compute.optimizer.load_state(load_file(checkpoint.optimizer))
            self.compute.adapter_was_loaded()
            set_random_state(state["rng"], self.device)
            self.step = int(state["step"])
            self.best = Best(**state["best"]) if state["best"] else None
        except (ValueError, KeyError, TypeError) as error:
            raise resume_mismatch(f"The checkpoint does not fit this run: {error}.") from error


def check_resumable(checkpoint: Checkpoint, config: RunConfig, folder: BaseFolder) -> None:
    """Refuse a checkpoint of other data, settings or base model."""
    state = checkpoint.state
    if state.get("schema") != STATE_SCHEMA:
        raise resume_mismatch("The checkpoint was written by another version of the engine.")
    if state.get("dataset_sha256") != config.dataset_sha256:
        raise TrainerError(
            "dataset_changed",
            "The checkpoint was made with another dataset.",
            "Resume with the data that the run began with, or start a new run with the new data.",
        )
    if state.get("base_fingerprint") != base_fingerprint(folder):
        raise resume_mismatch("The checkpoint was made with another base model.")
    if state.get("hyper_sha256") != hyper_sha256(config):
        old, new = state.get("hyper") or {}, config.hyper_record()
        changed = [key for key in new if old.get(key) != new[key]]
        raise resume_mismatch(f"The checkpoint was made with other settings: {', '.join(changed)}.")


def base_fingerprint(folder: BaseFolder) -> str:
    """Cheap identity of a base model: its configuration and the sizes of its weight files."""
    sizes = {path.name: path.stat().st_size for path in sorted(folder.path.glob("*.safetensors"))}
    text = sha256_file(folder.path / "config.json") + json.dumps(sizes)
    return hashlib.sha256(text.encode()).hexdigest()


def hyper_sha256(config: RunConfig) -> str:
    """Hash of the settings that must not change between a checkpoint and its continuation."""
    return hashlib.sha256(json.dumps(config.hyper_record(), sort_keys=True).encode()).hexdigest()


def random_state(device: Device) -> dict[str, str | None]:
    """torch's random states (used by dropout) as base64 text."""
    on_gpu = device.kind in ("cuda", "rocm")
    return {
        "cpu": _text(torch.get_rng_state()),
        "accelerator": _text(torch.cuda.get_rng_state(device.torch_device)) if on_gpu else None,
    }


def set_random_state(state: dict[str, str | None], device: Device) -> None:
    """The inverse of `random_state`."""
    torch.set_rng_state(_tensor(state["cpu"]))
    if device.kind in ("cuda", "rocm") and state["accelerator"]:
        torch.cuda.set_rng_state(_tensor(state["accelerator"]), device.torch_device)


def _text(state: torch.Tensor) -> str:
    return base64.b64encode(state.numpy().tobytes()).decode("ascii")


def _tensor(text: str | None) -> torch.Tensor:
    return torch.frombuffer(bytearray(base64.b64decode(text or "")), dtype=torch.uint8)
