import type { Operations, Turn } from "./operations.ts";
import type { Shape, Tensor } from "./types.ts";

/** Small tensors that operations are tried on. */
export interface Tried {
  /** 1, 2, 3, 4 as `[2, 2]`. */
  a: Tensor;
  /** 0.5, −1, 2, 0.25 as `[2, 2]`. */
  b: Tensor;
  /** 1, 0 (i32). */
  places: Tensor;
  /** 0, −∞, 0, 0 as `[2, 2]`. */
  mask: Tensor;
  /** 0.1, 0.9, 0.999, 0.01, 0.5, 10, 1000: what AdamW reads. */
  settings: Tensor;
  /** Four numbers of the same shape as `a`, for what changes its input. */
  copy(): Tensor;
}

/** What an operation gives. */
export interface KnownResult {
  name: string;
  of(o: Operations, tried: Tried): Tensor;
  is: readonly number[];
}

/** The numbers of `a` and `b`. */
export const a = [1, 2, 3, 4] as const;
export const b = [0.5, -1, 2, 0.25] as const;

const square: Shape = [2, 2];
const epsilon = 1e-5;
function turn(places: Tensor): Turn {
  const still = { scale: 1, extFactor: 0, attentionFactor: 1, betaFast: 32, betaSlow: 1 };
  const by = { dimensions: 2, mode: 0, trainedContext: 8, base: 100, ...still } as const;
  return { positions: places, factors: null, by };
}

/** `[2, 2]` as one head of two numbers at two positions. */
function asHeads(o: Operations, tensor: Tensor): Tensor {
  return o.reshape(tensor, [2, 1, 2]);
}

/** Moments after one step with a gradient of `b`, and the weights. */
const stepped = a.map((weight, at) => {
  const first = 0.1 * b[at]!;
  const second = 0.001 * b[at]! ** 2;
  return weight * (1 - 0.1 * 0.5) - 0.1 * (first * 10) / (Math.sqrt(second * 1000) + 0.01);
});

