import type { ServerBuild } from '@remix-run/node';

type Routes = ServerBuild['routes'];

/**
 * A build cut into areas by the first part of the path: "t", "c", "settings" … Remix ranks every route of its build
 * anew for each request, twice, and sets up a module for each; so a page would cost more with every screen that the
 * product gains. An area holds the routes that an address beginning so could match, and no others.
 */
export interface Areas {
  of: (path: string) => string | null;
  builds: Map<string, ServerBuild>;
}

/** Cuts a build. `of` answers the area of a request's path, or null where the whole build must answer. */
export function areasOf(build: ServerBuild): Areas {
  const firsts = new Map(Object.keys(build.routes).map((id) => [id, firstOf(build.routes, id)]));
  const names = new Set([...firsts.values()].filter((first) => first !== anywhere));
  const builds = new Map([...names].map((name) => [name, cut(build, new Set(idsOf(build.routes, firsts, name)))]));
  return {
    builds,
    of(path) {
      const name = path === '/' ? '' : /^\/([^/%]+)(?:\/[^/].*|\/)?$/.exec(path)?.[1];
      if (name === undefined) return null;
      // Routes match in any case; data of a page is asked for at its address with ".data", of "/" at "/_root.data".
      const plain = name.toLowerCase().replace(/\.data$/, '').replace(/^_root$/, '');
      return names.has(plain) ? plain : null;
    },
  };
}

/** For routes that begin with a parameter: they could answer in every area. */
const anywhere = ':';

function firstOf(routes: Routes, id: string): string {
  let path = '';
  for (let route = routes[id]; route; route = route.parentId ? routes[route.parentId] : undefined) path = `${route.path ?? ''}/${path}`;
  const first = path.split('/').find((part) => part !== '') ?? '';
  return /^[:*]|\?$/.test(first) ? anywhere : first.toLowerCase();
}

function* idsOf(routes: Routes, firsts: Map<string, string>, name: string): Iterable<string> {
  for (const [id, first] of firsts) {
    if (first !== name && first !== anywhere) continue;
    for (let route = routes[id]; route; route = route.parentId ? routes[route.parentId] : undefined) yield route.id;
  }
}

function cut(build: ServerBuild, ids: Set<string>): ServerBuild {
  const keep = <T,>(all: Record<string, T>) => Object.fromEntries(Object.entries(all).filter(([id]) => ids.has(id)));
  return { ...build, routes: keep(build.routes), assets: { ...build.assets, routes: keep(build.assets.routes) } };
}
