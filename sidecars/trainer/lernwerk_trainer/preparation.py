"""From a checked config to a session that is ready for its first (or next) step."""

import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch

from .adapter import add_adapter
from .adapter_start import start_adapter
from .base_model import BaseFolder, load_model, load_tokenizer, open_base
from .channel import Channel, StopSignal
from .chat_data import ChatEncoder, Samples, read_samples
from .checkpoints import Checkpoint, CheckpointFolder, read_checkpoint
from .compute import Compute, GroupedCompute, PlainCompute
from .config import Hyper, RunConfig, bad_config
from .device import Device, choose_precision, four_bit_obstacle, resident_bytes
from .evaluation import Evaluator
from .failures import Stopped, TrainerError
from .files import sha256_file
from .gguf_conversion import converted_folder
from .memory_advice import check_memory
from .memory_limit import limit_memory
from .optimizer import trainable_parameters
from .session import Data, Session, check_resumable, make_plan

_BYTES_PER_TRAINED_WEIGHT = 12
_DTYPES = {"float32": torch.float32, "bf16": torch.bfloat16}


@dataclass(frozen=True)
class Texts:
    """The tokenised data and what tokenised it."""

    tokenizer: Any
    encoder: ChatEncoder
    data: Data


@dataclass(frozen=True)
class Way:
    """How this run computes: see `compute` for what “grouped” means."""

    device: Device
    threads: int
    precision: str
    four_bit: bool
    grouped: bool

    @property
    def load_dtype(self) -> torch.dtype:
        """Grouped projections convert their own weights; everything else there stays float32."""
        return torch.float32 if self.device.kind == "cpu" else _DTYPES[self.precision]


def prepare(
    config: RunConfig, channel: Channel, stop: StopSignal, device: Device, threads: int
) -> tuple[Session, CheckpointFolder]:
    """Load everything, cheap checks first; raises `TrainerError`, or `Stopped` between phases."""
    check_dataset(config)
    checkpoint = read_checkpoint(config.resume_from) if config.resume_from else None
    folder = open_base(config.base_model, lambda base: converted_folder(base, channel))
    config = within_window(config, folder, channel)
    if checkpoint:
        check_resumable(checkpoint, config, folder)
    _stop_if_requested(stop)
    channel.phase("tokenize")
    texts = read_texts(config, folder, channel)
    _stop_if_requested(stop)
    channel.phase("load")
    check_memory(resident_bytes(), config.limits.max_memory_bytes, config.hyper, None)
    limit_memory(config.limits.max_memory_bytes)
    session = load_session(
        config, channel, folder, texts, choose_way(config, channel, device, threads, checkpoint)
    )
    if checkpoint:
        warn_about_changes(checkpoint, session)
        session.restore(checkpoint)
    check_space(config.checkpoint_dir, session.trained)
    announce(session)
    checkpoints = CheckpointFolder(config.checkpoint_dir)
    # A run that goes back may have left a pointer to a checkpoint of the course that it left.
    if session.best and (checkpoints.folder / session.best.name).is_dir():
        checkpoints.point_to_best(session.best.name)
    return session, checkpoints


def within_window(config: RunConfig, folder: BaseFolder, channel: Channel) -> RunConfig:
    """Rows are cut at the model's window, whatever the run asks for; a warning says so."""
    window, asked = folder.window, config.hyper.max_length
    if window is None or asked <= window:
        return config
    channel.warning(
        f"Rows are cut at {window} tokens, not at {asked}: the base model reads no more.",
        "max_length_capped",
        window=window,
        asked=asked,
    )
    return replace(config, hyper=replace(config.hyper, max_length=window))


def load_session(
    config: RunConfig, channel: Channel, folder: BaseFolder, texts: Texts, way: Way
) -> Session:
    """Load the model, add a fresh adapter and make the optimizer."""
    torch.manual_seed(config.seed)
    base = load_model(folder, way.load_dtype, way.device, way.four_bit)
    parameters = sum(parameter.numel() for parameter in base.parameters())
    model = add_adapter(
        base, config.hyper, config.base_model.family or folder.path.name, way.four_bit
    )
    start_adapter(model, config.seed)
    compute = make_compute(model, config.hyper, texts.tokenizer.pad_token_id, way)
    return Session(
        config=config,
        channel=channel,
        device=way.device,
        threads=way.threads,
        precision=way.precision,
        folder=folder,
        data=texts.data,
        plan=make_plan(config, len(texts.data.train.rows)),
        model=model,
        parameters=parameters,
        trained=sum(parameter.numel() for parameter in trainable_parameters(model)),
        encoder=texts.encoder,
        compute=compute,
        evaluator=Evaluator(model, compute, texts.tokenizer),
    )


def make_compute(model: Any, hyper: Hyper, pad_id: int, way: Way) -> Compute:
    """The implementation for `way`."""
    decay = hyper.weight_decay
    if way.grouped:
        dtype = _DTYPES[way.precision]
        return GroupedCompute(model, pad_id, decay, dtype=dtype, threads=way.threads)
    return PlainCompute(model, pad_id, decay)


