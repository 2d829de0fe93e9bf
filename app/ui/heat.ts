/** How strong a number is among others, 0 to 4: nothing is 0, the most is 4, and what is there is never drawn as nothing. */
export function heatOf(value: number, most: number): 0 | 1 | 2 | 3 | 4 {
  if (value <= 0 || most <= 0) return 0;
  return Math.min(4, Math.max(1, Math.round((4 * value) / most))) as 1 | 2 | 3 | 4;
}
