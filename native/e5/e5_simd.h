/* e5_simd.h - the hot loops of e5.c for WebAssembly's 128-bit SIMD.
 *
 * Same numbers as e5.c (Q8_0 activations x Q4_0 weights, exact softmax and GELU up to float rounding),
 * other order of work. Where e5.c keeps one weight row per vector and adds its lanes up at the end, a
 * vector here holds four rows side by side: each activation is broadcast to all of them, so a block
 * needs neither a horizontal sum nor a scale of its own per row.
 *
 * Included by e5.c (see e5.patch) after its types, in place of its scalar functions.
 */
#ifndef E5_SIMD_H
#define E5_SIMD_H

#include <wasm_simd128.h>

#define HD 32 /* floats of one attention head; the loader refuses others */

/* Bytes in, sums of two products as 16 bits out. "Relaxed" leaves open what happens when the second
 * operand uses its top bit and when the 16 bits overflow. Neither can be: weights are 0..15, and eight
 * sums of a block stay below 8 * 2 * 127 * 15 = 30480. So every processor gives the same sums. */
#define MAC(acc, x, w) wasm_i16x8_add((acc), wasm_i16x8_relaxed_dot_i8x16_i7x16((x), (w)))
#define MADD(a, b, c) wasm_f32x4_relaxed_madd((a), (b), (c))

#define PER_STEP 4            /* activations that one broadcast of 32 bits holds */
#define STEPS (QK / PER_STEP) /* broadcasts of one block */
#define RG 8                  /* weight rows of one group: two vectors of four */

#define INLINE static inline __attribute__((always_inline))

INLINE float hmax(v128_t v) {
    v = wasm_f32x4_pmax(v, wasm_i32x4_shuffle(v, v, 2, 3, 0, 1));
    v = wasm_f32x4_pmax(v, wasm_i32x4_shuffle(v, v, 1, 0, 3, 2));
    return wasm_f32x4_extract_lane(v, 0);
}
INLINE float hsum(v128_t v) {
    v = wasm_f32x4_add(v, wasm_i32x4_shuffle(v, v, 2, 3, 0, 1));
    v = wasm_f32x4_add(v, wasm_i32x4_shuffle(v, v, 1, 0, 3, 2));
    return wasm_f32x4_extract_lane(v, 0);
}

/* e^x for x <= 0, relative error 2e-7 down to -60, where it stays: 2^n times the polynomial of
 * Cephes' expf (S. L. Moshier). */
INLINE v128_t exp_neg(v128_t x) {
    x = wasm_f32x4_pmax(x, wasm_f32x4_const_splat(-60.f));
    v128_t n = wasm_f32x4_nearest(wasm_f32x4_mul(x, wasm_f32x4_const_splat(1.44269504088896341f)));
    v128_t r = MADD(n, wasm_f32x4_const_splat(-0.693359375f), x);
    r = MADD(n, wasm_f32x4_const_splat(2.12194440e-4f), r);
    v128_t p = wasm_f32x4_const_splat(1.9875691500e-4f);
    p = MADD(p, r, wasm_f32x4_const_splat(1.3981999507e-3f));
    p = MADD(p, r, wasm_f32x4_const_splat(8.3334519073e-3f));
    p = MADD(p, r, wasm_f32x4_const_splat(4.1665795894e-2f));
    p = MADD(p, r, wasm_f32x4_const_splat(1.6666665459e-1f));
    p = MADD(p, r, wasm_f32x4_const_splat(5.0000001201e-1f));
    p = MADD(wasm_f32x4_mul(p, r), r, wasm_f32x4_add(r, wasm_f32x4_const_splat(1.f)));
    v128_t e = wasm_i32x4_add(wasm_i32x4_trunc_sat_f32x4(n), wasm_i32x4_const_splat(127));
    return wasm_f32x4_mul(p, wasm_i32x4_shl(e, 23));
}

