"""What to change when the memory was not enough, for the settings of this run."""

from .config import Hyper
from .failures import out_of_memory


def memory_advice(hyper: Hyper, longest_row: int | None) -> str:
    """One step that lowers the peak and keeps the result, cheapest first.

    The peak grows with the tokens of one batch, so halving the batch while doubling the
    accumulation leaves every update as it was.
    """
    if hyper.batch_size > 1:
        half = hyper.batch_size // 2
        accumulation = -(-hyper.batch_size * hyper.gradient_accumulation // half)
        return (
            f"Set batch_size from {hyper.batch_size} to {half} and gradient_accumulation from "
            f"{hyper.gradient_accumulation} to {accumulation}: the result stays the same."
        )
    if not hyper.gradient_checkpointing:
        return "Turn gradient checkpointing on: it needs about half the memory and more time."
    if longest_row and longest_row > 128:
        shorter = max(64, longest_row // 2)
        return f"Set max_length from {hyper.max_length} to {shorter}, or split long rows."
    return "Choose a smaller base model, or close other programs."


def check_memory(used: int, limit: int | None, hyper: Hyper, longest_row: int | None) -> None:
    """Raise `out_of_memory` when the run holds more bytes than it may."""
    if limit is not None and used > limit:
        message = f"The run uses {used >> 20} MiB, more than the {limit >> 20} MiB that it may."
        raise out_of_memory(message, memory_advice(hyper, longest_row))
