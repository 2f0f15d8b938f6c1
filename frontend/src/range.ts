/** The bars that a drag from `start` to `end` covers, as fractions of the chart's width. */
export function covered(start: number, end: number, bars: number): [number, number] | null {
  if (bars <= 0) {
    return null;
  }
  const at = (fraction: number) => Math.min(Math.max(Math.floor(fraction * bars), 0), bars - 1);
  const first = at(Math.min(start, end));
  const last = at(Math.max(start, end));
  return [first, last];
}

/** The address that spans from the first bar's link to the last one's. */
export function spanning(firstLink: string, lastLink: string): string {
  const first = new URL(firstLink, location.href);
  const last = new URL(lastLink, location.href);
  const to = last.searchParams.get('to');
  if (to !== null) {
    first.searchParams.set('to', to);
  }
  return first.pathname + first.search;
}
