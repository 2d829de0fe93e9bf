import { jsx as reactJsx } from 'react/jsx-runtime';
import type { ElementType, Key, ReactElement } from 'react';

export { Fragment } from 'react/jsx-runtime';

const elementType = Symbol.for('react.element');

/**
 * Makes the elements of pages that the server draws (vite.config.ts). React 18 copies the properties of each element,
 * one by one, to take `key` and `ref` out of them; but the compiler hands over a fresh object that has neither. On a page
 * of five hundred elements the copies cost a twentieth of everything. React 19 makes elements like this itself.
 */
export function jsx(type: ElementType, props: { ref?: unknown; key?: unknown }, key?: Key): ReactElement {
  if ('ref' in props || 'key' in props || (type as { defaultProps?: object }).defaultProps !== undefined) return reactJsx(type, props, key);
  return { $$typeof: elementType, type, key: key === undefined ? null : `${key}`, ref: null, props, _owner: null } as unknown as ReactElement;
}

export const jsxs = jsx;
