"""Tiny random models of every family with their loss and LoRA gradients, as PyTorch computes them.

    python tiny_families.py TRAINER FOLDER WIDTH SEED

TRAINER is `sidecars/trainer`, whose converters make the GGUF that each model is described by. Writes
`FOLDER/CASE.json`: what the GGUF states, its tensors, rows, an adapter, loss and gradients. The
files in `golden/` are those of width 32 and seed 1, formatted by `deno fmt`.
"""

import base64
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import torch

RANK = 2
SCALING = 1.5
VOCABULARY = 96

PARTS = {
    "attn_qkv": "self_attn.qkv_proj",
    "attn_q": "self_attn.q_proj",
    "attn_k": "self_attn.k_proj",
    "attn_v": "self_attn.v_proj",
    "attn_output": "self_attn.o_proj",
    "ffn_gate": "mlp.gate_proj",
    "ffn_up": "mlp.up_proj",
    "ffn_down": "mlp.down_proj",
}

LLAMA3 = {
    "rope_type": "llama3",
    "factor": 8.0,
    "low_freq_factor": 1.0,
    "high_freq_factor": 4.0,
    "original_max_position_embeddings": 32,
}
YARN = {"rope_type": "yarn", "factor": 4.0, "original_max_position_embeddings": 16}
def rope(**options: Any) -> dict[str, Any]:
    return {"rope_parameters": {"rope_theta": 100.0, **options}}


def longrope(trained: int, **factors: Any) -> dict[str, Any]:
    form = rope(
        rope_type="longrope",
        original_max_position_embeddings=trained,
        partial_rotary_factor=0.5,
        **factors,
    )
    return {"original_max_position_embeddings": trained, **form}


