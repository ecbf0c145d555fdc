"""Making allocations fail here instead of drawing the kernel's out-of-memory killer.

Linux counts private writable memory against RLIMIT_DATA; other systems have no such limit and are
watched between steps instead (see `loop`).
"""

import sys


def limit_memory(max_bytes: int | None) -> None:
    """Let allocations beyond `max_bytes` fail."""
    if max_bytes is None or not sys.platform.startswith("linux"):
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    limit = max_bytes if hard == resource.RLIM_INFINITY else min(max_bytes, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (limit, hard))


def lift_memory_limit() -> None:
    """Take the limit back, so that its effect can be reported."""
    if not sys.platform.startswith("linux"):
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (hard, hard))
