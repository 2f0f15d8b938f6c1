/** Columns of things of any height, and the place of one of them. */
export interface Place {
  column: number;
  row: number;
}

/** Where a key leads from a place in columns of these heights; null where it leads nowhere. */
export function step(key: string, place: Place, heights: number[]): Place | null {
  const height = (column: number) => heights[column] ?? 0;
  const to = (column: number, row: number): Place | null =>
    column < 0 || column >= heights.length || height(column) === 0
      ? null
      : { column, row: Math.min(Math.max(row, 0), height(column) - 1) };
  switch (key) {
    case 'ArrowDown':
      return to(place.column, place.row + 1);
    case 'ArrowUp':
      return to(place.column, place.row - 1);
    case 'ArrowRight':
      return to(place.column + 1, place.row);
    case 'ArrowLeft':
      return to(place.column - 1, place.row);
    case 'Home':
      return to(place.column, 0);
    case 'End':
      return to(place.column, height(place.column) - 1);
    default:
      return null;
  }
}
