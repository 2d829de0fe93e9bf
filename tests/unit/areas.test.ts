import type { ServerBuild } from '@remix-run/node';
import { matchRoutes, type RouteObject } from 'react-router-dom';
import { expect, test } from 'vitest';
import { areasOf } from '../../server/areas';

const paths: Record<string, { path?: string; index?: boolean; parentId?: string }> = {
  root: { path: '' },
  home: { index: true, parentId: 'root' },
  anything: { path: '*', parentId: 'root' },
  settings: { path: 'settings', parentId: 'root' },
  account: { index: true, parentId: 'settings' },
  password: { path: 'password', parentId: 'settings' },
  frame: { parentId: 'root' },
  community: { path: 'c/:community', parentId: 'frame' },
  write: { path: 'c/:community/new', parentId: 'root' },
  optional: { path: ':language?/help', parentId: 'root' },
};
const routes = Object.fromEntries(Object.entries(paths).map(([id, route]) => [id, { id, module: {}, ...route }]));
const build = { routes, assets: { routes } } as unknown as ServerBuild;

function tree(of: ServerBuild['routes'], parentId?: string): RouteObject[] {
  return Object.values(of).filter((route) => route.parentId === parentId).map(({ id, path, index }) => (index ? { id, index } : { id, path, children: tree(of, id) }));
}

const leaf = (of: ServerBuild['routes'], path: string) => matchRoutes(tree(of), path)?.at(-1)?.route.id;

test('an area answers an address with the same screen as the whole', () => {
  const areas = areasOf(build);
  for (const path of ['/', '/settings', '/settings/', '/settings/password', '/Settings/Password', '/c/rooted', '/c/rooted/new', '/c', '/help', '/en/help', '/settings/nothing']) {
    const area = areas.of(path);
    const within = area === null ? build : areas.builds.get(area)!;
    expect([path, leaf(within.routes, path)]).toEqual([path, leaf(build.routes, path)]);
  }
});

test('from an area the browser learns the same of the addresses above its own as from the whole', () => {
  const areas = areasOf(build);
  for (const path of ['/settings', '/settings/password', '/c/rooted', '/c/rooted/new', '/C/rooted']) {
    const within = areas.builds.get(areas.of(path)!)!;
    const above = path.split('/').slice(1).map((_part, count, parts) => `/${parts.slice(0, count).join('/')}`);
    expect([path, above.map((address) => leaf(within.assets.routes as never, address))]).toEqual([path, above.map((address) => leaf(build.routes, address))]);
  }
});

test('the area of a request is known by its first part and their number, also when data alone is asked for', () => {
  const { of, builds } = areasOf(build);
  expect(['/', '/_root.data', '/c/rooted.data', '/settings.data', '/C/rooted'].map(of)).toEqual(['/0', '/0', 'c/2', 'settings/1', 'c/2']);
  expect(Object.keys(builds.get('c/2')!.assets.routes).sort()).toEqual(['anything', 'community', 'frame', 'home', 'optional', 'root']);
  expect(Object.keys(builds.get('c/3')!.assets.routes).sort()).toEqual(['anything', 'community', 'frame', 'home', 'optional', 'root', 'write']);
});

test('an address that is not plain is left to the whole build', () => {
  const { of } = areasOf(build);
  expect(['/nowhere', '//c/rooted', '/%63/rooted', '/c//rooted', '/settings/.data', ''].map(of)).toEqual([null, null, null, null, null, null]);
});
