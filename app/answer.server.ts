import { data, redirect, type AppLoadContext, type HeadersFunction } from '@remix-run/node';
import type { SignedIn } from '../server/people/actor';
import type { SignedInNow } from '../server/people/people';
import { limits } from './contract/limits';
import { said } from './fault-words.server';
import { problem, problemOf, type Problem, type ProblemCode } from './contract/problems';
import { multipart } from './multipart.server';

const statuses: Record<ProblemCode, number> = {
  not_found: 404,
  forbidden: 403,
  signed_out: 401,
  invalid: 400,
  conflict: 409,
  full: 409,
  too_many: 429,
  unavailable: 503,
};

/** What a form's page gets back when its verb would not do it: the problem, and what was typed. */
export interface Refusal {
  problem: Problem;
  values: Record<string, string>;
  /** The request's id, when the fault is ours. */
  requestId?: string;
}

/** Runs a read for a page. A problem becomes the page of its status; a fault is logged and shown with the request's id. */
export async function show<T>(context: AppLoadContext, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (caught) {
    if (caught instanceof Response) throw caught;
    const found = problemOf(caught);
    if (found) throw data(null, { status: statuses[found.code], headers: waiting(found) });
    throw data({ requestId: context.requestId }, { status: context.report(caught) });
  }
}

const waiting = ({ retryAfter }: Problem) => (retryAfter ? { 'Retry-After': String(retryAfter) } : undefined);

/** Runs a write for a form. Whatever goes wrong, the answer brings back what was typed; passwords never come back. */
export async function act<T>(
  context: AppLoadContext,
  request: Request,
  write: (form: Record<string, string>) => Promise<T>,
): Promise<T | ReturnType<typeof data<Refusal>>> {
  return attempt(context, await fieldsOf(request), write);
}

/** As `act`, for a form that carries one file of at most so many bytes. */
export async function actWithFile<T>(
  context: AppLoadContext,
  request: Request,
  most: number,
  write: (form: Record<string, string>, file: Uint8Array | null) => Promise<T>,
): Promise<T | ReturnType<typeof data<Refusal>>> {
  // A stranger's file is not read. No form can give it back either: only the page that it was chosen on can.
  if (!context.me && context.pagePath) throw redirect(signInFor(context.pagePath));
  if (!context.me) return attempt(context, {}, () => Promise.reject(problem('signed_out')));
  const sent = await multipart(request, most + limits.aroundFile);
  if (!sent) throw data(null, { status: 400 });
  return attempt(context, sent.fields, (form) => write(form, sent.file));
}

async function attempt<T>(
  context: AppLoadContext,
  form: Record<string, string>,
  write: (form: Record<string, string>) => Promise<T>,
): Promise<T | ReturnType<typeof data<Refusal>>> {
  try {
    return await write(form);
  } catch (caught) {
    if (caught instanceof Response) throw caught;
    const { password: _password, current: _current, ...values } = form;
    const found = problemOf(caught);
    if (!found) {
      return data({ problem: { code: 'unavailable' }, values, requestId: context.requestId } satisfies Refusal, { status: context.report(caught) });
    }
    // Like a page that does not exist: a form must not tell what is there.
    if (found.code === 'not_found') throw data(null, { status: 404 });
    const headers = waiting(found);
    return data({ problem: said(found, context.language), values } satisfies Refusal, { status: statuses[found.code], headers });
  }
}

/** Runs a verb for a script of the page: what it answers, or the problem with its status, as JSON either way. */
export async function answer<T>(context: AppLoadContext, run: (me: SignedIn) => Promise<T>): Promise<Response> {
  try {
    if (!context.me) throw problem('signed_out');
    return Response.json(await run(context.me));
  } catch (caught) {
    if (caught instanceof Response) return caught;
    const found = isNoForm(caught) ? problem('invalid').problem : problemOf(caught);
    const fault = found ? null : context.report(caught);
    const told = found ? said(found, context.language) : ({ code: 'unavailable' } satisfies Problem);
    return Response.json({ problem: told }, { status: fault ?? statuses[told.code], headers: waiting(told) });
  }
}

const isNoForm = (caught: unknown) => typeof caught === 'object' && caught !== null && 'init' in caught;

/**
 * Who writes, in an action. Where the session has ended the words are kept: by the page, when a script sent them; else
 * the browser sends them on, in the same breath, to the page of sign-in that holds them (decisions/008).
 */
export function writer(context: AppLoadContext): SignedIn {
  if (context.me) return context.me;
  if (context.pagePath) throw redirect(`/sign-in/words?${new URLSearchParams({ to: context.pagePath }).toString()}`, 307);
  throw problem('signed_out');
}

export async function fieldsOf(request: Request): Promise<Record<string, string>> {
  const sent = await request.formData().catch(() => null);
  // Not a form: nobody's page sends such a thing.
  if (!sent) throw data(null, { status: 400 });
  return Object.fromEntries([...sent].filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
}

/** The headers of a page whose form was refused: without them "Retry-After" would be lost. */
export const refusalHeaders: HeadersFunction = ({ actionHeaders, errorHeaders }) => errorHeaders ?? actionHeaders;

/** The signed-in reader, in a loader; sends anybody else to sign in and back here afterwards. */
export function reader(context: AppLoadContext, request: Request): SignedIn {
  if (context.me) return context.me;
  const { pathname, search } = new URL(request.url);
  const next = pathname.replace(/\.data$/, '') + search;
  throw redirect(signInFor(next));
}

const signInFor = (next: string) => `/sign-in?${new URLSearchParams({ next }).toString()}`;

/** The path to go to after signing in: on this site, whatever the address bar says. */
export function safeNext(next: string | null | undefined): string {
  if (!next?.startsWith('/')) return '/';
  const base = 'http://site.invalid';
  try {
    const url = new URL(next, base);
    const path = url.pathname + url.search + url.hash;
    // `/.//evil.example` resolves to a path that a browser would read as another host.
    return url.origin === base && !/^\/[/\\]/.test(path) ? path : '/';
  } catch {
    return '/';
  }
}

/** Goes on as the person who has just signed in. */
export function goSignedIn(context: AppLoadContext, signedIn: SignedInNow, next: string): Response {
  return redirect(next, { headers: signingIn(context, signedIn) });
}

/** The headers of an answer with which somebody is signed in. */
export function signingIn(context: Pick<AppLoadContext, 'secureCookies'>, signedIn: SignedInNow): Headers {
  const secure = context.secureCookies ? '; Secure' : '';
  const headers = new Headers();
  headers.append('Set-Cookie', signedIn.cookie);
  headers.append('Set-Cookie', `tilth-device=${signedIn.deviceMark}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000${secure}`);
  return headers;
}
