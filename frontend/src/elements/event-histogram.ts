import { covered, spanning } from '../range';

const SVG = 'http://www.w3.org/2000/svg';

/** A chart whose bars are links to their span of time; a drag over several goes to all of them. */
export class EventHistogram extends HTMLElement {
  connectedCallback(): void {
    const chart = this.querySelector<SVGSVGElement>('svg.bars');
    if (chart === null) {
      return;
    }
    let start: number | null = null;
    let dragged = false;
    const links = () => [...chart.querySelectorAll('a')].map((bar) => bar.getAttribute('href') ?? '');
    const at = (event: PointerEvent) => {
      const box = chart.getBoundingClientRect();
      return (event.clientX - box.left) / box.width;
    };
    chart.addEventListener('dragstart', (event) => event.preventDefault());
    chart.addEventListener('pointerdown', (event) => {
      if (event.button === 0 && event.pointerType !== 'touch') {
        start = at(event);
        dragged = false;
      }
    });
    window.addEventListener('pointermove', (event) => {
      if (start === null) {
        return;
      }
      const bars = covered(start, at(event), links().length);
      if (bars !== null && (dragged || bars[0] !== bars[1])) {
        dragged = true;
        select(chart, bars);
      }
    });
    window.addEventListener('pointerup', (event) => {
      const from = start;
      start = null;
      if (from === null || !dragged) {
        return;
      }
      const all = links();
      const bars = covered(from, at(event), all.length);
      if (bars !== null) {
        location.assign(spanning(all[bars[0]] ?? '', all[bars[1]] ?? ''));
      }
    });
    // A drag that ends on a bar must not also follow that bar's link.
    chart.addEventListener('click', (event) => dragged && event.preventDefault(), true);
    window.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') {
        start = null;
        chart.querySelector('.selection')?.remove();
      }
    });
  }
}

function select(chart: SVGSVGElement, [first, last]: [number, number]): void {
  const shade = chart.querySelector('.selection') ?? chart.appendChild(document.createElementNS(SVG, 'rect'));
  shade.setAttribute('class', 'selection');
  shade.setAttribute('x', String(first * 10));
  shade.setAttribute('width', String((last - first + 1) * 10));
  shade.setAttribute('y', '0');
  shade.setAttribute('height', '100');
  shade.setAttribute('pointer-events', 'none');
}