def choose_way(
    config: RunConfig, channel: Channel, device: Device, threads: int, checkpoint: Checkpoint | None
) -> Way:
    """Pick precision and implementation; a resumed run keeps its precision on such a device."""
    grouped = device.kind == "cpu" and config.hyper.lora_dropout == 0
    precision = choose_precision(device) if grouped or device.kind != "cpu" else "float32"
    state = checkpoint.state if checkpoint else {}
    if state.get("device") == device.kind and state.get("precision") in _DTYPES:
        precision = str(state["precision"])
    if precision == "float32":
        channel.info(f"Training in float32: bf16 would gain nothing on {device.name}.")
    return Way(device, threads, precision, wants_four_bit(config, device, channel), grouped)


def read_texts(config: RunConfig, folder: BaseFolder, channel: Channel) -> Texts:
    """Load the tokenizer and tokenise all files."""
    tokenizer = load_tokenizer(folder)
    encoder = ChatEncoder(tokenizer, config.system_prompt, config.hyper.max_length)
    return Texts(tokenizer, encoder, read_data(config, encoder, channel))


def check_dataset(config: RunConfig) -> None:
    """The dataset must be the one that the config was written for."""
    for key, path in (
        ("eval.recall.path", config.eval_recall),
        ("eval.document.path", config.eval_document),
    ):
        if path is not None and not path.is_file():
            raise bad_config(key, f"names a file that does not exist ({path.name})")
    if not config.dataset.is_file():
        raise bad_config(
            "dataset.path", f"names a file that does not exist ({config.dataset.name})"
        )
    if sha256_file(config.dataset) != config.dataset_sha256:
        raise TrainerError(
            "dataset_changed",
            f"{config.dataset.name} is not the file that this run was made for.",
            "Restore the file, or start a new run with the new data.",
        )


def read_data(config: RunConfig, encoder: ChatEncoder, channel: Channel) -> Data:
    """Tokenise all files; raises `dataset_empty` when no row can be trained on."""
    train = read_samples(config.dataset, encoder, channel.warning)
    if not train.rows:
        raise TrainerError("dataset_empty", *_why_empty(config, train))
    return Data(
        train=train,
        recall=_read_split(config.eval_recall, encoder, channel),
        document=_read_split(config.eval_document, encoder, channel),
    )


def wants_four_bit(config: RunConfig, device: Device, channel: Channel) -> bool:
    """4-bit where it was asked for and is possible; otherwise a warning says why not."""
    if not config.hyper.load_in_4bit:
        return False
    obstacle = four_bit_obstacle(device)
    if obstacle:
        channel.warning(
            f"The base model is not loaded in 4 bits: {obstacle}.", "four_bit_unavailable"
        )
    return obstacle is None


def warn_about_changes(checkpoint: Checkpoint, session: Session) -> None:
    """Say what keeps the continued curve from being equal to the last digit."""
    for name, now in (("threads", session.threads), ("device", session.device.kind)):
        before = checkpoint.state.get(name)
        if before != now:
            session.channel.warning(
                f"The run goes on with {name} {now}, not {before}: the last digits will differ.",
                f"{name}_changed",
                now=now,
                before=before,
            )


def announce(session: Session) -> None:
    """Emit `plan`."""
    train, plan = session.data.train, session.plan
    session.channel.send(
        "plan",
        total_steps=plan.total,
        steps_per_epoch=plan.per_epoch,
        epochs=session.config.hyper.epochs,
        rows=len(train.rows),
        tokens=train.tokens,
        supervised_tokens=train.supervised_tokens,
        parameters=session.parameters,
        trainable_parameters=session.trained,
        precision=session.precision,
        truncated_rows=train.truncated + train.too_long,
        start_step=session.step,
    )


def check_space(folder: Path, trained: int) -> None:
    """Fail before the first step rather than at the first checkpoint."""
    folder.mkdir(parents=True, exist_ok=True)
    needed, free = trained * _BYTES_PER_TRAINED_WEIGHT, shutil.disk_usage(folder).free
    if free < needed:
        raise TrainerError(
            "disk_full",
            f"A checkpoint needs {needed >> 20} MiB, only {free >> 20} MiB are free.",
            "Free some space on the disk that holds the data folder, then start the run again.",
        )


def _read_split(path: Path | None, encoder: ChatEncoder, channel: Channel) -> Samples | None:
    return read_samples(path, encoder, channel.warning) if path else None


def _why_empty(config: RunConfig, train: Samples) -> tuple[str, str]:
    if train.too_long:
        return (
            f"No row fits max_length {config.hyper.max_length}.",
            "Raise max_length or shorten the rows.",
        )
    return (
        f"{config.dataset.name} holds no usable row ({train.broken} broken lines).",
        "Generate or import training rows, then start the run again.",
    )


def _stop_if_requested(stop: StopSignal) -> None:
    if stop.requested:
        raise Stopped
