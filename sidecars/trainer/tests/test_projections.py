"""The fast way computes what PEFT computes."""

import unittest
from dataclasses import replace
from typing import Any

import torch

from lernwerk_trainer.adapter import add_adapter
from lernwerk_trainer.batches import make_batch
from lernwerk_trainer.chat_data import Sample
from lernwerk_trainer.compute import GroupedCompute, PlainCompute, split_evenly
from lernwerk_trainer.config import Hyper
from lernwerk_trainer.loss import HeadLoss, SupervisedLoss
from lernwerk_trainer.tiny_model import tiny_llama

from . import harness  # noqa: F401 - fixes the thread count of this process

HYPER = Hyper(0.02, 4, 1, 1, 8, 16, 0.0, "constant", 0.0, 0.0, 64, False, False)
SAMPLES = [
    Sample(tuple(range(3, 3 + length)), tuple(range(50, 50 + answer)))
    for length, answer in ((4, 3), (9, 2), (6, 6), (5, 1), (12, 4))
]
SCALE = 1 / sum(len(sample.completion) for sample in SAMPLES)


def tiny_qwen() -> Any:
    """Like `tiny_llama`, with biases on q, k and v."""
    from transformers import Qwen2Config, Qwen2ForCausalLM

    torch.manual_seed(2)
    config = tiny_llama().config
    shape = ("vocab_size", "hidden_size", "intermediate_size", "num_hidden_layers")
    heads = ("num_attention_heads", "num_key_value_heads")
    sizes = {name: getattr(config, name) for name in shape + heads}
    model = Qwen2ForCausalLM(Qwen2Config(**sizes, use_cache=False, initializer_range=0.2))
    for name, parameter in model.named_parameters():
        if name.endswith("bias"):
            torch.nn.init.normal_(parameter)
    return model


def adapted(model: Any, hyper: Hyper = HYPER) -> Any:
    """With B not zero, so that A gets a gradient too."""
    torch.manual_seed(3)
    result = add_adapter(model, hyper, "tiny", False)
    for name, parameter in result.named_parameters():
        if "lora_B" in name:
            torch.nn.init.normal_(parameter, std=0.1)
    return result.train()


def gradients(compute: Any, model: Any) -> dict[str, torch.Tensor]:
    """The gradient of each adapter weight, from wherever `compute` keeps it."""
    total = sum(compute.optimizer.buffers)
    flat = compute.optimizer.buffers[0].data_ptr()
    found = {}
    for name, parameter in model.named_parameters():
        if parameter.requires_grad:
            start = (parameter.grad.data_ptr() - flat) // 4
            found[name] = total[start : start + parameter.numel()].view(parameter.shape)
    return found


