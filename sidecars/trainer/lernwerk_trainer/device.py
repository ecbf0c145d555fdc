"""Which device computes, in which precision, and how much memory it uses."""

import importlib.util
import os
import platform
from dataclasses import dataclass

import torch


@dataclass(frozen=True)
class Device:
    """`kind` is the protocol's word; `torch_device` is torch's (ROCm calls itself cuda there)."""

    kind: str
    torch_device: torch.device
    name: str
    memory_bytes: int

    def describe(self) -> dict[str, object]:
        return {"kind": self.kind, "name": self.name, "memory_bytes": self.memory_bytes}


def available_devices(force_cpu: bool = False) -> list[Device]:
    """All devices that torch can use, best first; the CPU is always last."""
    devices: list[Device] = []
    if not force_cpu and torch.cuda.is_available():
        kind = "rocm" if torch.version.hip else "cuda"
        for index in range(torch.cuda.device_count()):
            seen = torch.cuda.get_device_properties(index)
            place = torch.device("cuda", index)
            devices.append(Device(kind, place, seen.name, int(seen.total_memory)))
    if not force_cpu and torch.backends.mps.is_available():
        limit = int(torch.mps.recommended_max_memory())
        devices.append(Device("mps", torch.device("mps"), "Apple GPU", limit))
    devices.append(Device("cpu", torch.device("cpu"), _cpu_name(), _machine_memory_bytes()))
    return devices


def set_threads(threads: int | None) -> int:
    """Fix torch's thread count (default: the cores that this process may use) and return it."""
    count = threads or _usable_cores()
    torch.set_num_threads(count)
    torch.set_flush_denormal(True)
    return count


def choose_precision(device: Device) -> str:
    """`bf16` where the hardware multiplies it faster than float32, else `float32`."""
    if device.kind == "cpu":
        return "bf16" if _cpu_multiplies_bf16() else "float32"
    if device.kind == "mps":
        return "float32"
    return "bf16" if torch.cuda.is_bf16_supported(including_emulation=False) else "float32"


def four_bit_obstacle(device: Device) -> str | None:
    """Why 4-bit loading is not possible here, or None when it is."""
    if device.kind != "cuda":
        return "4-bit loading needs an NVIDIA GPU"
    if importlib.util.find_spec("bitsandbytes") is None:
        return "the package bitsandbytes is not installed"
    return None


def used_memory_bytes(device: Device) -> int:
    """Memory that the run holds now: the accelerator's if there is one, else this process's."""
    if device.kind in ("cuda", "rocm"):
        return int(torch.cuda.memory_reserved(device.torch_device))
    if device.kind == "mps":
        return int(torch.mps.driver_allocated_memory())
    return resident_bytes()


def resident_bytes() -> int:
    """Resident set size of this process."""
    import psutil

    return int(psutil.Process().memory_info().rss)


def _cpu_multiplies_bf16() -> bool:
    """Intel's and AMD's instructions for it; without them oneDNN emulates bf16 slowly.

    A property of the processor, not a measurement: two runs on one machine must agree.
    """
    abilities = torch.cpu.get_capabilities()
    return bool(abilities.get("avx512_bf16") or abilities.get("amx_bf16"))


def _usable_cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _machine_memory_bytes() -> int:
    import psutil

    return int(psutil.virtual_memory().total)


def _cpu_name() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as lines:
            for line in lines:
                if line.startswith("model name"):
                    return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine() or "CPU"
