import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from '@remix-run/node';
import { matchPath } from 'react-router-dom';
import type { Site } from '../integration/site';

interface RouteModule {
  loader?: (args: LoaderFunctionArgs) => unknown;
  action?: (args: ActionFunctionArgs) => unknown;
}

const files = import.meta.glob<RouteModule>(['../../app/routes/*.{ts,tsx}', '../../app/routes/*/route.tsx', '../../app/root.tsx'], { eager: true });

/** Every route, by the name of its file. */
export const routes: Record<string, RouteModule> = Object.fromEntries(
  Object.entries(files).map(([file, module]) => [file.replace(/^.*?app\/(routes\/)?/, '').replace(/(\/route)?\.tsx?$/, ''), module]),
);

/** The pattern of a route's addresses, by the rule of its file's name. */
function patternOf(route: string): string {
  if (route === 'root') return '/*';
  // What stands in brackets is of the address itself.
  const parts = route.split(/\.(?![^[]*\])/).filter((part) => !part.startsWith('_')).map((part) => (part === '$' ? '*' : part.replace(/_$/, '').replace(/^\$/, ':').replace(/[[\]]/g, '')));
  return `/${parts.join('/')}`;
}

/** What an address answered, whole: with its status, where it leads, and its headers. */
export interface Answered {
  status: number;
  text: string;
}

/** Asks one route as the server would, without HTTP; the cookie says who asks. A fault of ours ends the test. */
export async function ask(site: Site, route: string, address: string, cookie: string, form?: Record<string, string>): Promise<Answered> {
  const url = new URL(address, 'http://site.invalid');
  const match = matchPath(patternOf(route), url.pathname);
  if (!match) throw new Error(`${address} is no address of ${route}.`);
  const module = routes[route]!;
  const run = form ? module.action : module.loader;
  if (!run) return { status: 405, text: '' };
  const context = {
    services: site.services,
    me: await site.services.people.whose(cookie),
    caller: { address: '127.0.0.1', deviceMark: null },
    site: { name: 'Tilth', accent: null, logoVersion: null, isDemo: false, isSetUp: true },
    look: { name: 'Tilth', logo: null, stylesheets: [] },
    language: 'en',
    mayLookAround: false,
    isPrefetch: true,
    hasStyleguide: true,
    secureCookies: false,
    cookie: () => null,
    pagePath: null,
    now: site.clock(),
    nonce: '',
    requestId: 'test',
    report(error: unknown) {
      throw error;
    },
  } satisfies AppLoadContext;
  const request = new Request(url, form ? { method: 'POST', body: new URLSearchParams(form) } : {});
  try {
    return await read(await run({ context, params: match.params, request } as never));
  } catch (caught) {
    if (caught instanceof Error) throw caught;
    return read(caught);
  }
}

async function read(answer: unknown): Promise<Answered> {
  if (answer instanceof Response) return { status: answer.status, text: `${JSON.stringify([...answer.headers])} ${await answer.text()}` };
  const { init, data } = (typeof answer === 'object' && answer !== null && 'init' in answer ? answer : { init: null, data: answer }) as { init: ResponseInit | null; data: unknown };
  return { status: init?.status ?? 200, text: JSON.stringify([data, [...new Headers(init?.headers)]]) };
}
