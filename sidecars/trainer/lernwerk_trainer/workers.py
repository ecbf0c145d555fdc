"""Running the parts of a batch side by side.

One thread per part needs one synchronisation a step, where parallel operators need thousands; on
two cores this is faster, and a core that is busy elsewhere delays its own part only.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import torch

_MAX_WORKERS = 2


class Workers:
    """A fixed set of threads that share the cores evenly.

    Part `i` always goes to worker `i`, so results do not depend on timing.
    """

    def __init__(self, threads: int) -> None:
        self.count = min(threads, _MAX_WORKERS)
        self._pools = [
            ThreadPoolExecutor(1, f"worker-{index}", _begin, (threads // self.count,))
            for index in range(self.count)
        ]

    def run(self, task: Callable[[int], float], parts: int) -> list[float]:
        """`task(0)` … `task(parts - 1)`, at most `count` parts; a single part gets all threads."""
        if parts == 1:
            return [task(0)]
        futures = [self._pools[index].submit(task, index) for index in range(parts)]
        return [future.result() for future in futures]


def _begin(threads: int) -> None:
    """Both settings belong to the calling thread."""
    torch.set_num_threads(threads)
    torch.set_flush_denormal(True)
