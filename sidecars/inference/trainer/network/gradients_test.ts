import type { Tensor } from "../ggml/types.ts";
import type { Projection } from "../model/plan.ts";
import { shapesOf } from "../model/shapes.ts";
import { checkGradients, type Differentiable, tokens } from "../testing/finite_differences.ts";
import { ggmlTest } from "../testing/installed.ts";
import { tinyPlan, tinyRotation } from "../testing/tiny_plan.ts";
import { attention, attentionBack } from "./attention.ts";
import { block, blockBack } from "./block.ts";
import type { Builder } from "./builder.ts";
import { softCap, softCapBack } from "./cap.ts";
import { dropoutOfBlock, patterns, placesInBlock } from "./dropout.ts";
import { gated, gatedBack } from "./gate.ts";
import { projectHeads, projectHeadsBack } from "./heads.ts";
import { type Linear, linear, linearBack } from "./linear.ts";
import { crossEntropy } from "./loss.ts";
import { mlp, mlpBack } from "./mlp.ts";
import { rmsNorm, rmsNormBack } from "./norm.ts";

function gradientTest(name: string, f: Differentiable): void {
  ggmlTest(`gradient of ${name}`, (library) => checkGradients(library, f));
}

const { width, headSize, heads, kvHeads, inner } = tinyPlan;

gradientTest("the RMS norm", {
  inputs: [[width, tokens]],
  frozen: [[width]],
  build: (builder, [x], [weight]) => ({
    output: rmsNorm(builder, x!, weight!),
    back: (gradient) => [rmsNormBack(builder, gradient, { x: x!, weight: weight! })],
  }),
});

const rotations = {
  "of neighbours": tinyRotation,
  "of halves": { ...tinyRotation, mode: 2 },
  "of a part of each head": { ...tinyRotation, mode: 2, dimensions: 2 },
  "scaled linearly": { ...tinyRotation, scale: 0.25 },
  "scaled by YaRN": { ...tinyRotation, scale: 0.25, extFactor: 1, attentionFactor: 1.1 },
} as const;

for (const [name, by] of Object.entries(rotations)) {
  gradientTest(`rotary positions ${name}`, {
    inputs: [[headSize, heads, tokens]],
    build({ o, sequence }, [x]) {
      const turn = { ...sequence.turn, by };
      return { output: o.rotate(x!, turn), back: (gradient) => [o.rotateBack(gradient, turn)] };
    },
  });
}

gradientTest("rotary positions with factors", {
  inputs: [[headSize, heads, tokens]],
  frozen: [[headSize / 2]],
  build({ o, sequence }, [x], [factors]) {
    const turn = { ...sequence.turn, factors: o.affine(factors!, 0.5, 2) };
    return { output: o.rotate(x!, turn), back: (gradient) => [o.rotateBack(gradient, turn)] };
  },
});

gradientTest("a soft cap", {
  inputs: [[5, 3]],
  build(builder, [x]) {
    const { output, trace } = softCap(builder, x!, { cap: 1.5, factor: 2 });
    return { output, back: (gradient) => [softCapBack(builder, gradient, { trace, factor: 2 })] };
  },
});

const looks = {
  "grouped attention": {},
  "attention through a window": { sights: [{ window: 2, rotation: tinyRotation }] },
  "attention with capped scores": { scoreCap: 0.7 },
};

for (const [name, plan] of Object.entries(looks)) {
  gradientTest(name, {
    plan,
    inputs: [[headSize * heads, tokens], ...Array(2).fill([headSize * kvHeads, tokens])],
    build(builder, [q, k, v]) {
      const { output, trace } = attention(builder, { q: q!, k: k!, v: v! }, null);
      const back = (gradient: Tensor) => {
        const d = attentionBack(builder, { trace, gradient }, null);
        return [d.q, d.k, d.v];
      };
      return { output, back };
    },
  });
}

gradientTest("attention with normed heads", {
  inputs: [[headSize * heads, tokens], ...Array(2).fill([headSize * kvHeads, tokens])],
  frozen: [[headSize], [headSize]],
  build(builder, [q, k, v], [forQ, forK]) {
    const norms = { q: forQ!, k: forK! };
    const { output, trace } = attention(builder, { q: q!, k: k!, v: v! }, norms);
    const back = (gradient: Tensor) => {
      const d = attentionBack(builder, { trace, gradient }, norms);
      return [d.q, d.k, d.v];
    };
    return { output, back };
  },
});

for (const activation of ["silu", "gelu"] as const) {
  gradientTest(`a product gated by ${activation}`, {
    plan: { activation },
    inputs: [[inner, tokens], [inner, tokens]],
    build(builder, [gate, up]) {
      // Where these functions bend most.
      const sides = { gate: builder.o.scale(gate!, 3), up: up! };
      const back = (gradient: Tensor) => {
        const d = gatedBack(builder, sides, gradient);
        return [builder.o.scale(d.gate, 3), d.up];
      };
      return { output: gated(builder, sides), back };
    },
  });
}

