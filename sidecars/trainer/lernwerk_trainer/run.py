"""One training run from config to exit code."""

import gc
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from . import ENGINE_NAME, ENGINE_VERSION, PROTOCOL_VERSION
from .channel import Channel, StopSignal, watch
from .config import RunConfig, read_run_config
from .environment import prepare_environment
from .failures import EXIT_DONE, EXIT_RESUMABLE, Stopped, TrainerError, as_trainer_error
from .memory_advice import memory_advice

if TYPE_CHECKING:
    from .checkpoints import CheckpointFolder
    from .device import Device
    from .session import Session


def main(config_path: Path) -> int:
    """Run the training described by `config_path`; returns the exit code."""
    channel, stop = Channel(), StopSignal()
    watch(channel, stop)
    config: RunConfig | None = None
    try:
        config = read_run_config(config_path)
        return _run(config, channel, stop)
    except Stopped:
        return EXIT_RESUMABLE
    except BaseException as error:  # noqa: BLE001 - the last place that can report it
        return _report(error, config, channel)


def _report(error: BaseException, config: RunConfig | None, channel: Channel) -> int:
    if not isinstance(error, TrainerError):
        traceback.print_exception(error, file=sys.stderr)
    advice = memory_advice(config.hyper, None) if config else "Close other programs."
    # What the failed step still holds is needed to build and send the event.
    error.__traceback__ = None
    gc.collect()
    failure = as_trainer_error(error, advice)
    channel.send("error", code=failure.code, message=failure.message, advice=failure.advice)
    return failure.exit_code


def _run(config: RunConfig, channel: Channel, stop: StopSignal) -> int:
    """Imports stand inside: torch reads its environment once, and the config must be read first."""
    prepare_environment(config.limits.threads)
    from .device import available_devices, set_threads

    threads = set_threads(config.limits.threads)
    device = available_devices(config.limits.force_cpu)[0]
    channel.send(
        "hello",
        protocol=PROTOCOL_VERSION,
        engine=ENGINE_NAME,
        engine_version=ENGINE_VERSION,
        device=device.describe(),
        capabilities=_capabilities(device),
        threads=threads,
    )
    channel.phase("import")
    from .preparation import prepare

    session, checkpoints = prepare(config, channel, stop, device, threads)
    return _train(session, checkpoints, stop)


def _train(session: "Session", checkpoints: "CheckpointFolder", stop: StopSignal) -> int:
    from .loop import Trainer

    trainer = Trainer(session, checkpoints, stop)
    if session.step == 0 and not stop.requested:
        trainer.measure_held_out()
    if not trainer.run():
        return EXIT_RESUMABLE
    trainer.publish_adapter()
    trainer.report_done()
    return EXIT_DONE


def _capabilities(device: "Device") -> list[str]:
    from .device import four_bit_obstacle

    always = ["sft", "lora", "resume", "gguf-base", "gradient-checkpointing"]
    return always if four_bit_obstacle(device) else [*always, "4bit"]
