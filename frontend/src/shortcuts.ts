import { act, PLACES, writing } from './keys';

/** Keys that work on every page: help, search, going to a page. */
export function listen(document: Document): void {
  let going = false;
  document.addEventListener('keydown', (event) => {
    if (going) {
      going = false;
      const place = PLACES[event.key];
      if (place !== undefined && !writing(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        location.assign(place);
        return;
      }
    }
    switch (act(event)) {
      case 'help':
        event.preventDefault();
        document.querySelector<HTMLDialogElement>('#shortcuts')?.showModal();
        break;
      case 'search':
        event.preventDefault();
        document.querySelector<HTMLElement>('[data-search], [role="search"] input:not([type="hidden"]), [role="search"] select')?.focus();
        break;
      case 'go':
        going = true;
        setTimeout(() => (going = false), 1500);
        break;
      case 'take':
        press(event, document.querySelector<HTMLElement>('.columns.detail #triage [value="take"]'));
        break;
      case 'close':
        focus(event, document.querySelector<HTMLElement>('.columns.detail #triage [name="disposition"]'));
        break;
      default:
    }
  });
}

function press(event: Event, button: HTMLElement | null): void {
  if (button !== null) {
    event.preventDefault();
    button.click();
  }
}

function focus(event: Event, field: HTMLElement | null): void {
  if (field !== null) {
    event.preventDefault();
    field.focus();
  }
}
