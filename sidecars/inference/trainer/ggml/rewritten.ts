import type { Operations } from "./own_operations.ts";
import { isContiguous, type Shape, type Tensor } from "./types.ts";
import { UnfitDevice } from "./unfit_device.ts";

/** Operations for which some devices have no kernel. */
type Rare =
  | "outerProduct"
  | "rmsNormBack"
  | "rowsBack"
  | "siluBack"
  | "softMaxBack"
  | "squareSum"
  | "sumTo";

/** Operations that change numbers where they lie: no other device can do them instead. */
type InPlace = "adamW" | "addInPlace" | "scaleInPlace" | "setRows";

/**
 * The rare operations, which are written with common ones where a device does not have them. A device
 * that has neither leaves the operation to the processor (`placement.ts`).
 *
 * @throws {UnfitDevice} by operations that must be done in place and cannot.
 */
export function rewritten(
  o: Operations,
  supports: (operation: Tensor) => boolean,
): Pick<Operations, Rare | InPlace> {
  const either = <Given extends unknown[]>(
    own: (...given: Given) => Tensor,
    written: (...given: Given) => Tensor,
  ) =>
  (...given: Given) => {
    const made = own(...given);
    return supports(made) ? made : written(...given);
  };
  const setRows = either(o.setRows, refuse("rows that are set"));
  return {
    outerProduct: either(o.outerProduct, (a, b) => outerProduct(o, a, b)),
    rmsNormBack: either(o.rmsNormBack, (g, x, epsilon) => rmsNormBack(o, { g, x, epsilon })),
    // No row is taken twice by the graphs here.
    rowsBack: either(o.rowsBack, (g, rows, like) => setRows(o.scale(like, 0), g, rows)),
    siluBack: either(o.siluBack, (g, x) => siluBack(o, g, x)),
    softMaxBack: either(o.softMaxBack, (g, y, scale) => o.scale(softMaxBack(o, g, y), scale)),
    // Devices sum up a row by a single group of threads, some of them only its first part.
    squareSum: (a) => o.mulMat(a, a),
    sumTo: either(o.sumTo, (a, shape) => sumSecond(o, a, shape)),
    adamW: either(o.adamW, refuse("AdamW")),
    addInPlace: either(o.addInPlace, refuse("sums in place")),
    scaleInPlace: either(o.scaleInPlace, refuse("products in place")),
    setRows,
  };
}

function refuse(operation: string) {
  return (): never => {
    throw new UnfitDevice(`it has no ${operation}`);
  };
}

/** `a·bᵀ` as the product over the fastest dimension of both turned. */
function outerProduct(o: Operations, a: Tensor, b: Tensor): Tensor {
  const turned = (tensor: Tensor) => {
    const view = o.permute(tensor, [1, 0, 2, 3]);
    return isContiguous(view) ? view : o.contiguous(view);
  };
  return o.mulMat(turned(a), turned(b));
}

/** With r the root mean square of x and y = x / r: `(g − y · mean(g·y)) / r` */
function rmsNormBack(
  o: Operations,
  { g, x, epsilon }: { g: Tensor; x: Tensor; epsilon: number },
): Tensor {
  const share = 1 / x.shape[0];
  const y = o.rmsNorm(x, epsilon);
  const r = o.squareRoot(o.affine(o.sumRows(o.square(x)), share, epsilon));
  const mean = o.scale(o.sumRows(o.mul(g, y)), share);
  return o.div(o.sub(g, o.mul(y, mean)), r);
}

/** `g · σ(x) · (1 + x · (1 − σ(x)))` */
function siluBack(o: Operations, g: Tensor, x: Tensor): Tensor {
  const sigmoid = o.sigmoid(x);
  const rise = o.affine(o.mul(o.affine(sigmoid, -1, 1), x), 1, 1);
  return o.mul(o.mul(sigmoid, rise), g);
}

/** `(g − Σ g·y) · y` */
function softMaxBack(o: Operations, g: Tensor, y: Tensor): Tensor {
  return o.mul(o.sub(g, o.sumRows(o.mul(g, y))), y);
}

/** `[n, m, …]` → `[n, 1, …]`, the only sum that graphs here ask for. */
function sumSecond(o: Operations, a: Tensor, shape: Shape): Tensor {
  const [n0, n1 = 1, n2 = 1, n3 = 1] = shape;
  const [a0, , a2, a3] = a.shape;
  if (n1 !== 1 || n0 !== a0 || n2 !== a2 || n3 !== a3) throw new TypeError("no such sum");
  return o.reshape(o.sumRows(o.contiguous(o.permute(a, [1, 0, 2, 3]))), shape);
}
