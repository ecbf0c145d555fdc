"""A small tensor of every type that models are stored in, and what gguf-py reads in it.

    python stored_types.py TRAINER FILE

TRAINER is `sidecars/trainer`, which brings gguf-py. FILE is `golden_types.json` beside this program.
"""

import base64
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

NAMES = [
    *["F16", "BF16", "Q4_0", "Q4_1", "Q5_0", "Q5_1", "Q8_0"],
    *["Q2_K", "Q3_K", "Q4_K", "Q5_K", "Q6_K"],
    *["IQ1_S", "IQ1_M", "IQ2_XXS", "IQ2_XS", "IQ2_S", "IQ3_XXS", "IQ3_S", "IQ4_NL", "IQ4_XS"],
    *["TQ1_0", "TQ2_0", "MXFP4"],
]
ROWS, WIDTH = 2, 256
LARGEST = 1e6


def main(trainer: Path, file: Path) -> None:
    sys.path.insert(0, str(trainer))
    from lernwerk_trainer.llama_converters import use_vendored_gguf

    use_vendored_gguf()
    random = np.random.default_rng(1)
    file.write_text(json.dumps([tensor(name, random) for name in NAMES], indent=2) + "\n")


def tensor(name: str, random: np.random.Generator) -> dict[str, Any]:
    import gguf

    kind = gguf.GGMLQuantizationType[name]
    elements, size = gguf.GGML_QUANT_SIZES[kind]
    blocks = [block(kind, size, random) for _ in range(ROWS * WIDTH // elements)]
    stored = np.concatenate(blocks).reshape(ROWS, -1)
    numbers = numbers_in(kind, stored)
    return {"name": name, "type": int(kind), "stored": text(stored), "numbers": text(numbers)}


def block(kind: Any, size: int, random: np.random.Generator) -> Any:
    """Random bytes, drawn again until they hold numbers of a usual size."""
    while True:
        drawn = random.integers(0, 256, size, dtype=np.uint8)
        with np.errstate(all="ignore"):
            numbers = numbers_in(kind, drawn)
        if np.isfinite(numbers).all() and np.abs(numbers).max() < LARGEST:
            return drawn


def numbers_in(kind: Any, stored: Any) -> Any:
    import gguf

    if kind == gguf.GGMLQuantizationType.F16:
        return stored.view(np.float16).astype(np.float32)
    return gguf.quants.dequantize(stored, kind).astype(np.float32)


def text(numbers: Any) -> str:
    return base64.b64encode(np.ascontiguousarray(numbers).tobytes()).decode()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
