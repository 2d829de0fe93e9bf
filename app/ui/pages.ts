/** The numbers that a pager shows: both ends, the neighbours of the page, null where some are left out. */
export function pageNumbers(page: number, pages: number): (number | null)[] {
  const wanted = [1, page - 1, page, page + 1, pages].filter((number) => number >= 1 && number <= pages);
  const numbers = [...new Set(wanted)].sort((a, b) => a - b);
  return numbers.flatMap((number, index) => {
    const gap = number - (numbers[index - 1] ?? 0);
    // A gap of one page is as short as its number.
    return gap === 1 ? [number] : gap === 2 ? [number - 1, number] : [null, number];
  });
}