/** Each operation that graphs of the trainer are made of. */
export const knownResults: readonly KnownResult[] = [
  {
    name: "view",
    of: (o, t) => o.contiguous(o.view(t.a, [2], { strides: [4, 4, 4], offset: 4 })),
    is: [2, 3],
  },
  { name: "permute", of: (o, t) => o.contiguous(o.permute(t.a, [1, 0, 2, 3])), is: [1, 3, 2, 4] },
  { name: "concat", of: (o, t) => o.concat(t.a, t.b, 0), is: [1, 2, 0.5, -1, 3, 4, 2, 0.25] },
  { name: "cast", of: (o, t) => o.cast(o.cast(t.a, 1), 0), is: a },
  { name: "copy", of: (o, t) => o.copy(t.b, t.copy()), is: b },
  { name: "rows", of: (o, t) => o.rows(t.a, t.places), is: [3, 4, 1, 2] },
  { name: "rowsBack", of: (o, t) => o.rowsBack(t.b, t.places, t.a), is: [2, 0.25, 0.5, -1] },
  { name: "setRows", of: (o, t) => o.setRows(t.copy(), t.b, t.places), is: [2, 0.25, 0.5, -1] },
  { name: "add", of: (o, t) => o.add(t.a, t.b), is: [1.5, 1, 5, 4.25] },
  { name: "addInPlace", of: (o, t) => o.addInPlace(t.copy(), t.b), is: [1.5, 1, 5, 4.25] },
  { name: "sub", of: (o, t) => o.sub(t.a, t.b), is: [0.5, 3, 1, 3.75] },
  { name: "div", of: (o, t) => o.div(t.a, t.b), is: [2, -2, 1.5, 16] },
  { name: "mul", of: (o, t) => o.mul(t.a, t.b), is: [0.5, -2, 6, 1] },
  { name: "scale", of: (o, t) => o.scale(t.a, 2), is: [2, 4, 6, 8] },
  { name: "scaleInPlace", of: (o, t) => o.scaleInPlace(t.copy(), 2), is: [2, 4, 6, 8] },
  { name: "affine", of: (o, t) => o.affine(t.a, 2, -1), is: [1, 3, 5, 7] },
  { name: "square", of: (o, t) => o.square(t.a), is: [1, 4, 9, 16] },
  { name: "squareSum", of: (o, t) => o.squareSum(o.reshape(t.a, [4])), is: [30] },
  { name: "squareRoot", of: (o, t) => o.squareRoot(t.a), is: a.map(Math.sqrt) },
  { name: "sumRows", of: (o, t) => o.sumRows(t.a), is: [3, 7] },
  { name: "sum", of: (o, t) => o.sum(t.a), is: [10] },
  { name: "log", of: (o, t) => o.log(t.a), is: a.map(Math.log) },
  { name: "clamp", of: (o, t) => o.clamp(t.b, 0, 1), is: [0.5, 0, 1, 0.25] },
  { name: "sumTo", of: (o, t) => o.sumTo(t.a, [2, 1]), is: [4, 6] },
  { name: "mulMat", of: (o, t) => o.mulMat(t.a, t.b), is: [-1.5, -2.5, 2.5, 7] },
  { name: "outerProduct", of: (o, t) => o.outerProduct(t.a, t.b), is: [6.5, 9, -0.25, -1] },
  {
    name: "rmsNorm",
    of: (o, t) => o.rmsNorm(t.a, epsilon),
    is: a.map((x, at) => x / (at < 2 ? rms(1, 2) : rms(3, 4))),
  },
  {
    name: "rmsNormBack",
    of: (o, t) => o.rmsNormBack(t.b, t.a, epsilon),
    is: [...normBack([1, 2], [b[0], b[1]]), ...normBack([3, 4], [b[2], b[3]])],
  },
  { name: "silu", of: (o, t) => o.silu(t.b), is: b.map(silu) },
  {
    name: "siluBack",
    of: (o, t) => o.siluBack(t.a, t.b),
    is: b.map((x, at) => a[at]! * siluSlope(x)),
  },
  { name: "sigmoid", of: (o, t) => o.sigmoid(t.b), is: b.map(sigmoid) },
  { name: "tanh", of: (o, t) => o.tanh(t.b), is: b.map(Math.tanh) },
  { name: "swiglu", of: (o, t) => o.swiglu(t.b, t.a), is: b.map((x, at) => silu(x) * a[at]!) },
  { name: "softMax", of: (o, t) => o.softMax(t.a), is: [1, 2, 1, 2].map((n) => pick(1, n)) },
  {
    name: "maskedSoftMax",
    of: (o, t) => o.maskedSoftMax(t.a, t.mask, 2),
    is: [1, 0, pick(2, 1), pick(2, 2)],
  },
  {
    name: "softMaxBack",
    of: (o, t) => o.softMaxBack(t.b, t.a, 2),
    is: [2 * 1 * (0.5 + 1.5), 2 * 2 * (-1 + 1.5), 2 * 3 * (2 - 7), 2 * 4 * (0.25 - 7)],
  },
  {
    name: "rotate",
    of: (o, t) => o.reshape(o.rotate(asHeads(o, t.a), turn(t.places)), square),
    is: [...turned([1, 2], 1), 3, 4],
  },
  {
    name: "rotateBack",
    of: (o, t) => o.reshape(o.rotateBack(asHeads(o, t.a), turn(t.places)), square),
    is: [...turned([1, 2], -1), 3, 4],
  },
  {
    name: "adamW",
    of(o, t) {
      const zeros = () => o.scaleInPlace(t.copy(), 0);
      const moments = { first: zeros(), second: zeros() };
      return o.adamW(t.copy(), { gradient: t.b, ...moments, settings: t.settings });
    },
    is: stepped,
  },
];

/** The first or second share of the softmax of two numbers that lie so far apart. */
function pick(distance: number, which: number): number {
  return which === 2 ? sigmoid(distance) : sigmoid(-distance);
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

function silu(x: number): number {
  return x * sigmoid(x);
}

function siluSlope(x: number): number {
  return sigmoid(x) * (1 + x * (1 - sigmoid(x)));
}

function rms(x: number, y: number): number {
  return Math.sqrt((x * x + y * y) / 2 + epsilon);
}

/** The gradient of x / rms and y / rms from gradients g and h. */
function normBack([x, y]: readonly [number, number], [g, h]: readonly [number, number]): number[] {
  const r = rms(x, y);
  const shared = (g * x + h * y) / (2 * r * r);
  return [(g - x * shared) / r, (h - y * shared) / r];
}

/** A pair turned by an angle. */
function turned([x, y]: readonly [number, number], angle: number): number[] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [x * cos - y * sin, x * sin + y * cos];
}
