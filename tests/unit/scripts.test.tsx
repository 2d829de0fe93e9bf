import { runInNewContext } from 'node:vm';
import { createRequestHandler, type EntryContext, type ServerBuild } from '@remix-run/node';
import { Outlet, RemixServer, Scripts } from '@remix-run/react';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { scripts } from '../../app/scripts.server';

const nonce = 'once';
const data = ['[{"words":"</script><!-- kept"}]\n', 'P1:[2]\n'];
const Page = () => <p>Words</p>;
const routes = [
  { id: 'root', path: '', module: { default: () => <Outlet />, Layout: ({ children }: { children: React.ReactNode }) => <html><body>{children}<Scripts nonce={nonce} /></body></html> } },
  { id: 'routes/_index', parentId: 'root', index: true, module: { default: Page } },
  { id: 'routes/c', parentId: 'root', path: 'c', module: { default: () => <Outlet /> } },
  { id: 'routes/c._index', parentId: 'routes/c', index: true, module: { default: Page } },
  { id: 'routes/c.$community', parentId: 'routes/c', path: ':community', module: { default: Page } },
  { id: 'routes/c.$community_.about', parentId: 'routes/c', path: ':community/about', module: { default: Page } },
  { id: 'routes/$', parentId: 'root', path: '*', module: { default: Page } },
];
const asset = ({ id, parentId, path, index }: (typeof routes)[number]) => ({ id, parentId, path, index, module: `/assets/${id}.js`, imports: ['/assets/shared.js', `/assets/of-${id}.js`], hasAction: false, hasLoader: false, hasClientAction: false, hasClientLoader: false, hasErrorBoundary: false });
const future = { v3_singleFetch: true, v3_lazyRouteDiscovery: true, v3_fetcherPersist: true, v3_relativeSplatPath: true, v3_throwAbortReason: true };

/** What Remix draws for an address, what we write for it, and what it was drawn from. */
async function both(path: string, build: Partial<ServerBuild['assets']> = {}) {
  let context: EntryContext | undefined;
  const handle = createRequestHandler({
    future, basename: '/', publicPath: '/', assetsBuildDirectory: '', isSpaMode: false, mode: 'test',
    assets: { version: '7', url: '/assets/manifest.js', entry: { module: '/assets/entry.js', imports: ['/assets/shared.js'] }, routes: Object.fromEntries(routes.map((route) => [route.id, asset(route)])), ...build },
    routes: Object.fromEntries(routes.map((route) => [route.id, route])),
    entry: { module: { default: (request: Request, status: number, headers: Headers, remix: EntryContext) => {
      context = remix;
      const { serverHandoffStream: _stream, ...drawn } = remix;
      return new Response(renderToString(<RemixServer context={drawn} url={request.url} nonce={nonce} />), { status, headers });
    } } },
  } as unknown as ServerBuild, 'production');
  const page = await (await handle(new Request(`http://site.invalid${path}`))).text();
  const ours = scripts(context!, path, data, nonce);
  // A second page of the route is written from what is known, and says the same.
  expect(scripts(context!, path, data, nonce)).toBe(ours);
  return { theirs: page, ours };
}

/** What the scripts of a page do: what they load, in which order, and what they leave behind. */
async function doings(page: string) {
  const loaded: string[] = [];
  const [first, last] = [...page.matchAll(/<script nonce="once"([^>]*)>([\s\S]*?)<\/script>/g)];
  expect([first![1], last![1]!.replace('=""', '').trim().split(' ').toSorted()]).toEqual(['', ['async', 'type="module"']]);
  const modules = new Map<string, string>();
  const code = last![2]!.replace(/import (?:\* as (\w+) from )?"([^"]+)";|import\("([^"]+)"\)/g, (_, name: string, first: string, later: string) => {
    loaded.push(first ?? later);
    if (name) modules.set(name, first);
    return '';
  });
  const window = {} as { __remixContext: { stream: ReadableStream; streamController?: ReadableStreamDefaultController<string> }; __remixManifest: object; __remixRouteModules: object };
  const world = { window, ReadableStream, TextEncoderStream, ...Object.fromEntries(modules) };
  runInNewContext(first![2]!, world);
  runInNewContext(code, world);
  const { stream, streamController, ...context } = window.__remixContext;
  if (streamController) for (const piece of data) streamController.enqueue(piece);
  streamController?.close();
  return {
    preloads: [...page.matchAll(/<link rel="modulepreload" href="([^"]+)"\/>/g)].map(([, href]) => href),
    loaded, context,
    manifest: window.__remixManifest,
    modules: window.__remixRouteModules,
    data: await new Response(stream).text(),
  };
}

test.each(['/', '/c', '/c/rooted', '/c/rooted/about', '/nowhere/at/all'])('the scripts of %s do what those of Remix do', async (path) => {
  const { theirs, ours } = await both(path);
  const done = await doings(ours);
  expect(done).toEqual(await doings(theirs));
  expect([done.data, done.loaded.at(-1)]).toEqual([data.join(''), '/assets/entry.js']);
});

test('in development they load what mends a page in place', async () => {
  const hmr = { runtime: '/@refresh' };
  const { theirs, ours } = await both('/c/rooted', { hmr } as never);
  expect((await doings(ours)).loaded[0]).toBe('/@refresh');
  expect(await doings(ours)).toEqual(await doings(theirs));
});