def cases(width: int) -> dict[str, tuple[str, dict[str, Any], dict[str, Any]]]:
    """Each case: its class, its configuration, and what a GGUF may state beyond the converter."""
    head = {"head_dim": width // 4}
    half = width // 16
    factors = {
        "short_factor": [1.0 + 0.1 * at for at in range(half)],
        "long_factor": [2.0 + 0.5 * at for at in range(half)],
    }
    gemma = {**head, "query_pre_attn_scalar": width // 4, "sliding_window": 4}
    local = {"rope_type": "default", "rope_theta": 10000.0}
    far = {"rope_type": "linear", "rope_theta": 1000.0, "factor": 8.0}
    return {
        "llama": ("Llama", {"tie_word_embeddings": False, **rope(rope_type="default")}, {}),
        "llama_linear": (
            "Llama",
            {"attention_bias": True, "mlp_bias": True, **rope(rope_type="linear", factor=4.0)},
            {},
        ),
        "llama_llama3": ("Llama", rope(**LLAMA3), {}),
        "llama_yarn": ("Llama", rope(**YARN), {}),
        "mistral": (
            "Mistral",
            {"sliding_window": 4, "head_dim": width // 4, **rope(rope_type="default")},
            {"attention.sliding_window": 4},
        ),
        "qwen2": ("Qwen2", rope(rope_type="default"), {}),
        "qwen3": (
            "Qwen3",
            {"head_dim": width // 2, "tie_word_embeddings": False, **rope(rope_type="default")},
            {},
        ),
        "gemma2": (
            "Gemma2",
            {**gemma, "attn_logit_softcapping": 2.0, "final_logit_softcapping": 3.0},
            {},
        ),
        "gemma3": (
            "Gemma3",
            {
                **gemma,
                "num_hidden_layers": 6,
                "intermediate_size": width,
                "rope_parameters": {"sliding_attention": local, "full_attention": far},
            },
            {},
        ),
        "phi3": ("Phi3", longrope(4, **factors), {}),
        "phi3_short": ("Phi3", longrope(32, **factors), {}),
    }


def tiny_model(family: str, width: int, options: dict[str, Any]) -> Any:
    """A random model whose matrices are exact in bf16, with biases and norms that do something."""
    import transformers

    kind = f"{family}TextConfig" if family == "Gemma3" else f"{family}Config"
    config = getattr(transformers, kind)(
        **{
            "vocab_size": VOCABULARY,
            "hidden_size": width,
            "intermediate_size": width * 3 // 2,
            "num_hidden_layers": 2,
            "num_attention_heads": 4,
            "num_key_value_heads": 2,
            "max_position_embeddings": 64,
            "tie_word_embeddings": True,
            "attn_implementation": "eager",
            "bos_token_id": 1,
            "eos_token_id": 2,
            "pad_token_id": 0,
            **options,
        }
    )
    model = getattr(transformers, f"{family}ForCausalLM")(config).float().eval()
    for name, parameter in model.named_parameters():
        size = 0.25 if parameter.dim() == 1 else 1.5 / parameter.shape[1] ** 0.5
        random = torch.randn_like(parameter) * size
        is_norm = "norm" in name and not family.startswith("Gemma")
        parameter.data = (random + 1 if is_norm else random).bfloat16().float()
        parameter.requires_grad_(False)
    return model


def write_gguf(model: Any, folder: Path) -> Path:
    """Convert without a vocabulary; the graph needs none."""
    import gguf
    from conversion import ModelBase, ModelType, get_model_architecture, get_model_class

    model.save_pretrained(folder)
    tokens = {f"t{at}": at for at in range(VOCABULARY)}
    tokenizer = {"model": {"vocab": tokens}, "added_tokens": []}
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer))
    hparams = ModelBase.load_hparams(folder, False, guess=False)
    kind = get_model_class(get_model_architecture(hparams, ModelType.TEXT))
    target = folder / "model.gguf"
    converter = kind(folder, gguf.LlamaFileType.ALL_F32, target)
    converter.set_vocab = lambda: None
    converter.write()
    return target


def described(path: Path, stated: dict[str, Any]) -> dict[str, Any]:
    """What a GGUF holds; matrices as bf16, which loses nothing here."""
    import gguf

    reader = gguf.GGUFReader(path)
    architecture = reader.fields["general.architecture"].contents()
    prefix = f"{architecture}."
    values = {
        name.removeprefix(prefix): field.contents()
        for name, field in reader.fields.items()
        if name.startswith(prefix)
    }
    return {
        "architecture": architecture,
        "values": {**values, **stated},
        "tensors": [tensor_of(tensor) for tensor in reader.tensors],
    }


def tensor_of(tensor: Any) -> dict[str, Any]:
    numbers = np.ascontiguousarray(tensor.data, dtype=np.float32)
    halved = torch.tensor(numbers).bfloat16()
    is_exact = bool((halved.float().numpy() == numbers).all())
    data = halved.view(torch.int16).numpy() if is_exact else numbers
    shape = [int(size) for size in tensor.shape]
    return {
        "name": tensor.name,
        "shape": shape,
        "type": 30 if is_exact else 0,
        "data": encoded(data),
    }


def encoded(numbers: Any) -> str:
    return base64.b64encode(np.ascontiguousarray(numbers).tobytes()).decode()


def as_in_gguf(family: str, name: str, heads: tuple[int, int], rows: torch.Tensor) -> torch.Tensor:
    """Llama's converter puts the rows of q and k in another order."""
    if family not in ("Llama", "Mistral") or name not in ("attn_q", "attn_k"):
        return rows
    count = heads[0] if name == "attn_q" else heads[1]
    size = rows.shape[0] // count
    return rows.view(count, 2, size // 2, -1).transpose(1, 2).reshape(rows.shape)


def adapted(model: Any) -> list[tuple[str, torch.Tensor, torch.Tensor]]:
    """Give every linear layer of every block a LoRA pair, in the order of the trainer."""
    pairs = []
    for layer in model.model.layers:
        modules = dict(layer.named_modules())
        fused = "mlp.gate_up_proj" in modules
        for name, path in PARTS.items():
            module = modules.get("mlp.gate_up_proj" if fused and name == "ffn_up" else path)
            if module is None:
                continue
            a = (torch.randn(RANK, module.in_features) * 0.1).requires_grad_()
            b = (torch.randn(module.out_features, RANK) * 0.1).requires_grad_()
            module.register_forward_hook(hook(a, b))
            pairs.append((name, a, b))
    return pairs


def hook(a: torch.Tensor, b: torch.Tensor) -> Any:
    return lambda _, inputs, output: output + SCALING * (inputs[0] @ a.T @ b.T)


def samples() -> list[dict[str, list[int]]]:
    draw = lambda count: torch.randint(VOCABULARY, (count,)).tolist()  # noqa: E731
    return [
        {"prompt": draw(prompt), "completion": draw(completion)}
        for prompt, completion in [(7, 5), (3, 4), (8, 2)]
    ]


def loss_of(model: Any, row: dict[str, list[int]]) -> torch.Tensor:
    ids = torch.tensor([row["prompt"] + row["completion"]])
    logits = model(ids, use_cache=False).logits[0]
    first = len(row["prompt"]) - 1
    target = torch.tensor(row["completion"])
    wanted = logits[first : first + len(target)]
    return torch.nn.functional.cross_entropy(wanted, target, reduction="sum")


def make_case(family: str, width: int, options: dict[str, Any], stated: dict[str, Any]) -> Any:
    model = tiny_model(family, width, options)
    with tempfile.TemporaryDirectory() as folder:
        content = described(write_gguf(model, Path(folder)), stated)
    pairs = adapted(model)
    rows = samples()
    losses = [loss_of(model, row) for row in rows]
    total = torch.stack(losses).sum()
    total.backward()
    heads = (model.config.num_attention_heads, model.config.num_key_value_heads)

    def flat(part: Any) -> str:
        numbers = []
        for name, a, b in pairs:
            up = as_in_gguf(family, name, heads, part(b))
            numbers += [part(a).reshape(-1), up.T.reshape(-1)]
        return encoded(torch.cat(numbers).detach().numpy())

    return {
        **content,
        "rank": RANK,
        "scaling": SCALING,
        "samples": rows,
        "adapter": flat(lambda tensor: tensor.detach()),
        "loss": total.item(),
        "gradient": flat(lambda tensor: tensor.grad),
    }


def main(trainer: Path, folder: Path, width: int, seed: int) -> None:
    sys.path.insert(0, str(trainer))
    from lernwerk_trainer.llama_converters import use_vendored_gguf

    use_vendored_gguf()
    from conversion import ModelBase

    # Looking for other forms of a folder would load converters that are not vendored.
    ModelBase.load_hparams_guess = staticmethod(lambda folder: None)
    for name, (family, options, stated) in cases(width).items():
        torch.manual_seed(seed)
        content = make_case(family, width, options, stated)
        (folder / f"{name}.json").write_text(json.dumps(content) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
