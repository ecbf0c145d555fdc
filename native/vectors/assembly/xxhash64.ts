/**
 * XXH64, the checksum of the flat file and of single rows: it runs as fast as memory is read.
 * Format: https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md
 */

const prime1: u64 = 0x9E3779B185EBCA87;
const prime2: u64 = 0xC2B2AE3D27D4EB4F;
const prime3: u64 = 0x165667B19E3779F9;
const prime4: u64 = 0x85EBCA77C2B2AE63;
const prime5: u64 = 0x27D4EB2F165667C5;

/** The hash of `length` bytes. */
export function xxhash64(at: usize, length: usize, seed: u64): u64 {
  const end = at + length;
  let hash = seed + prime5;
  if (length >= 32) {
    let a = seed + prime1 + prime2;
    let b = seed + prime2;
    let c = seed;
    let d = seed - prime1;
    for (const last = end - 32; at <= last; at += 32) {
      a = round(a, load<u64>(at));
      b = round(b, load<u64>(at, 8));
      c = round(c, load<u64>(at, 16));
      d = round(d, load<u64>(at, 24));
    }
    hash = rotl<u64>(a, 1) + rotl<u64>(b, 7) + rotl<u64>(c, 12) + rotl<u64>(d, 18);
    hash = merge(merge(merge(merge(hash, a), b), c), d);
  }
  return avalanche(tail(hash + (length as u64), at, end));
}

function tail(hash: u64, at: usize, end: usize): u64 {
  for (; at + 8 <= end; at += 8) {
    hash = rotl<u64>(hash ^ round(0, load<u64>(at)), 27) * prime1 + prime4;
  }
  if (at + 4 <= end) {
    hash = rotl<u64>(hash ^ ((load<u32>(at) as u64) * prime1), 23) * prime2 + prime3;
    at += 4;
  }
  for (; at < end; at++) {
    hash = rotl<u64>(hash ^ ((load<u8>(at) as u64) * prime5), 11) * prime1;
  }
  return hash;
}

// @ts-ignore: decorator
@inline
function round(sum: u64, lane: u64): u64 {
  return rotl<u64>(sum + lane * prime2, 31) * prime1;
}

// @ts-ignore: decorator
@inline
function merge(hash: u64, sum: u64): u64 {
  return (hash ^ round(0, sum)) * prime1 + prime4;
}

function avalanche(hash: u64): u64 {
  hash = (hash ^ (hash >> 33)) * prime2;
  hash = (hash ^ (hash >> 29)) * prime3;
  return hash ^ (hash >> 32);
}
