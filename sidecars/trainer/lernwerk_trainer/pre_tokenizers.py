"""How each tokenizer family splits text before byte-pair merging.

transformers rebuilds a tokenizer from a GGUF without this step's details (for SmolLM2 it forgets to
split digits, for Llama 3 that whole words are looked up first), so training would see other tokens
than llama.cpp. The keys are the values of `tokenizer.ggml.pre` in a GGUF; each entry reproduces
llama.cpp's own expected ids (`models/ggml-vocab-*.gguf.out` of its source tree, 47 of 47 texts).
Families that are missing here cannot be trained from a GGUF.
"""

from dataclasses import dataclass
from typing import Any

_BYTE_LEVEL = {
    "type": "ByteLevel",
    "add_prefix_space": False,
    "trim_offsets": True,
    "use_regex": True,
}
_BYTES_ONLY = {**_BYTE_LEVEL, "use_regex": False}
_CONTRACTIONS = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)"
_PUNCTUATION_AND_SPACE = r" ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"


def _split(pattern: str) -> dict[str, Any]:
    return {
        "type": "Split",
        "pattern": {"Regex": pattern},
        "behavior": "Isolated",
        "invert": False,
    }


def _sequence(*steps: dict[str, Any]) -> dict[str, Any]:
    return {"type": "Sequence", "pretokenizers": list(steps)}


def _words_and_digits(digits: str) -> dict[str, Any]:
    pattern = rf"{_CONTRACTIONS}|[^\r\n\p{{L}}\p{{N}}]?\p{{L}}+|{digits}|{_PUNCTUATION_AND_SPACE}"
    return _sequence(_split(pattern), _BYTES_ONLY)


@dataclass(frozen=True)
class Repair:
    """What a tokenizer.json rebuilt from a GGUF must have; `ignore_merges` looks up words first."""

    pre_tokenizer: dict[str, Any]
    ignore_merges: bool = False


REPAIRS: dict[str, Repair] = {
    "smollm": Repair(_sequence({"type": "Digits", "individual_digits": True}, _BYTE_LEVEL)),
    "gpt-2": Repair(_BYTE_LEVEL),
    "llama-bpe": Repair(_words_and_digits(r"\p{N}{1,3}"), ignore_merges=True),
    "qwen2": Repair(_words_and_digits(r"\p{N}")),
}

# Architectures whose SentencePiece tokenizer transformers rebuilds exactly.
EXACT_SENTENCEPIECE = frozenset({"phi3"})


def repair_tokenizer(tokenizer: dict[str, Any], repair: Repair) -> dict[str, Any]:
    """The content of a repaired tokenizer.json."""
    model = {**tokenizer["model"], "ignore_merges": repair.ignore_merges}
    return {**tokenizer, "pre_tokenizer": repair.pre_tokenizer, "model": model}