for (const drops of [false, true]) {
  gradientTest(`a linear layer with bias and LoRA${drops ? " that leaves out inputs" : ""}`, {
    inputs: [[5, tokens], [5, 2], [3, 2]],
    frozen: [[5, 3], [3], [5, 2], [3, 2], [7, patterns]],
    // The masks of two blocks.
    whole: Array.from({ length: 2 * placesInBlock * tokens }, (_, at) => 37 * at % patterns),
    build(builder, [x, down, up], [weight, bias, likeDown, likeUp, bank, choices]) {
      const { o, graph } = builder;
      const zeros = (like: Tensor) => o.output(o.scale(like, 0));
      const gradients = { down: zeros(likeDown!), up: zeros(likeUp!) };
      const inputs = { bank: bank!, choices: choices! };
      const dropout = drops ? dropoutOfBlock(o, inputs, 1)("ffn_down") : null;
      const pair = { down: down!, up: up! };
      const lora = { pair, gradient: gradients, scaling: 1.5, dropout };
      const layer = { matrix: { ...matrixOf(builder, weight!), bias: bias! }, lora };
      const { output, trace } = linear(builder, layer, x!);
      const back = (gradient: Tensor) => {
        const toX = linearBack(builder, layer, { trace, gradient })!;
        graph.add(toX);
        return [toX, gradients.down, gradients.up];
      };
      return { output, back };
    },
  });
}

for (const fusesHeads of [false, true]) {
  gradientTest(`projections to heads, ${fusesHeads ? "fused" : "apart"}`, {
    plan: { fusesHeads },
    inputs: [[width, tokens]],
    frozen: Object.values(shapesOf(tinyPlan)),
    build(builder, [x], frozen) {
      const layers = layersOf(builder, frozen);
      const { heads: { q, k, v }, trace } = projectHeads(builder, layers, x!);
      const join = (a: Tensor, b: Tensor) => builder.o.concat(a, b, 0);
      const back = (gradient: Tensor) => {
        const [toQ, toK, toV] = cutHeads(builder, gradient);
        const gradients = { q: toQ!, k: toK!, v: toV! };
        return [projectHeadsBack(builder, layers, { trace, gradients, needsInput: true })!];
      };
      return { output: join(join(q, k), v), back };
    },
  });
}

for (const plan of [{}, { activation: "gelu" }, { fusesGate: true }] as const) {
  gradientTest(`a gated MLP ${JSON.stringify(plan)}`, {
    plan,
    inputs: [[width, tokens]],
    frozen: Object.values(shapesOf({ ...tinyPlan, ...plan })),
    build(builder, [x], frozen) {
      const layers = layersOf(builder, frozen);
      const { output, trace } = mlp(builder, layers, x!);
      return { output, back: (gradient) => [mlpBack(builder, layers, { trace, gradient })] };
    },
  });
}

for (const normsAfter of [false, true]) {
  gradientTest(`a whole block${normsAfter ? " with norms after its parts" : ""}`, {
    // Norms of small numbers bend.
    step: 0.01,
    inputs: [[width, tokens]],
    frozen: [...Object.values(shapesOf(tinyPlan)), ...Array(4).fill([width])],
    build(builder, [x], frozen) {
      const [attentionNorm, mlpNorm, first, second] = frozen.slice(-5);
      const weights = {
        attentionNorm: attentionNorm!,
        mlpNorm: mlpNorm!,
        headNorms: null,
        postNorms: normsAfter ? { attention: first!, mlp: second! } : null,
        matrices: {},
      };
      const made = { weights, layers: layersOf(builder, frozen) };
      const { output, trace } = block(builder, made, x!);
      const back = (gradient: Tensor) => [
        blockBack(builder, made, { trace, gradient, isFirst: false })!,
      ];
      return { output, back };
    },
  });
}

for (const logitCap of [null, 0.8]) {
  gradientTest(`the loss of ${logitCap ? "capped " : ""}logits in slices`, {
    plan: { logitCap },
    inputs: [[width, 5]],
    frozen: [[width, tinyPlan.vocabulary]],
    // The first, fourth, second, last, first token.
    whole: [0, 13, 1, 19, 0],
    build(builder, [states], [weight, targets]) {
      const supervised = { states: states!, targets: targets!, slice: 2, scale: -1 };
      const output = matrixOf(builder, weight!);
      const { logLikelihood, gradient } = crossEntropy(builder, output, supervised);
      return { output: logLikelihood, back: (by) => [builder.o.mul(gradient!, by)] };
    },
  });
}

function matrixOf({ o }: Builder, weight: Tensor) {
  return { forward: weight, backward: o.contiguous(o.permute(weight, [1, 0, 2, 3])), bias: null };
}

/** The linear layers of a block from weights in the order of `shapesOf`. */
function layersOf(builder: Builder, frozen: readonly Tensor[]): (name: Projection) => Linear {
  const names = Object.keys(shapesOf(tinyPlan));
  return (name) => ({ matrix: matrixOf(builder, frozen[names.indexOf(name)]!), lora: null });
}

function cutHeads({ o }: Builder, whole: Tensor): Tensor[] {
  const sizes = [heads, kvHeads, kvHeads].map((count) => count * headSize);
  const row = whole.strides[1];
  return sizes.map((size, at) => {
    const offset = 4 * sizes.slice(0, at).reduce((sum, one) => sum + one, 0);
    return o.contiguous(o.view(whole, [size, tokens], { strides: [row, row, row], offset }));
  });
}
