"""One training run from config to exit code.

torch and transformers are imported inside functions: they read their environment once, and the
config, which says how many threads they may use, has to be read first.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from . import ENGINE_NAME, ENGINE_VERSION, PROTOCOL_VERSION
from .channel import Channel, StopSignal
from .config import RunConfig, read_run_config
from .entry import run_guarded
from .environment import prepare_environment
from .failures import EXIT_DONE, EXIT_RESUMABLE
from .memory_advice import memory_advice

if TYPE_CHECKING:
    from .checkpoints import CheckpointFolder
    from .device import Device
    from .session import Session


def main(config_path: Path) -> int:
    """Run the training described by `config_path`; returns the exit code."""
    read: list[RunConfig] = []

    def work(channel: Channel, stop: StopSignal) -> int:
        read.append(read_run_config(config_path))
        return _run(read[0], channel, stop)

    return run_guarded(work, lambda: memory_advice(read[0].hyper, None))


def _run(config: RunConfig, channel: Channel, stop: StopSignal) -> int:
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