/* x * (1 + erf(x / sqrt 2)) / 2, erf by Abramowitz and Stegun 7.1.26 (absolute error 1.5e-7). */
static void gelu_all(float *x, size_t n) {
    const v128_t one = wasm_f32x4_const_splat(1.f);
    for (size_t i = 0; i < n; i += 4) {
        v128_t v = wasm_v128_load(x + i);
        v128_t z = wasm_f32x4_mul(v, wasm_f32x4_const_splat(0.70710678118654752f));
        v128_t a = wasm_f32x4_abs(z);
        v128_t t = wasm_f32x4_div(one, MADD(a, wasm_f32x4_const_splat(0.3275911f), one));
        v128_t p = wasm_f32x4_const_splat(1.061405429f);
        p = MADD(p, t, wasm_f32x4_const_splat(-1.453152027f));
        p = MADD(p, t, wasm_f32x4_const_splat(1.421413741f));
        p = MADD(p, t, wasm_f32x4_const_splat(-0.284496736f));
        p = MADD(p, t, wasm_f32x4_const_splat(0.254829592f));
        v128_t tail = wasm_f32x4_mul(wasm_f32x4_mul(p, t), exp_neg(wasm_f32x4_neg(wasm_f32x4_mul(a, a))));
        v128_t sign = wasm_v128_and(v, wasm_i32x4_const_splat((int)0x80000000u));
        v128_t erf = wasm_v128_or(wasm_f32x4_sub(one, tail), sign);
        v128_t half = wasm_f32x4_mul(v, wasm_f32x4_const_splat(0.5f));
        wasm_v128_store(x + i, MADD(half, erf, half));
    }
}

/* Quantize activations X[L,nin] to per-block int8 (Q8_0). `s` is eight times the block's sum: what the
 * offset of its nibbles amounts to. */
static void quantize_acts(const float *RESTRICT X, int L, int nin,
                          int8_t *RESTRICT q, float *RESTRICT d, int32_t *RESTRICT s) {
    size_t blocks = (size_t)L * (nin / QK);
    for (size_t b = 0; b < blocks; b++) {
        const float *x = X + b * QK;
        v128_t v[8], top = wasm_f32x4_const_splat(0.f);
        for (int i = 0; i < 8; i++) {
            v[i] = wasm_v128_load(x + i * 4);
            top = wasm_f32x4_pmax(top, wasm_f32x4_abs(v[i]));
        }
        float dd = hmax(top) / 127.f, id = dd > 0.f ? 1.f / dd : 0.f;
        v128_t scale = wasm_f32x4_splat(id), sum = wasm_i32x4_const_splat(0);
        for (int i = 0; i < 8; i++) {
            v[i] = wasm_i32x4_trunc_sat_f32x4(wasm_f32x4_nearest(wasm_f32x4_mul(v[i], scale)));
            sum = wasm_i32x4_add(sum, v[i]);
        }
        for (int i = 0; i < 8; i += 4) {
            v128_t lo = wasm_i16x8_narrow_i32x4(v[i], v[i + 1]);
            v128_t hi = wasm_i16x8_narrow_i32x4(v[i + 2], v[i + 3]);
            wasm_v128_store(q + b * QK + i * 4, wasm_i8x16_narrow_i16x8(lo, hi));
        }
        d[b] = dd;
        s[b] = 8 * (wasm_i32x4_extract_lane(sum, 0) + wasm_i32x4_extract_lane(sum, 1) +
                    wasm_i32x4_extract_lane(sum, 2) + wasm_i32x4_extract_lane(sum, 3));
    }
}

/* Four vectors of 16 bytes, one a row, to four of which each holds four bytes of every row. */
INLINE void transpose4(const v128_t *in, v128_t *out) {
    v128_t a = wasm_i32x4_shuffle(in[0], in[1], 0, 4, 1, 5), b = wasm_i32x4_shuffle(in[2], in[3], 0, 4, 1, 5);
    v128_t c = wasm_i32x4_shuffle(in[0], in[1], 2, 6, 3, 7), d = wasm_i32x4_shuffle(in[2], in[3], 2, 6, 3, 7);
    out[0] = wasm_i64x2_shuffle(a, b, 0, 2); out[1] = wasm_i64x2_shuffle(a, b, 1, 3);
    out[2] = wasm_i64x2_shuffle(c, d, 0, 2); out[3] = wasm_i64x2_shuffle(c, d, 1, 3);
}

/* Unpacks RG rows of Q4_0: per block first all steps, each with the two vectors of its rows, and the
 * rows' scales beside them. */
static void expand_rows(const block_q4_0 *W, int nb, int8_t *RESTRICT w, float *RESTRICT dw) {
    const v128_t low = wasm_i8x16_const_splat(0x0F);
    for (int b = 0; b < nb; b++)
        for (int half = 0; half < 2; half++) {
            v128_t lo[4], hi[4], out[4];
            for (int r = 0; r < 4; r++) {
                const block_q4_0 *q = W + (size_t)(half * 4 + r) * nb + b;
                v128_t bytes = wasm_v128_load(q->qs);
                lo[r] = wasm_v128_and(bytes, low);
                hi[r] = wasm_u8x16_shr(bytes, 4);
                dw[b * RG + half * 4 + r] = fp16_to_fp32(q->d);
            }
            int8_t *to = w + (size_t)b * RG * QK + half * 16;
            transpose4(lo, out);
            for (int i = 0; i < 4; i++) wasm_v128_store(to + i * 32, out[i]);
            transpose4(hi, out);
            for (int i = 0; i < 4; i++) wasm_v128_store(to + (4 + i) * 32, out[i]);
        }
}

