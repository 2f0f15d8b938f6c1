import './app.css';
import { AlertList } from './elements/alert-list';
import { AttackMatrix } from './elements/attack-matrix';
import { BrowserZone } from './elements/browser-zone';
import { EventHistogram } from './elements/event-histogram';
import { SearchBox } from './elements/search-box';
import { listen } from './shortcuts';

customElements.define('alert-list', AlertList);
customElements.define('attack-matrix', AttackMatrix);
customElements.define('browser-zone', BrowserZone);
customElements.define('event-histogram', EventHistogram);
customElements.define('search-box', SearchBox);

if (document.body.dataset['shortcuts'] !== 'false') {
  listen(document);
}

// On a narrow window the menu is a strip: the present page's entry has to be in sight.
document.querySelector('.side nav [aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
