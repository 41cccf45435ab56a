/** Goal attainment scaling (Kiresuk and Sherman 1968): five levels from −2 to +2, 0 the expected one, and one T-score over several goals. */

export const attainmentLevels = [-2, -1, 0, 1, 2] as const;

/** One scale: the level reached, and how much it weighs among the others (1 where it is not said). */
export interface Attained {
  readonly level: number;
  readonly weight?: number;
}

/**
 * T = 50 + 10 Σwx ⁄ √((1 − ρ) Σw² + ρ (Σw)²), with ρ = 0.3, the correlation between scales that Kiresuk and Sherman assume. 50 means as expected.
 * `undefined` for no scale, for levels outside −2 to +2, and for weights that are not above 0.
 */
export function attainmentScore(attained: readonly Attained[], rho = 0.3): number | undefined {
  if (!attained.length) return undefined;
  let product = 0;
  let weights = 0;
  let squares = 0;
  for (const { level, weight = 1 } of attained) {
    if (!Number.isInteger(level) || Math.abs(level) > 2 || !(weight > 0) || !Number.isFinite(weight)) return undefined;
    product += weight * level;
    weights += weight;
    squares += weight ** 2;
  }
  return 50 + (10 * product) / Math.sqrt((1 - rho) * squares + rho * weights ** 2);
}
