"""Writing files so that a crash leaves either the old or the new content, and hashing them."""

import hashlib
import json
import os
import shutil
from pathlib import Path
from typing import Any

CHUNK_BYTES = 1 << 20


def sha256_file(path: Path) -> str:
    """Hex SHA-256 of a file, read in pieces."""
    digest = hashlib.sha256()
    with open(path, "rb") as source:
        while piece := source.read(CHUNK_BYTES):
            digest.update(piece)
    return digest.hexdigest()


def write_durably(path: Path, data: bytes) -> None:
    """Write a new file and flush it to the disk; raises OSError when the disk is full."""
    with open(path, "wb") as target:
        target.write(data)
        target.flush()
        os.fsync(target.fileno())


def write_json_durably(path: Path, value: Any) -> None:
    """`write_durably` for a JSON value, readable by people."""
    text = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False)
    write_durably(path, text.encode("utf-8"))


def replace_file(path: Path, data: bytes) -> None:
    """Replace a file in one step."""
    temporary = path.with_name(f"{path.name}.tmp-{os.getpid()}")
    write_durably(temporary, data)
    os.replace(temporary, path)


def publish_folder(temporary: Path, final: Path) -> None:
    """Give a finished folder its name, putting aside what had the name before."""
    old = final.with_name(f"{final.name}.tmp-old-{os.getpid()}")
    if final.exists():
        os.rename(final, old)
    os.rename(temporary, final)
    sync_folder(final.parent)
    shutil.rmtree(old, ignore_errors=True)


def sync_folder(folder: Path) -> None:
    """Flush a folder's entries; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def remove_leftovers(folder: Path) -> None:
    """Delete what killed processes left under a temporary name; living ones keep theirs."""
    import psutil

    if not folder.is_dir():
        return
    for entry in folder.iterdir():
        owner = entry.name.rpartition("-")[2]
        if ".tmp-" not in entry.name or (owner.isdigit() and psutil.pid_exists(int(owner))):
            continue
        shutil.rmtree(entry, ignore_errors=True) if entry.is_dir() else entry.unlink()
