"""LoRA projections that read the same input, computed together.

PEFT computes every layer on its own: three products with the input for q, k and v, six thin ones
for their adapters, and several graph nodes for each. Here one group of layers is one node: the
frozen weights stand in one matrix, the adapters' A in another, their B in a block diagonal. The
products run in `dtype` (bf16 where the CPU has instructions for it); activations between them and
the adapters' own weights and gradients stay float32. Results equal PEFT's up to rounding, which
`tests/test_projections.py` checks.

Gradients do not pass through autograd's leaves but are added to the buffer of the calling worker
(see `workers`), so that several threads can run backward at once with a reproducible result.
"""

import threading
from typing import Any

import torch

# Names of neighbouring layers that always get the same input.
_GROUPS = (("q_proj", "k_proj", "v_proj"), ("gate_proj", "up_proj"))

_current = threading.local()


def use_gradient_buffer(buffer: torch.Tensor | None) -> None:
    """Choose where this thread's backward passes add the adapters' gradients."""
    _current.buffer = buffer


class _Projection(torch.autograd.Function):
    """y = x·Wᵀ + b + s·(x·Aᵀ)·B for a frozen W and b; saves x and x·Aᵀ in the products' dtype.

    `anchor` is a leaf that only makes autograd call `backward` in the first layer, whose input
    needs no gradient.
    """

    @staticmethod
    def forward(ctx: Any, x: Any, anchor: Any, group: "ProjectionGroup") -> Any:
        flat = x.reshape(-1, x.shape[-1]).to(group.dtype)
        thin = flat @ group.down.t()
        y = (flat @ group.weight.t()).addmm_(thin, group.up)
        if group.bias is not None:
            y += group.bias
        ctx.group, ctx.buffer = group, getattr(_current, "buffer", None)
        ctx.save_for_backward(flat, thin)
        parts = y.split(group.widths, dim=1)
        return tuple(part.float().view(*x.shape[:-1], -1) for part in parts)

    @staticmethod
    def backward(ctx: Any, *grads: Any) -> Any:
        group = ctx.group
        flat, thin = ctx.saved_tensors
        parts = [grad.reshape(flat.shape[0], -1) for grad in grads]
        g = (torch.cat(parts, dim=1) if len(parts) > 1 else parts[0]).to(group.dtype)
        thin_grad = g @ group.up.t()
        group.add_gradients(ctx.buffer, thin_grad.t() @ flat, g.t() @ thin)
        if not ctx.needs_input_grad[0]:
            return None, None, None
        dx = (g @ group.weight).addmm_(thin_grad, group.down).float()
        return dx.view(*grads[0].shape[:-1], -1), None, None


class ProjectionGroup:
    """Neighbouring LoRA layers with one input; owns their frozen weights in one matrix.

    `down` (ranks × in) holds all A, `up` (ranks × out) all B, scaled, in a block diagonal: copies
    in the products' dtype that `refresh` makes anew after each update.
    """

    def __init__(self, layers: list[Any], dtype: torch.dtype) -> None:
        bases = [layer.base_layer for layer in layers]
        self.dtype = dtype
        self.layers = layers
        self.scaling = float(layers[0].scaling["default"])
        self.widths = [base.out_features for base in bases]
        self.ranks = [layer.r["default"] for layer in layers]
        self.weight = torch.cat([base.weight.data for base in bases]).to(dtype)
        self.bias = self._packed_bias(bases)
        self.down = torch.empty(sum(self.ranks), bases[0].in_features, dtype=dtype)
        self.up = torch.zeros(sum(self.ranks), sum(self.widths), dtype=dtype)
        self._anchor = torch.zeros((), requires_grad=True)
        self._slices: list[tuple[slice, slice]] = self._blocks()
        self._places: list[tuple[int, int]] = []
        self._pending = threading.local()
        self._share_weight(bases)

    def parameters(self) -> list[torch.nn.Parameter]:
        """All A, then all B: the order in which the optimizer's flat storage must hold them."""
        first = [layer.lora_A["default"].weight for layer in self.layers]
        return first + [layer.lora_B["default"].weight for layer in self.layers]

    def place(self, start: int) -> int:
        """Note that the parameters lie at `start` of the flat storage; returns where they end."""
        self._places = []
        for parameter in self.parameters():
            self._places.append((start, start + parameter.numel()))
            start += parameter.numel()
        return start

    @torch.no_grad()
    def refresh(self) -> None:
        """Copy the adapters' weights into `down` and `up`."""
        for (row, column), layer in zip(self._slices, self.layers, strict=True):
            self.down[row] = layer.lora_A["default"].weight
            self.up[row, column] = layer.lora_B["default"].weight.t() * self.scaling

    def output(self, index: int, x: Any) -> Any:
        """The output of one layer; the first one asked for computes all of them."""
        pending = self._pending
        if index == 0 or getattr(pending, "input", None) is not x:
            pending.outputs = list(_Projection.apply(x, self._anchor, self))
            pending.input = x
        result = pending.outputs[index]
        if index == len(self.layers) - 1:
            pending.input, pending.outputs = None, []
        return result

    def add_gradients(self, buffer: Any, d_down: Any, d_up: Any) -> None:
        """Add the gradients of the packed matrices (`d_up` is out × ranks) to a flat buffer."""
        count = len(self.layers)
        start, end = self._places[0][0], self._places[count - 1][1]
        buffer[start:end].view(d_down.shape).add_(d_down)
        for (row, column), (start, end) in zip(self._slices, self._places[count:], strict=True):
            block = d_up[column, row]
            buffer[start:end].view(block.shape).add_(block, alpha=self.scaling)

    def _blocks(self) -> list[tuple[slice, slice]]:
        blocks, row, column = [], 0, 0
        for rank, width in zip(self.ranks, self.widths, strict=True):
            blocks.append((slice(row, row + rank), slice(column, column + width)))
            row, column = row + rank, column + width
        return blocks

    def _packed_bias(self, bases: list[Any]) -> Any:
        if all(base.bias is None for base in bases):
            return None
        parts = [
            torch.zeros(base.out_features) if base.bias is None else base.bias.data
            for base in bases
        ]
        return torch.cat(parts).to(self.dtype)

    def _share_weight(self, bases: list[Any]) -> None:
        """Let the layers' own weights be views of the packed one, so that it is held once."""
        for base, part in zip(bases, self.weight.split(self.widths), strict=True):
            base.weight.data = part


def group_projections(adapted: Any, dtype: torch.dtype) -> list[ProjectionGroup]:
    """Give every LoRA layer of `adapted` the grouped forward."""
    groups = []
    for parent in list(adapted.modules()):
        children = {name: child for name, child in parent.named_children() if _is_plain_lora(child)}
        for names in _GROUPS:
            if all(name in children for name in names):
                groups.append(_replace([children.pop(name) for name in names], dtype))
        groups.extend(_replace([child], dtype) for child in children.values())
    return groups


def _is_plain_lora(module: Any) -> bool:
    base = getattr(module, "base_layer", None)
    return isinstance(base, torch.nn.Linear) and "default" in getattr(module, "lora_A", {})


def _replace(layers: list[Any], dtype: torch.dtype) -> ProjectionGroup:
    group = ProjectionGroup(layers, dtype)
    for index, layer in enumerate(layers):
        layer.forward = lambda x, index=index: group.output(index, x)
    return group
