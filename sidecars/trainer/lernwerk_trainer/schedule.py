"""The learning rate as a pure function of the step."""

import math


def warmup_steps(total_steps: int, ratio: float) -> int:
    """Steps of linear warm-up; at least one when a ratio is given."""
    return max(1, round(total_steps * ratio)) if ratio > 0 else 0


def learning_rate(step: int, total_steps: int, peak: float, schedule: str, warmup: int) -> float:
    """The rate for `step`, counted from 0, in a run of `total_steps`."""
    if step < warmup:
        return peak * (step + 1) / warmup
    if schedule == "constant":
        return peak
    done = (step - warmup) / max(1, total_steps - warmup)
    if schedule == "cosine":
        return peak * 0.5 * (1.0 + math.cos(math.pi * done))
    return peak * (1.0 - done)
