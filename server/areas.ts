import type { ServerBuild } from '@remix-run/node';

type Routes = ServerBuild['routes'];

/**
 * A build cut into areas by the first part of the path and the number of its parts: "t/2", "c/3", "settings/1" … Remix
 * ranks every route of its build anew several times for each request, and sets up a module for each; so a page would cost
 * more with every screen that the product gains. An area holds the routes that such an address, or one above it, could
 * match, and no others.
 */
export interface Areas {
  of: (path: string) => string | null;
  builds: Map<string, ServerBuild>;
}

/** Cuts a build. `of` answers the area of a request's path, or null where the whole build must answer. */
export function areasOf(build: ServerBuild): Areas {
  const shapes = new Map(Object.keys(build.routes).map((id) => [id, shapeOf(build.routes, id)]));
  const names = new Set([...shapes.values()].filter(({ first, parts }) => first !== anywhere && parts !== anyNumber).map(({ first, parts }) => `${first}/${parts}`));
  const builds = new Map([...names].map((name) => [name, cut(build, new Set(idsOf(build.routes, shapes, name)))]));
  return {
    builds,
    of(path) {
      const isPlain = /^\/[^/%]+(\/[^/]+)*\/?$/.test(path) && !path.endsWith('/.data');
      const parts = path === '/' ? [] : isPlain ? path.split('/').filter((part) => part !== '') : null;
      if (parts === null) return null;
      // Routes match in any case; data of a page is asked for at its address with ".data", of "/" at "/_root.data".
      if (parts.length > 0) parts[parts.length - 1] = parts.at(-1)!.replace(/\.data$/, '');
      const isRoot = parts.length === 1 && parts[0] === '_root';
      const name = isRoot || parts.length === 0 ? '/0' : `${parts[0]!.toLowerCase()}/${parts.length}`;
      return names.has(name) ? name : null;
    },
  };
}

interface Shape {
  first: string;
  parts: number;
}

/** For routes that begin with a parameter: they could answer in every area. */
const anywhere = ':';
/** For routes that leave open how many parts they have: they could answer in every area of their beginning. */
const anyNumber = -1;

function shapeOf(routes: Routes, id: string): Shape {
  let path = '';
  for (let route = routes[id]; route; route = route.parentId ? routes[route.parentId] : undefined) path = `${route.path ?? ''}/${path}`;
  const parts = path.split('/').filter((part) => part !== '');
  const first = parts[0] ?? '';
  return { first: /^[:*]|\?$/.test(first) ? anywhere : first.toLowerCase(), parts: parts.some((part) => /^\*|\?$/.test(part)) ? anyNumber : parts.length };
}

function* idsOf(routes: Routes, shapes: Map<string, Shape>, name: string): Iterable<string> {
  for (const [id, { first, parts }] of shapes) {
    const [ofFirst, ofParts] = name.split('/');
    if (parts !== 0 && first !== ofFirst && first !== anywhere) continue;
    // Those of the addresses above it go along: the browser takes one that it knows in part for known, and would draw it empty.
    if (parts > Number(ofParts)) continue;
    for (let route = routes[id]; route; route = route.parentId ? routes[route.parentId] : undefined) yield route.id;
  }
}

function cut(build: ServerBuild, ids: Set<string>): ServerBuild {
  const keep = <T,>(all: Record<string, T>) => Object.fromEntries(Object.entries(all).filter(([id]) => ids.has(id)));
  return { ...build, routes: keep(build.routes), assets: { ...build.assets, routes: keep(build.assets.routes) } };
}
