/** What a key asks for, wherever the focus is; null for keys that are none of ours. */
export type Act = 'next' | 'previous' | 'open' | 'pick' | 'take' | 'close' | 'search' | 'help' | 'go' | 'back';

const ACTS: Record<string, Act> = {
  j: 'next',
  k: 'previous',
  x: 'pick',
  a: 'take',
  c: 'close',
  g: 'go',
  '/': 'search',
  '?': 'help',
  Enter: 'open',
  Escape: 'back',
};

/** Where `g` and then a letter lead. */
export const PLACES: Record<string, string> = {
  o: '/',
  a: '/alerts',
  e: '/events',
  c: '/attack',
  v: '/volume',
  h: '/hosts',
  r: '/rules',
  s: '/sources',
};

/** Keys never act with a modifier, while a word is composed, or while somebody writes. */
export function act(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing' | 'target'>): Act | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || writing(event.target)) {
    return null;
  }
  return ACTS[event.key] ?? null;
}

/** Whether keys typed at `target` are text for it. */
export function writing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) {
    return false;
  }
  const input = target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
  return input || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}
