/** The median of very many numbers without sorting them all: quickselect (Hoare 1961) with the median of three as pivot. It reorders what it is given. */

/** The value that would stand at `k` were `values` sorted; afterwards nothing before `k` is greater. */
function select(values: Float64Array, k: number): number {
  let left = 0;
  let right = values.length - 1;
  while (left < right) {
    const pivot = middleOf(values[left]!, values[(left + right) >> 1]!, values[right]!);
    let i = left;
    let j = right;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      [values[i], values[j]] = [values[j]!, values[i]!];
      i++;
      j--;
    }
    if (k <= j) right = j;
    else if (k >= i) left = i;
    else break;
  }
  return values[k]!;
}

const middleOf = (a: number, b: number, c: number): number => Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));

/** @throws RangeError of no values. */
export function medianInPlace(values: Float64Array): number {
  if (!values.length) throw new RangeError('the median of nothing');
  const half = values.length >> 1;
  const upper = select(values, half);
  if (values.length % 2) return upper;
  let lower = -Infinity;
  for (let i = 0; i < half; i++) lower = Math.max(lower, values[i]!);
  return (lower + upper) / 2;
}
