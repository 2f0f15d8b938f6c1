/** Offers the browser's own zone beside the field of zones. */
export class BrowserZone extends HTMLElement {
  connectedCallback(): void {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const field = document.querySelector<HTMLInputElement>('#zone');
    if (!zone || field === null || field.value === zone) {
      return;
    }
    const offer = document.createElement('button');
    offer.type = 'button';
    offer.className = 'small';
    offer.textContent = (this.dataset['offer'] ?? '').replace('#', zone);
    offer.addEventListener('click', () => {
      field.value = zone;
      offer.remove();
      field.focus();
    });
    this.append(offer);
  }
}
