"""A complete chat model of a few hundred kilobytes, made here: for the doctor and for tests."""

import json
from pathlib import Path
from typing import Any

import torch

from .base_model import RECORD_NAME
from .pre_tokenizers import REPAIRS, repair_tokenizer

TEMPLATE = (
    "{% for message in messages %}"
    "{{ '<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>\n' }}"
    "{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}"
)
_SPECIAL = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
_TEXTS = [f"Frage {i}: Wie groß ist der Tank? Antwort: {i % 9} Liter." for i in range(200)]


def tiny_llama(vocabulary: int = 512) -> Any:
    """A Llama of two layers, 64 wide, with random weights that are always the same."""
    from transformers import LlamaConfig, LlamaForCausalLM

    torch.manual_seed(1)
    return LlamaForCausalLM(
        LlamaConfig(
            vocab_size=vocabulary,
            hidden_size=64,
            intermediate_size=128,
            num_hidden_layers=2,
            num_attention_heads=4,
            num_key_value_heads=2,
            max_position_embeddings=512,
            bos_token_id=1,
            eos_token_id=2,
            pad_token_id=0,
            tie_word_embeddings=True,
            initializer_range=0.2,
            use_cache=False,
        )
    )


def save_tiny_model(folder: Path) -> None:
    """Write a safetensors folder with tokenizer and chat template, as a base model to train."""
    tokenizer = _tokenizer()
    tokenizer.save_pretrained(folder)
    path = folder / "tokenizer.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    repaired = repair_tokenizer(content, REPAIRS["smollm"])
    path.write_text(json.dumps(repaired, ensure_ascii=False), encoding="utf-8")
    tiny_llama(len(tokenizer)).save_pretrained(folder)
    record = {"schema": 1, "source_sha256": None, "pre": "smollm"}
    (folder / RECORD_NAME).write_text(json.dumps(record), encoding="utf-8")


def _tokenizer() -> Any:
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
    from transformers import PreTrainedTokenizerFast

    raw = Tokenizer(models.BPE())
    raw.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    raw.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(
        vocab_size=512, special_tokens=_SPECIAL, initial_alphabet=alphabet, show_progress=False
    )
    raw.train_from_iterator(_TEXTS, trainer)
    return PreTrainedTokenizerFast(
        tokenizer_object=raw,
        unk_token=_SPECIAL[0],
        pad_token=_SPECIAL[0],
        bos_token=_SPECIAL[1],
        eos_token=_SPECIAL[2],
        chat_template=TEMPLATE,
    )
