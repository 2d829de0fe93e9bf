import type { EntryContext } from '@remix-run/node';
import { matchRoutes } from '@remix-run/react';

type Manifest = EntryContext['manifest'] & { hmr?: { runtime?: string } };
type RouteObject = Parameters<typeof matchRoutes>[0][number];

/** What does not change from one page of a route to the next. */
interface Written {
  preloads: string;
  modules: string;
}

const written = new WeakMap<Manifest, Map<string, Written>>();

/**
 * The scripts by which a page comes alive and takes over its data, written once for all pages of a route. They do what
 * Remix' `<Scripts>` does, which matches and writes them anew for each page, and are no elements: React leaves what stands
 * at the end of the body alone. `data` is what Remix streams, in the pieces in which it came.
 */
export function scripts(remix: EntryContext, path: string, data: string[], nonce: string): string {
  const { preloads, modules } = writtenFor(remix, path);
  const pieces = data.map((piece) => `to.enqueue(${inScript(piece)});`).join('');
  return `${preloads}<script nonce="${nonce}">{const from=window.__remixContext=${remix.serverHandoffString!};from.stream=new ReadableStream({start(to){${pieces}to.close()}}).pipeThrough(new TextEncoderStream())}</script><script nonce="${nonce}" type="module" async>${modules}</script>`;
}

function writtenFor({ manifest, staticHandlerContext }: EntryContext, path: string): Written {
  const ofManifest = written.get(manifest) ?? new Map<string, Written>();
  written.set(manifest, ofManifest);
  const ids = staticHandlerContext.matches.map((match) => match.route.id);
  const leaf = ids.at(-1)!;
  const known = ofManifest.get(leaf);
  if (known) return known;
  const made = { preloads: preloadsOf(manifest, ids), modules: modulesOf(manifest, ids, path) };
  ofManifest.set(leaf, made);
  return made;
}

function preloadsOf({ entry, routes }: Manifest, ids: string[]): string {
  const needed = [entry.module, ...entry.imports, ...ids.flatMap((id) => [...(routes[id]!.imports ?? []), routes[id]!.module])];
  return [...new Set(needed)].map((href) => `<link rel="modulepreload" href="${href}"/>`).join('');
}

function modulesOf(manifest: Manifest, ids: string[], path: string): string {
  const refresh = manifest.hmr?.runtime ? `import ${inScript(manifest.hmr.runtime)};` : '';
  const imports = ids.map((id, index) => `import * as route${index} from ${inScript(manifest.routes[id]!.module)};`).join('');
  const modules = ids.map((id, index) => `${inScript(id)}:route${index}`).join(',');
  const known = Object.fromEntries([...new Set([...ids, ...idsAbove(manifest, path)])].map((id) => [id, manifest.routes[id]]));
  return `${refresh}${imports}window.__remixManifest=${inScript({ ...manifest, routes: known })};window.__remixRouteModules={${modules}};import(${inScript(manifest.entry.module)});`;
}

/** The routes of the addresses above a page's, which the browser must know too: an address that it knows in part it takes for known. */
function idsAbove(manifest: Manifest, path: string): string[] {
  const parts = path.split('/').filter(Boolean);
  const above = parts.map((_, count) => `/${parts.slice(0, count).join('/')}`);
  const routes = routesUnder(manifest, undefined);
  return (above.length > 0 ? above : ['/']).flatMap((address) => (matchRoutes(routes, address) ?? []).map(({ route }) => route.id!));
}

function routesUnder(manifest: Manifest, parentId: string | undefined): RouteObject[] {
  return Object.values(manifest.routes)
    .filter((route) => route.parentId === parentId)
    .map(({ id, path, index }) => (index ? { id, path, index } : { id, path, children: routesUnder(manifest, id) }));
}

/** A value as code of a script that stands in a page: neither `</script>` nor `<!--` may stand there. */
const inScript = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c');