/* RG outputs of `n` tokens (a constant where it is called, so that all sums stay in registers). */
INLINE void tile(int n, const int8_t *w, const float *dw, const float *bias, const int8_t *a,
                 const float *da, const int32_t *as, float *Y, int nin, int nout) {
    int nb = nin / QK;
    v128_t f[2][4];
    for (int t = 0; t < n; t++) {
        f[0][t] = bias ? wasm_v128_load(bias) : wasm_f32x4_const_splat(0.f);
        f[1][t] = bias ? wasm_v128_load(bias + 4) : wasm_f32x4_const_splat(0.f);
    }
    for (int b = 0; b < nb; b++) {
        v128_t s[2][4];
        for (int t = 0; t < n; t++) s[0][t] = s[1][t] = wasm_i32x4_const_splat(0);
        const int8_t *wb = w + (size_t)b * RG * QK, *ab = a + b * QK;
#pragma clang loop unroll(full)
        for (int k = 0; k < STEPS; k++) {
            v128_t w0 = wasm_v128_load(wb + k * RG * PER_STEP);
            v128_t w1 = wasm_v128_load(wb + k * RG * PER_STEP + 16);
            for (int t = 0; t < n; t++) {
                v128_t x = wasm_v128_load32_splat(ab + (size_t)t * nin + k * PER_STEP);
                s[0][t] = MAC(s[0][t], x, w0);
                s[1][t] = MAC(s[1][t], x, w1);
            }
        }
        v128_t d0 = wasm_v128_load(dw + b * RG), d1 = wasm_v128_load(dw + b * RG + 4);
        for (int t = 0; t < n; t++) {
            v128_t off = wasm_v128_load32_splat(as + (size_t)t * nb + b);
            v128_t dt = wasm_v128_load32_splat(da + (size_t)t * nb + b);
            v128_t i0 = wasm_i32x4_sub(wasm_i32x4_extadd_pairwise_i16x8(s[0][t]), off);
            v128_t i1 = wasm_i32x4_sub(wasm_i32x4_extadd_pairwise_i16x8(s[1][t]), off);
            f[0][t] = MADD(wasm_f32x4_convert_i32x4(i0), wasm_f32x4_mul(d0, dt), f[0][t]);
            f[1][t] = MADD(wasm_f32x4_convert_i32x4(i1), wasm_f32x4_mul(d1, dt), f[1][t]);
        }
    }
    for (int t = 0; t < n; t++) {
        wasm_v128_store(Y + (size_t)t * nout, f[0][t]);
        wasm_v128_store(Y + (size_t)t * nout + 4, f[1][t]);
    }
}

/* Y[L,nout] = X * W^T + bias,  W is Q4_0 [nout,nin], nout a multiple of RG; X already quantized. */
static void matmul_q4q8(const block_q4_0 *W, const float *bias,
                        const int8_t *aq, const float *ad, const int32_t *as,
                        float *Y, int L, int nout, int nin) {
    int nb = nin / QK;
    int8_t *w = (int8_t *)aligned_alloc(16, (size_t)RG * nin);
    float *dw = (float *)aligned_alloc(16, (size_t)RG * nb * sizeof(float));
    for (int oo = 0; oo < nout; oo += RG) {
        expand_rows(W + (size_t)oo * nb, nb, w, dw);
        const float *bo = bias ? bias + oo : NULL;
        int t = 0;
        for (; t + 4 <= L; t += 4)
            tile(4, w, dw, bo, aq + (size_t)t * nin, ad + (size_t)t * nb, as + (size_t)t * nb,
                 Y + (size_t)t * nout + oo, nin, nout);
        for (; t < L; t++)
            tile(1, w, dw, bo, aq + (size_t)t * nin, ad + (size_t)t * nb, as + (size_t)t * nb,
                 Y + (size_t)t * nout + oo, nin, nout);
    }
    free(w); free(dw);
}

