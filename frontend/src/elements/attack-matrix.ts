import { step, type Place } from '../matrix';

const FORGET_AFTER_MS = 900;

/** The matrix: one tab stop; arrows move within and between tactics; typing an id jumps to it. */
export class AttackMatrix extends HTMLElement {
  private typed = '';
  private timer = 0;

  connectedCallback(): void {
    this.querySelectorAll<HTMLAnchorElement>('a[data-technique]').forEach((link) => (link.tabIndex = -1));
    this.settle();
    this.addEventListener('keydown', (event) => this.key(event));
    // Opening sub-techniques brings new links under the rule of one tab stop.
    this.addEventListener('toggle', () => this.settle(), true);
  }

  /** The links of each tactic that can be seen, from top to bottom. */
  private columns(): HTMLAnchorElement[][] {
    return [...this.querySelectorAll('.tactic')].map((tactic) =>
      [...tactic.querySelectorAll<HTMLAnchorElement>('a[data-technique]')].filter(
        (link) => link.closest('details:not([open])') === null,
      ),
    );
  }

  private settle(): void {
    const links = this.columns().flat();
    const current = links.find((link) => link.tabIndex === 0) ?? links[0];
    links.forEach((link) => (link.tabIndex = link === current ? 0 : -1));
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLAnchorElement)) {
      return;
    }
    const columns = this.columns();
    const to = this.byId(event.key, columns) ?? this.byArrow(event, columns);
    if (to) {
      event.preventDefault();
      event.stopPropagation();
      this.focusLink(to, columns);
    }
  }

  private byArrow(event: KeyboardEvent, columns: HTMLAnchorElement[][]): HTMLAnchorElement | undefined {
    const place = find(event.target as HTMLAnchorElement, columns);
    const next = place && step(event.key, place, columns.map((column) => column.length));
    return next ? columns[next.column]?.[next.row] : undefined;
  }

  private byId(key: string, columns: HTMLAnchorElement[][]): HTMLAnchorElement | undefined {
    if (!/^[tT0-9.]$/.test(key)) {
      return undefined;
    }
    this.typed += key.toUpperCase();
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => (this.typed = ''), FORGET_AFTER_MS);
    const wanted = this.typed.startsWith('T') ? this.typed : `T${this.typed}`;
    return columns.flat().find((link) => link.dataset['technique']?.startsWith(wanted));
  }

  private focusLink(link: HTMLAnchorElement, columns: HTMLAnchorElement[][]): void {
    columns.flat().forEach((other) => (other.tabIndex = other === link ? 0 : -1));
    link.focus();
  }
}

function find(link: HTMLAnchorElement, columns: HTMLAnchorElement[][]): Place | undefined {
  const column = columns.findIndex((links) => links.includes(link));
  return column < 0 ? undefined : { column, row: columns[column]?.indexOf(link) ?? 0 };
}
