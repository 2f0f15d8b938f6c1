/** Full-width digits, signs and blanks become the usual ones, but not between quotation marks. */
export function normalized(query: string): string {
  return query
    .split(/("(?:[^"\\]|\\.)*")/)
    .map((part) => (part.startsWith('"') ? part : part.normalize('NFKC')))
    .join('');
}