/* p = softmax of a row's scores; what lies beyond `n` up to a multiple of four becomes 0. */
static void softmax(float *p, int n) {
    int padded = (n + 3) & ~3;
    for (int s = n; s < padded; s++) p[s] = -1e30f;
    v128_t top = wasm_v128_load(p);
    for (int s = 4; s < padded; s += 4) top = wasm_f32x4_pmax(top, wasm_v128_load(p + s));
    v128_t mx = wasm_f32x4_splat(hmax(top)), sum = wasm_f32x4_const_splat(0.f);
    for (int s = 0; s < padded; s += 4) {
        v128_t e = exp_neg(wasm_f32x4_sub(wasm_v128_load(p + s), mx));
        wasm_v128_store(p + s, e);
        sum = wasm_f32x4_add(sum, e);
    }
    for (int s = n; s < padded; s++) p[s] = 0.f;
    v128_t inv = wasm_f32x4_splat(1.f / hsum(sum));
    for (int s = 0; s < padded; s += 4)
        wasm_v128_store(p + s, wasm_f32x4_mul(wasm_v128_load(p + s), inv));
}

/* Scores of `n` queries with all keys of a segment: kt holds the keys as [HD][padded]. */
INLINE void scores(int n, const float *q, int H, const float *kt, int padded, float scale, float *p) {
    for (int s = 0; s < padded; s += 8) {
        v128_t d[4][2];
        for (int t = 0; t < n; t++) d[t][0] = d[t][1] = wasm_f32x4_const_splat(0.f);
        for (int e = 0; e < HD; e++) {
            v128_t k0 = wasm_v128_load(kt + (size_t)e * padded + s);
            v128_t k1 = wasm_v128_load(kt + (size_t)e * padded + s + 4);
            for (int t = 0; t < n; t++) {
                v128_t x = wasm_v128_load32_splat(q + (size_t)t * H + e);
                d[t][0] = MADD(x, k0, d[t][0]);
                d[t][1] = MADD(x, k1, d[t][1]);
            }
        }
        v128_t sc = wasm_f32x4_splat(scale);
        for (int t = 0; t < n; t++) {
            wasm_v128_store(p + (size_t)t * padded + s, wasm_f32x4_mul(d[t][0], sc));
            wasm_v128_store(p + (size_t)t * padded + s + 4, wasm_f32x4_mul(d[t][1], sc));
        }
    }
}

/* ctx of `n` queries: the values of all `len` keys, weighed by p. */
INLINE void weigh(int n, const float *p, int padded, const float *v, int H, int len, float *ctx) {
    for (int e = 0; e < HD; e += 8) {
        v128_t c[4][2];
        for (int t = 0; t < n; t++) c[t][0] = c[t][1] = wasm_f32x4_const_splat(0.f);
        for (int s = 0; s < len; s++) {
            v128_t v0 = wasm_v128_load(v + (size_t)s * H + e), v1 = wasm_v128_load(v + (size_t)s * H + e + 4);
            for (int t = 0; t < n; t++) {
                v128_t x = wasm_v128_load32_splat(p + (size_t)t * padded + s);
                c[t][0] = MADD(x, v0, c[t][0]);
                c[t][1] = MADD(x, v1, c[t][1]);
            }
        }
        for (int t = 0; t < n; t++) {
            wasm_v128_store(ctx + (size_t)t * H + e, c[t][0]);
            wasm_v128_store(ctx + (size_t)t * H + e + 4, c[t][1]);
        }
    }
}

/* Scaled dot-product attention of one segment of `len` tokens; q, k, v and ctx are [len,H]. */
static void attend(const float *q, const float *k, const float *v, float *ctx,
                   int len, int H, int NH, float scale) {
    int padded = (len + 7) & ~7;
    float *kt = (float *)aligned_alloc(16, (size_t)HD * padded * sizeof(float));
    float *p = (float *)aligned_alloc(16, (size_t)4 * padded * sizeof(float));
    for (int h = 0; h < NH; h++) {
        for (int e = 0; e < HD; e++) {
            float *row = kt + (size_t)e * padded;
            for (int s = 0; s < len; s++) row[s] = k[(size_t)s * H + h * HD + e];
            for (int s = len; s < padded; s++) row[s] = 0.f;
        }
        for (int t = 0; t < len; t += 4) {
            int n = len - t < 4 ? len - t : 4;
            const float *qh = q + (size_t)t * H + h * HD;
            float *ch = ctx + (size_t)t * H + h * HD;
            if (n == 4) scores(4, qh, H, kt, padded, scale, p);
            else for (int i = 0; i < n; i++)
                scores(1, qh + (size_t)i * H, H, kt, padded, scale, p + (size_t)i * padded);
            for (int i = 0; i < n; i++) softmax(p + (size_t)i * padded, len);
            if (n == 4) weigh(4, p, padded, v + h * HD, H, len, ch);
            else for (int i = 0; i < n; i++)
                weigh(1, p + (size_t)i * padded, padded, v + h * HD, H, len, ch + (size_t)i * H);
        }
    }
    free(kt); free(p);
}

#endif /* E5_SIMD_H */
