"""Proving the engine: versions, devices, and one real LoRA step on each kind of device."""

import importlib.metadata
import json
import math
import sys
import time
from collections.abc import Callable
from typing import Any

from . import ENGINE_NAME, ENGINE_VERSION
from .environment import prepare_environment

_PACKAGES = (
    "torch",
    "transformers",
    "peft",
    "safetensors",
    "tokenizers",
    "accelerate",
    "gguf",
    "sentencepiece",
    "numpy",
    "bitsandbytes",
)
_REINSTALL = "Remove the engine and install it again."
_STEPS = 3


class Doctor:
    """Prints one JSON object a line and remembers whether everything passed."""

    def __init__(self) -> None:
        self.ok = True

    def say(self, kind: str, /, **fields: Any) -> None:
        print(json.dumps({"type": kind, **fields}, ensure_ascii=False), flush=True)

    def check(self, name: str, advice: str, probe: Callable[[], str]) -> bool:
        """Run `probe`, which returns what it found or raises; prints the result."""
        try:
            self.say("check", name=name, ok=True, message=probe(), advice=None)
            return True
        except Exception as error:  # noqa: BLE001 - whatever is wrong with the installation
            message = f"{type(error).__name__}: {error}".strip()
            self.say("check", name=name, ok=False, message=message, advice=advice)
            self.ok = False
            return False


def main() -> int:
    """Examine this environment; exit code 0 when a training can run."""
    sys.dont_write_bytecode = False
    started = time.monotonic()
    prepare_environment()
    doctor = Doctor()
    doctor.say(
        "versions",
        engine=ENGINE_NAME,
        engine_version=ENGINE_VERSION,
        python=sys.version.split()[0],
        **installed_versions(),
    )
    if doctor.check("versions", _REINSTALL, refuse_known_bad) and doctor.check(
        "import", _REINSTALL, _import_everything
    ):
        _examine_devices(doctor)
    doctor.say("done", ok=doctor.ok, seconds=round(time.monotonic() - started, 2))
    return 0 if doctor.ok else 1


def installed_versions() -> dict[str, str | None]:
    """Version by package, None where it is not installed."""
    return {name: _version(name) for name in _PACKAGES}


def refuse_known_bad(version_of: Callable[[str], str | None] | None = None) -> str:
    """Raise for missing packages and for versions with which a model file can run code.

    torch before 2.6: CVE-2025-32434 (weights). transformers 4.56 to 5.2: CVE-2026-4372 (config).
    """
    from packaging.version import Version

    find = version_of or _version
    missing = [name for name in ("torch", "transformers", "peft") if find(name) is None]
    if missing:
        raise RuntimeError(f"not installed: {', '.join(missing)}")
    torch, transformers = Version(find("torch") or "0"), Version(find("transformers") or "0")
    if torch < Version("2.6"):
        raise RuntimeError(
            f"torch {torch} can run code from a weights file, at least 2.6 is needed"
        )
    if Version("4.56") <= transformers < Version("5.3"):
        raise RuntimeError(
            f"transformers {transformers} can run code from a model's config.json (4.56 to 5.2)"
        )
    return f"torch {torch}, transformers {transformers}"


def _version(name: str) -> str | None:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


def _import_everything() -> str:
    started = time.monotonic()
    from . import exporting, preparation  # noqa: F401 - importing is the check

    return f"{time.monotonic() - started:.1f} s"


def _examine_devices(doctor: Doctor) -> None:
    from .device import available_devices, choose_precision, four_bit_obstacle, set_threads

    threads = set_threads(None)
    best, *others = available_devices()
    for device in (best, *others):
        doctor.say("device", **device.describe(), chosen=device is best, threads=threads)
    obstacle = four_bit_obstacle(best)
    doctor.say("capability", name="4bit", available=obstacle is None, reason=obstacle)
    doctor.say("capability", name="bf16", available=choose_precision(best) == "bf16", reason=None)
    advice = "Choose “CPU only” in the settings, or install the engine again."
    doctor.check("step", advice, lambda: one_lora_training(best))


def one_lora_training(device: Any) -> str:
    """A few steps on a tiny model must lower its loss."""
    from .adapter import add_adapter
    from .chat_data import Sample
    from .config import Hyper
    from .device import choose_precision
    from .preparation import Way, make_compute
    from .tiny_model import tiny_llama

    hyper = Hyper(0.02, 2, 1, 1, 8, 16, 0.0, "constant", 0.0, 0.0, 64, False, False)
    precision = choose_precision(device)
    way = Way(device, 1, precision, False, grouped=device.kind == "cpu")
    model = tiny_llama().to(device.torch_device, way.load_dtype)
    compute = make_compute(add_adapter(model, hyper, "tiny", False), hyper, 0, way)
    samples = [Sample((5, 6, 7), (8, 9, 2)), Sample((5, 7), (9, 2))]
    losses = []
    for _ in range(_STEPS):
        losses.append(compute.add_gradient(samples, 1 / 5))
        compute.update(hyper.learning_rate)
    if not all(map(math.isfinite, losses)) or losses[-1] >= losses[0]:
        raise RuntimeError(f"the loss did not fall: {losses}")
    return f"loss {losses[0]:.3f} → {losses[-1]:.3f} on {device.name}, {precision}"
