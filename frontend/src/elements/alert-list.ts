import { act } from '../keys';

/** A list of alerts with its form: j and k move, x picks, a takes, c goes to the disposition. */
export class AlertList extends HTMLElement {
  private here = -1;
  private readonly onKey = (event: KeyboardEvent) => this.key(event);

  connectedCallback(): void {
    if (document.body.dataset['shortcuts'] !== 'false') {
      document.addEventListener('keydown', this.onKey);
    }
    this.addEventListener('change', () => this.tell());
    this.tell();
  }

  disconnectedCallback(): void {
    document.removeEventListener('keydown', this.onKey);
  }

  private get rows(): HTMLTableRowElement[] {
    return [...this.querySelectorAll<HTMLTableRowElement>('tbody tr')];
  }

  private get boxes(): HTMLInputElement[] {
    return [...this.querySelectorAll<HTMLInputElement>('tbody input[name="id"]')];
  }

  private key(event: KeyboardEvent): void {
    const row = this.rows[this.here];
    switch (act(event)) {
      case 'next':
        this.move(1);
        break;
      case 'previous':
        this.move(-1);
        break;
      case 'pick':
        this.pick(row);
        break;
      case 'take':
        this.submit(row, 'take');
        break;
      case 'close':
        this.pickAlone(row);
        this.querySelector<HTMLElement>('[name="disposition"]')?.focus();
        break;
      default:
        return;
    }
    event.preventDefault();
  }

  private move(by: number): void {
    const rows = this.rows;
    this.here = Math.min(Math.max(this.here + by, 0), rows.length - 1);
    rows.forEach((row, index) => row.classList.toggle('here', index === this.here));
    const row = rows[this.here];
    row?.querySelector<HTMLElement>('.c-title a')?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  }

  private pick(row: HTMLTableRowElement | undefined): void {
    const box = row?.querySelector<HTMLInputElement>('input[name="id"]');
    if (box) {
      box.checked = !box.checked;
      this.tell();
    }
  }

  /** Where nothing is picked, the row that the reader is at is what is meant. */
  private pickAlone(row: HTMLTableRowElement | undefined): void {
    if (!this.boxes.some((box) => box.checked)) {
      this.pick(row);
    }
  }

  private submit(row: HTMLTableRowElement | undefined, action: string): void {
    this.pickAlone(row);
    if (this.boxes.some((box) => box.checked)) {
      this.querySelector<HTMLElement>(`button[value="${action}"]`)?.click();
    }
  }

  private tell(): void {
    const picked = this.querySelector<HTMLElement>('.picked');
    const count = this.boxes.filter((box) => box.checked).length;
    if (picked) {
      const words = (count === 0 ? picked.dataset['none'] : picked.dataset['some']) ?? '';
      picked.textContent = words.replace('#', String(count));
    }
    this.rows.forEach((row) => {
      const box = row.querySelector<HTMLInputElement>('input[name="id"]');
      row.toggleAttribute('data-picked', box?.checked ?? false);
    });
  }
}