class Grouping(unittest.TestCase):
    def compare(
        self,
        make: Any,
        *,
        dtype: torch.dtype,
        threads: int,
        tolerance: float,
        hyper: Hyper = HYPER,
    ) -> None:
        reference_model, fast_model = adapted(make(), hyper), adapted(make(), hyper)
        reference = PlainCompute(reference_model, 0, 0.0)
        fast = GroupedCompute(fast_model, 0, 0.0, dtype=dtype, threads=threads)
        expected_loss = reference.add_gradient(SAMPLES, SCALE)
        loss = fast.add_gradient(SAMPLES, SCALE)
        self.assertLess(abs(loss - expected_loss), tolerance * expected_loss)
        expected = gradients(reference, reference_model)
        for name, found in gradients(fast, fast_model).items():
            error = torch.linalg.vector_norm(found - expected[name])
            size = torch.linalg.vector_norm(expected[name])
            self.assertGreater(float(size), 0.0, name)
            self.assertLess(float(error), tolerance * float(size), name)

    def test_float32_equals_peft(self) -> None:
        self.compare(tiny_llama, dtype=torch.float32, threads=1, tolerance=1e-4)

    def test_two_workers_equal_one(self) -> None:
        self.compare(tiny_llama, dtype=torch.float32, threads=2, tolerance=1e-4)

    def test_biases_are_kept(self) -> None:
        self.compare(tiny_qwen, dtype=torch.float32, threads=2, tolerance=1e-4)

    def test_some_layers_with_rank_stabilised_scaling_equal_peft(self) -> None:
        chosen = replace(HYPER, use_rslora=True, target_modules=("q_proj", "v_proj", "up_proj"))
        options: Any = {"dtype": torch.float32, "threads": 2, "tolerance": 1e-4}
        self.compare(tiny_llama, hyper=chosen, **options)

    def test_bf16_stays_close(self) -> None:
        self.compare(tiny_llama, dtype=torch.bfloat16, threads=2, tolerance=5e-2)

    def test_the_whole_model_still_answers_as_before(self) -> None:
        reference, fast = adapted(tiny_llama()), adapted(tiny_llama())
        GroupedCompute(fast, 0, 0.0, dtype=torch.float32, threads=1)
        ids = torch.arange(3, 20).unsqueeze(0)
        with torch.no_grad():
            difference = (reference(input_ids=ids).logits - fast(input_ids=ids).logits).abs().max()
        self.assertLess(float(difference), 1e-4)

    def test_frozen_weights_are_held_once(self) -> None:
        model = adapted(tiny_llama())
        GroupedCompute(model, 0, 0.0, dtype=torch.float32, threads=1)
        attention = model.get_base_model().model.layers[0].self_attn
        q, k = attention.q_proj.base_layer.weight, attention.k_proj.base_layer.weight
        self.assertEqual(q.untyped_storage().data_ptr(), k.untyped_storage().data_ptr())


class Losses(unittest.TestCase):
    def test_the_short_way_equals_the_models_own_loss(self) -> None:
        model = adapted(tiny_llama())
        loss = SupervisedLoss(model)
        self.assertTrue(loss.short)
        batch = make_batch(SAMPLES, 0, torch.device("cpu"))
        labels = torch.full_like(batch.ids, -100)
        labels.view(-1)[batch.places + 1] = batch.targets
        own = model(input_ids=batch.ids, attention_mask=batch.attention, labels=labels).loss
        self.assertAlmostEqual(float(loss(batch)) * SCALE, float(own), places=5)

    def test_head_loss_has_the_gradient_of_cross_entropy(self) -> None:
        hidden = torch.randn(7, 16, requires_grad=True)
        weight, targets = torch.randn(40, 16), torch.arange(7)
        expected = torch.nn.functional.cross_entropy(hidden @ weight.t(), targets, reduction="sum")
        (expected_gradient,) = torch.autograd.grad(expected * 0.5, hidden)
        found = HeadLoss.apply(hidden, weight, targets)
        (gradient,) = torch.autograd.grad(found * 0.5, hidden)
        torch.testing.assert_close(found, expected)
        torch.testing.assert_close(gradient, expected_gradient)

    def test_gradient_checkpointing_changes_nothing(self) -> None:
        plain, saving = adapted(tiny_llama()), adapted(tiny_llama())
        saving.gradient_checkpointing_enable(gradient_checkpointing_kwargs={"use_reentrant": False})
        found = []
        for model in (plain, saving):
            compute = GroupedCompute(model, 0, 0.0, dtype=torch.float32, threads=2)
            loss = compute.add_gradient(SAMPLES, SCALE)
            found.append((loss, compute.update(0.1)))
        self.assertEqual(found[0], found[1])


class Splitting(unittest.TestCase):
    def test_each_row_is_dealt_once_and_lengths_are_balanced(self) -> None:
        parts = split_evenly(SAMPLES, 2)
        self.assertCountEqual(parts[0] + parts[1], SAMPLES)
        tokens = [sum(sample.length for sample in part) for part in parts]
        self.assertLessEqual(abs(tokens[0] - tokens[1]), max(sample.length for sample in SAMPLES))

    def test_a_single_row_makes_a_single_part(self) -> None:
        self.assertEqual(split_evenly(SAMPLES[:1], 2), [SAMPLES[:1]])
