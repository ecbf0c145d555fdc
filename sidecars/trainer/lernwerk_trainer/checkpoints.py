"""Checkpoint folders: complete or absent, hashed, and pruned.

A folder is written under a temporary name with its manifest last, flushed, and renamed. What has no
manifest is no checkpoint. Nothing in it is pickled.
"""

import hashlib
import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .failures import TrainerError
from .files import (
    publish_folder,
    remove_leftovers,
    replace_file,
    sha256_file,
    write_durably,
    write_json_durably,
)

MANIFEST = "manifest.json"
STATE = "state.json"
OPTIMIZER = "optimizer.safetensors"
BEST_POINTER = "best"
_KEPT_NEWEST = 2


@dataclass(frozen=True)
class Place:
    """When a checkpoint was taken; `eval_loss` is the recall loss if it was measured then."""

    name: str
    step: int
    epoch: float
    eval_loss: float | None


class CheckpointFolder:
    """Writes checkpoints of one run into `folder` and keeps what the protocol says."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        remove_leftovers(folder)

    def write(self, place: Place, files: dict[str, bytes], state: dict[str, Any]) -> str:
        """Write one checkpoint durably; returns the SHA-256 of its manifest."""
        temporary = self.folder / f"{place.name}.tmp-{os.getpid()}"
        shutil.rmtree(temporary, ignore_errors=True)
        try:
            temporary.mkdir()
            for name, data in files.items():
                write_durably(temporary / name, data)
            write_json_durably(temporary / STATE, state)
            write_json_durably(temporary / MANIFEST, _manifest(temporary, place))
            digest = sha256_file(temporary / MANIFEST)
            publish_folder(temporary, self.folder / place.name)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)
        return digest

    def point_to_best(self, name: str) -> None:
        """Make `name` the best checkpoint."""
        replace_file(self.folder / BEST_POINTER, name.encode("utf-8"))

    def prune(self, best: str | None) -> None:
        """Keep the newest two, the best and one per epoch."""
        complete = [entry for entry in self.folder.iterdir() if (entry / MANIFEST).is_file()]
        complete.sort(key=lambda entry: (entry / MANIFEST).stat().st_mtime_ns)
        for entry in complete[:-_KEPT_NEWEST]:
            if not entry.name.startswith("epoch_") and entry.name != best:
                _remove(entry)


@dataclass(frozen=True)
class Checkpoint:
    """A checkpoint that was read and whose files have the hashes of its manifest."""

    folder: Path
    state: dict[str, Any]

    @property
    def optimizer(self) -> Path:
        return self.folder / OPTIMIZER


def read_checkpoint(folder: Path) -> Checkpoint:
    """Open a checkpoint to resume from; raises `resume_mismatch` when it is not whole."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        for name, entry in manifest["files"].items():
            if Path(name).name != name or sha256_file(folder / name) != entry["sha256"]:
                raise ValueError(f"{name} is not what the manifest says")
        return Checkpoint(folder, json.loads((folder / STATE).read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise resume_mismatch(f"The checkpoint {folder.name} is not complete: {error}.") from error


def resume_mismatch(message: str) -> TrainerError:
    """The error for a checkpoint that this run cannot continue."""
    return TrainerError(
        "resume_mismatch",
        message,
        "Resume from another checkpoint, with the settings it was made with, or start a new run.",
    )


def _manifest(folder: Path, place: Place) -> dict[str, Any]:
    files = {}
    for path in sorted(folder.iterdir()):
        data = path.read_bytes()
        files[path.name] = {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    return {
        "schema": 1,
        "step": place.step,
        "epoch": place.epoch,
        "files": files,
        "eval_loss": place.eval_loss,
    }


def _remove(folder: Path) -> None:
    """Delete the manifest first: a half-deleted folder must not look like a checkpoint."""
    (folder / MANIFEST).unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
