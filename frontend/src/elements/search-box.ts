import { normalized } from '../query';

/** The field of a search: Enter during composition sends nothing; full-width signs are understood. */
export class SearchBox extends HTMLElement {
  connectedCallback(): void {
    const field = this.querySelector('input');
    field?.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && event.isComposing) {
        event.preventDefault();
      }
    });
    field?.form?.addEventListener('submit', () => {
      field.value = normalized(field.value);
    });
  }
}
