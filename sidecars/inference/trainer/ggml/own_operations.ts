import type { Context } from "./context.ts";
import { readTensor, type Shape, type Tensor } from "./types.ts";

/** How rotary positions turn a head, in the words of `ggml_rope_ext`. */
export interface Rotation {
  /** Numbers of a head that are turned, from the first on. */
  dimensions: number;
  /** 0 turns neighbours (llama), 2 halves (NeoX). */
  mode: 0 | 2;
  trainedContext: number;
  base: number;
  scale: number;
  extFactor: number;
  attentionFactor: number;
  betaFast: number;
  betaSlow: number;
}

/** What turns heads: positions `[n]` (i32), a factor for each frequency, and how. */
export interface Turn {
  positions: Tensor;
  factors: Tensor | null;
  by: Rotation;
}

/** What an AdamW step reads and changes beside the weights. */
export interface AdamW {
  gradient: Tensor;
  first: Tensor;
  second: Tensor;
  settings: Tensor;
}

/** Operations on tensors; each call adds a node to a context and answers its result. */
export type Operations = ReturnType<typeof ownOperations>;

/** The operations as ggml has them, whether or not a device can compute them. */
export function ownOperations(context: Context) {
  return { ...shaping(context), ...arithmetic(context), ...products(context), ...layers(context) };
}

/** Inputs, outputs, and other looks at the same numbers. */
function shaping(context: Context) {
  const { ggml } = context.library;
  const c = context.pointer;
  return {
    /** A tensor that is filled before the graph is computed. */
    input(type: number, shape: Shape): Tensor {
      const tensor = context.tensor(type, shape);
      ggml.ggml_set_input(tensor.pointer);
      return tensor;
    },
    /** Keeps a result until the graph has been computed. */
    output(a: Tensor): Tensor {
      ggml.ggml_set_output(a.pointer);
      return a;
    },
    /** Another look at the same numbers; strides and offset in bytes. */
    view(
      a: Tensor,
      shape: Shape,
      { strides: [s1, s2, s3], offset = 0 }: {
        strides: readonly [number, number, number];
        offset?: number;
      },
    ): Tensor {
      const place = [long(s1), long(s2), long(s3), long(offset)] as const;
      return made(ggml.ggml_view_4d(c, a.pointer, ...four(shape), ...place));
    },
    reshape: (a: Tensor, shape: Shape): Tensor =>
      made(ggml.ggml_reshape_4d(c, a.pointer, ...four(shape))),
    /** Dimension `i` becomes dimension `axes[i]`. */
    permute: (a: Tensor, axes: readonly [number, number, number, number]): Tensor =>
      made(ggml.ggml_permute(c, a.pointer, ...axes)),
    contiguous: (a: Tensor): Tensor => made(ggml.ggml_cont(c, a.pointer)),
    cast: (a: Tensor, type: number): Tensor => made(ggml.ggml_cast(c, a.pointer, type)),
    copy: (a: Tensor, to: Tensor): Tensor => made(ggml.ggml_cpy(c, a.pointer, to.pointer)),
    concat: (a: Tensor, b: Tensor, dimension: number): Tensor =>
      made(ggml.ggml_concat(c, a.pointer, b.pointer, dimension)),
    /** `a[:, rows]` */
    rows: (a: Tensor, rows: Tensor): Tensor => made(ggml.ggml_get_rows(c, a.pointer, rows.pointer)),
    /** The gradient of `rows` to something of the shape of `like`. */
    rowsBack: (gradient: Tensor, rows: Tensor, like: Tensor): Tensor =>
      made(ggml.ggml_get_rows_back(c, gradient.pointer, rows.pointer, like.pointer)),
    /** `a` with `a[:, rows]` replaced by `values`, in place. */
    setRows: (a: Tensor, values: Tensor, rows: Tensor): Tensor =>
      made(ggml.ggml_set_rows(c, a.pointer, values.pointer, rows.pointer)),
  };
}

/** Number by number. */
function arithmetic(context: Context) {
  const { ggml } = context.library;
  const c = context.pointer;
  return {
    add: (a: Tensor, b: Tensor): Tensor => made(ggml.ggml_add(c, a.pointer, b.pointer)),
    addInPlace: (a: Tensor, b: Tensor): Tensor =>
      made(ggml.ggml_add_inplace(c, a.pointer, b.pointer)),
    sub: (a: Tensor, b: Tensor): Tensor => made(ggml.ggml_sub(c, a.pointer, b.pointer)),
    mul: (a: Tensor, b: Tensor): Tensor => made(ggml.ggml_mul(c, a.pointer, b.pointer)),
    div: (a: Tensor, b: Tensor): Tensor => made(ggml.ggml_div(c, a.pointer, b.pointer)),
    scale: (a: Tensor, factor: number): Tensor => made(ggml.ggml_scale(c, a.pointer, factor)),
    scaleInPlace: (a: Tensor, factor: number): Tensor =>
      made(ggml.ggml_scale_inplace(c, a.pointer, factor)),
    /** `a · factor + summand` */
    affine: (a: Tensor, factor: number, summand: number): Tensor =>
      made(ggml.ggml_scale_bias(c, a.pointer, factor, summand)),
    square: (a: Tensor): Tensor => made(ggml.ggml_sqr(c, a.pointer)),
    /** `[n]` → `[1]`, the sum of the squares. */
    squareSum: (a: Tensor): Tensor => made(ggml.ggml_sum(c, ggml.ggml_sqr(c, a.pointer))),
    squareRoot: (a: Tensor): Tensor => made(ggml.ggml_sqrt(c, a.pointer)),
    sum: (a: Tensor): Tensor => made(ggml.ggml_sum(c, a.pointer)),
    /** `[n, …]` → `[1, …]` */
    sumRows: (a: Tensor): Tensor => made(ggml.ggml_sum_rows(c, a.pointer)),
    log: (a: Tensor): Tensor => made(ggml.ggml_log(c, a.pointer)),
    clamp: (a: Tensor, low: number, high: number): Tensor =>
      made(ggml.ggml_clamp(c, a.pointer, low, high)),
    /** Sums `a` to a shape, whose sizes divide those of `a`. */
    sumTo(a: Tensor, shape: Shape): Tensor {
      const like = context.tensor(a.type, shape);
      return made(ggml.ggml_repeat_back(c, a.pointer, like.pointer));
    },
  };
}

