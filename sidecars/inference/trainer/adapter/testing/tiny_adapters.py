"""Tiny adapters of every family, made by PEFT and converted by llama.cpp's own converter.

`python tiny_adapters.py <sidecars/trainer> <folder>` writes `<family>/adapter` (PEFT),
`<family>/adapter.gguf` (f32) and `<family>/heads.json`.
"""

import json
import runpy
import sys
from pathlib import Path

import torch

RANK = 4
SMALL = {
    "vocab_size": 32,
    "hidden_size": 48,
    "intermediate_size": 40,
    "num_hidden_layers": 2,
    "num_attention_heads": 4,
    "num_key_value_heads": 2,
    "head_dim": 12,
    "pad_token_id": 0,
}
FAMILIES = {
    "llama": ("LlamaConfig", {}),
    "mistral": ("MistralConfig", {}),
    "qwen2": ("Qwen2Config", {}),
    "qwen3": ("Qwen3Config", {}),
    "gemma2": ("Gemma2Config", {}),
    "gemma3": ("Gemma3TextConfig", {}),
    "phi3": ("Phi3Config", {}),
}


def make(name: str, folder: Path, vendor: Path) -> None:
    """One family."""
    import transformers
    from peft import LoraConfig, get_peft_model

    kind, changes = FAMILIES[name]
    torch.manual_seed(7)
    config = getattr(transformers, kind)(**SMALL, **changes)
    model = transformers.AutoModelForCausalLM.from_config(config)
    base = folder / "base"
    config.architectures = [type(model).__name__]
    config.save_pretrained(base)
    lora = LoraConfig(r=RANK, lora_alpha=6, target_modules="all-linear", task_type="CAUSAL_LM")
    adapted = get_peft_model(model, lora)
    for parameter in adapted.parameters():
        if parameter.requires_grad:
            torch.nn.init.normal_(parameter)
    adapted.save_pretrained(folder / "adapter")
    heads = {key: SMALL[key] for key in ("num_attention_heads", "num_key_value_heads")}
    (folder / "heads.json").write_text(json.dumps(heads), encoding="utf-8")
    convert(base, folder / "adapter", folder / "adapter.gguf", vendor)


def convert(base: Path, adapter: Path, target: Path, vendor: Path) -> None:
    """llama.cpp's converter, in this process: importing torch again costs seconds."""
    script = "convert_lora_to_gguf.py"
    sys.argv = [script, "--base", str(base), "--outfile", str(target), str(adapter)]
    runpy.run_path(str(vendor / script), run_name="__main__")


if __name__ == "__main__":
    trainer, output = sys.argv[1:]
    sys.path.insert(0, trainer)
    from lernwerk_trainer.llama_converters import VENDOR, use_vendored_gguf

    use_vendored_gguf()
    for name in FAMILIES:
        target = Path(output) / name
        target.mkdir(parents=True)
        make(name, target, VENDOR)
