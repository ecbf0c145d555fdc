"""One export from config to exit code."""

import time
from pathlib import Path

from . import ENGINE_NAME, ENGINE_VERSION, PROTOCOL_VERSION
from .channel import Channel, StopSignal
from .entry import run_guarded
from .environment import prepare_environment
from .failures import EXIT_DONE


def main(config_path: Path) -> int:
    """Run the export described by `config_path`; returns the exit code."""
    return run_guarded(
        lambda channel, stop: _run(config_path, channel, stop),
        lambda: "Close other programs, or export on a machine with more memory.",
    )


def _run(config_path: Path, channel: Channel, stop: StopSignal) -> int:
    """Imports stand inside, after the environment that they read is prepared."""
    started = time.monotonic()
    prepare_environment()
    from .llama_converters import use_vendored_gguf

    use_vendored_gguf()
    from .device import available_devices, set_threads

    device = available_devices(force_cpu=True)[0]
    channel.send(
        "hello",
        protocol=PROTOCOL_VERSION,
        engine=ENGINE_NAME,
        engine_version=ENGINE_VERSION,
        device=device.describe(),
        capabilities=["export"],
        threads=set_threads(None),
    )
    channel.phase("import")
    from .exporting import Export, read_export_config

    config = read_export_config(config_path)
    set_threads(config.limits.threads)
    Export(config, channel, stop).run()
    channel.send("done", seconds=round(time.monotonic() - started, 3))
    return EXIT_DONE
