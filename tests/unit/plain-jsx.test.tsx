import { Component, createRef, forwardRef } from 'react';
import { jsx as reactJsx } from 'react/jsx-runtime';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { jsx, jsxs } from '../../app/plain-jsx';

const Plain = ({ words }: { words: string }) => reactJsx('b', { children: words });
class Usual extends Component<{ words: string }> {
  static defaultProps = { words: 'usual' };
  override render() {
    return reactJsx('i', { children: this.props.words });
  }
}
const Held = forwardRef<HTMLElement, { words: string }>(({ words }, ref) => reactJsx('u', { ref, children: words }));

test('an element is what React makes of it', () => {
  for (const [type, props, key] of [
    ['p', { className: 'small', children: 'Words' }],
    ['p', { children: [] }, 7],
    [Plain, { words: 'plain' }, 'key'],
    [Usual, {}],
    [Held, { words: 'held', ref: createRef() }],
  ] as const) {
    // React freezes its elements in development, and says more of them there.
    const shape = (element: object) => Object.fromEntries(['$$typeof', 'type', 'key', 'ref', 'props'].map((name) => [name, (element as Record<string, unknown>)[name]]));
    expect(shape(jsx(type as 'p', { ...props } as never, key))).toEqual(shape(reactJsx(type as 'p', { ...props }, key)));
  }
});

test('a page of them is drawn the same', () => {
  const page = (make: typeof jsx) => make('ul', { children: [make('li', { children: make(Plain as never, { words: 'a & b' } as never) } as never, 1), make('li', { children: make(Usual as never, {}) } as never, 2)] } as never);
  expect(renderToString(page(jsxs))).toBe(renderToString(page(reactJsx as typeof jsx)));
});
