// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { act } from './keys';
import { step } from './matrix';
import { normalized } from './query';
import { covered, spanning } from './range';

const key = (name: string, more: object = {}) => ({
  key: name, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, target: null, ...more,
});

describe('keys', () => {
  it('act on a page', () => {
    expect(act(key('j'))).toBe('next');
    expect(act(key('?'))).toBe('help');
    expect(act(key('q'))).toBeNull();
  });
  it('leave modifiers, composition and writing alone', () => {
    expect(act(key('c', { ctrlKey: true }))).toBeNull();
    expect(act(key('j', { isComposing: true }))).toBeNull();
    expect(act(key('j', { target: document.createElement('textarea') }))).toBeNull();
    const box = document.createElement('input');
    box.type = 'checkbox';
    expect(act(key('j', { target: box }))).toBe('next');
  });
});

describe('a drag over a histogram', () => {
  it('covers bars in either direction and stays inside', () => {
    expect(covered(0.1, 0.49, 10)).toEqual([1, 4]);
    expect(covered(0.49, 0.1, 10)).toEqual([1, 4]);
    expect(covered(-1, 2, 10)).toEqual([0, 9]);
    expect(covered(0, 1, 0)).toBeNull();
  });
  it('keeps the rest of the address', () => {
    expect(spanning('/events?q=sudo&from=1&to=2', '/events?q=sudo&from=8&to=9')).toBe('/events?q=sudo&from=1&to=9');
  });
});

describe('the matrix', () => {
  const heights = [3, 1, 0, 2];
  it('moves within and between tactics', () => {
    expect(step('ArrowDown', { column: 0, row: 0 }, heights)).toEqual({ column: 0, row: 1 });
    expect(step('ArrowDown', { column: 0, row: 2 }, heights)).toEqual({ column: 0, row: 2 });
    expect(step('ArrowRight', { column: 0, row: 2 }, heights)).toEqual({ column: 1, row: 0 });
    expect(step('End', { column: 0, row: 0 }, heights)).toEqual({ column: 0, row: 2 });
  });
  it('does not leave it', () => {
    expect(step('ArrowLeft', { column: 0, row: 0 }, heights)).toBeNull();
    expect(step('ArrowRight', { column: 3, row: 0 }, heights)).toBeNull();
    expect(step('a', { column: 0, row: 0 }, heights)).toBeNull();
  });
});

describe('a query', () => {
  it('is read with full-width signs, and as it is between quotation marks', () => {
    expect(normalized('ｈｏｓｔ＝ｗｅｂ０１　sudo')).toBe('host=web01 sudo');
    expect(normalized('process="１２　３" ｘ')).toBe('process="１２　３" x');
  });
});