/** Products of matrices. */
function products(context: Context) {
  const { ggml } = context.library;
  const c = context.pointer;
  return {
    /** `aᵀ·b` over the fastest dimension: `[k, m]`, `[k, n]` → `[m, n]` */
    mulMat: (a: Tensor, b: Tensor): Tensor => made(ggml.ggml_mul_mat(c, a.pointer, b.pointer)),
    /** `a·bᵀ` over the second dimension: `[m, k]`, `[n, k]` → `[m, n]` */
    outerProduct: (a: Tensor, b: Tensor): Tensor =>
      made(ggml.ggml_out_prod(c, a.pointer, b.pointer)),
  };
}

/** What neural networks are made of. */
function layers(context: Context) {
  const { ggml } = context.library;
  const c = context.pointer;
  return {
    rmsNorm: (a: Tensor, epsilon: number): Tensor =>
      made(ggml.ggml_rms_norm(c, a.pointer, epsilon)),
    rmsNormBack: (gradient: Tensor, a: Tensor, epsilon: number): Tensor =>
      made(ggml.ggml_rms_norm_back(c, gradient.pointer, a.pointer, epsilon)),
    silu: (a: Tensor): Tensor => made(ggml.ggml_silu(c, a.pointer)),
    siluBack: (gradient: Tensor, a: Tensor): Tensor =>
      made(ggml.ggml_silu_back(c, gradient.pointer, a.pointer)),
    sigmoid: (a: Tensor): Tensor => made(ggml.ggml_sigmoid(c, a.pointer)),
    tanh: (a: Tensor): Tensor => made(ggml.ggml_tanh(c, a.pointer)),
    /** `silu(gate) · up` */
    swiglu: (gate: Tensor, up: Tensor): Tensor =>
      made(ggml.ggml_swiglu_split(c, gate.pointer, up.pointer)),
    softMax: (a: Tensor): Tensor => made(ggml.ggml_soft_max(c, a.pointer)),
    /** `softmax(a · scale + mask)` over the fastest dimension. */
    maskedSoftMax: (a: Tensor, mask: Tensor, scale: number): Tensor =>
      made(ggml.ggml_soft_max_ext(c, a.pointer, mask.pointer, scale, 0)),
    softMaxBack: (gradient: Tensor, result: Tensor, scale: number): Tensor =>
      made(ggml.ggml_soft_max_ext_back(c, gradient.pointer, result.pointer, scale, 0)),
    /** Turns pairs of numbers of each head by their position. */
    rotate(a: Tensor, { positions, factors, by }: Turn): Tensor {
      const more = [positions.pointer, factors?.pointer ?? null, ...rotationOf(by)] as const;
      return made(ggml.ggml_rope_ext(c, a.pointer, ...more));
    },
    rotateBack(gradient: Tensor, { positions, factors, by }: Turn): Tensor {
      const more = [positions.pointer, factors?.pointer ?? null, ...rotationOf(by)] as const;
      return made(ggml.ggml_rope_ext_back(c, gradient.pointer, ...more));
    },
    /** One AdamW step of `a` in place; `settings` are those of `ggml_opt_step_adamw`. */
    adamW(a: Tensor, { gradient, first, second, settings }: AdamW): Tensor {
      ggml.ggml_set_param(a.pointer);
      const more = [gradient.pointer, first.pointer, second.pointer, settings.pointer] as const;
      return made(ggml.ggml_opt_step_adamw(c, a.pointer, ...more));
    },
  };
}

function made(pointer: Deno.PointerValue): Tensor {
  return readTensor(pointer!);
}

function long(size = 1): bigint {
  return BigInt(size);
}

function four([n0, n1, n2, n3]: Shape) {
  return [long(n0), long(n1), long(n2), long(n3)] as const;
}

/** The parameters of `ggml_rope_ext`, in their order. */
function rotationOf(r: Rotation) {
  const yarn = [r.extFactor, r.attentionFactor, r.betaFast, r.betaSlow] as const;
  return [r.dimensions, r.mode, r.trainedContext, r.base, r.scale, ...yarn] as const;
}
