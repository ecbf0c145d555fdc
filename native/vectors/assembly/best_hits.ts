import { hitsAt } from "./layout";

/**
 * The best hits so far: a heap with the worst of them on top. Of equal scores the lower row is the
 * better one; rows are offered in rising order.
 */

let held: i32 = 0;
let wanted: i32 = 0;
/** A score must be greater than this to come in. */
let threshold: f32 = -Infinity;

/** Forgets all hits; `k` of them are wanted from now on. */
export function begin(k: i32): void {
  held = 0;
  wanted = k;
  threshold = k > 0 ? -Infinity : Infinity;
}

// @ts-ignore: decorator
@inline
export function offer(score: f32, row: i32): void {
  if (score > threshold) take(score, row);
}

function take(score: f32, row: i32): void {
  if (held < wanted) {
    siftUp(held, score, row);
    held++;
  } else {
    siftDown(0, score, row);
  }
  if (held == wanted) threshold = scoreOf(0);
}

/** Puts the hits in order, the best first; answers how many there are. */
export function finish(): i32 {
  const count = held;
  while (held > 1) {
    held--;
    const score = scoreOf(held);
    const row = rowOf(held);
    put(held, scoreOf(0), rowOf(0));
    siftDown(0, score, row);
  }
  return count;
}

function siftUp(place: i32, score: f32, row: i32): void {
  while (place > 0) {
    const parent = (place - 1) >> 1;
    if (!isWorse(score, row, parent)) break;
    put(place, scoreOf(parent), rowOf(parent));
    place = parent;
  }
  put(place, score, row);
}

function siftDown(place: i32, score: f32, row: i32): void {
  for (;;) {
    let child = 2 * place + 1;
    if (child >= held) break;
    if (child + 1 < held && isWorse(scoreOf(child + 1), rowOf(child + 1), child)) child++;
    if (isWorse(score, row, child)) break;
    put(place, scoreOf(child), rowOf(child));
    place = child;
  }
  put(place, score, row);
}

// @ts-ignore: decorator
@inline
function isWorse(score: f32, row: i32, place: i32): bool {
  const other = scoreOf(place);
  return score < other || (score == other && row > rowOf(place));
}

// @ts-ignore: decorator
@inline
function scoreOf(place: i32): f32 {
  return load<f32>(hitsAt + ((place as usize) << 3));
}

// @ts-ignore: decorator
@inline
function rowOf(place: i32): i32 {
  return load<i32>(hitsAt + ((place as usize) << 3), 4);
}

// @ts-ignore: decorator
@inline
function put(place: i32, score: f32, row: i32): void {
  const at = hitsAt + ((place as usize) << 3);
  store<f32>(at, score);
  store<i32>(at, row, 4);
}
