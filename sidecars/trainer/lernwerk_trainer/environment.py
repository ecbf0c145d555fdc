"""What must be decided before torch and transformers are imported.

OpenMP and the Hugging Face libraries read their environment once, at import time, so this module
imports nothing but the standard library and is called first by every entry.
"""

import os
import warnings

_OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "DO_NOT_TRACK": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "TQDM_DISABLE": "1",
    "TRANSFORMERS_VERBOSITY": "error",
    "TRANSFORMERS_NO_ADVISORY_WARNINGS": "1",
    "USE_TF": "0",
    "USE_FLAX": "0",
}


def prepare_environment(threads: int | None = None) -> None:
    """Keep every library offline and quiet, and size the thread pools.

    `OMP_WAIT_POLICY=passive` lets waiting threads sleep: with spinning threads two trainer threads
    on a busy two-core machine were measured two to five times slower than one.
    """
    os.environ.update(_OFFLINE)
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    if threads:
        os.environ["OMP_NUM_THREADS"] = str(threads)
        os.environ["MKL_NUM_THREADS"] = str(threads)
    warnings.filterwarnings("ignore")
