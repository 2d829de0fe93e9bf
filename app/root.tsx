import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { isRouteErrorResponse, Meta, Outlet, ScrollRestoration, useLoaderData, useMatches, useRouteError, useRouteLoaderData } from '@remix-run/react';
import { useEffect, type ReactNode } from 'react';
import { show } from './answer.server';
import { takeFlash } from './flash.server';
import { frameHasCome } from './fresh-frame';
import { Flash } from './ui/flash';
import { useFollow } from './ui/follow';
import { plainReading, useFrame } from './ui/frame';
import { MessagePage } from './ui/message-page';
import { Shell } from './ui/shell/shell';
import { ToastProvider } from './ui/toasts';
import figtree from './styles/figtree.woff2?url';
import styles from './styles/app.css?url';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.look.name ?? 'Tilth' }];

export function loader({ context }: LoaderFunctionArgs) {
  return show(context, async () => {
    const { me, site, services, now } = context;
    const { flash, headers } = takeFlash(context);
    const { communities, notices } = me ? await services.frames.of(me.actor) : { communities: [], notices: 0 };
    const root = {
      me: me && services.profiles.me(me.actor),
      look: context.look,
      communities,
      notices,
      isDemo: site.isDemo,
      mayLookAround: context.mayLookAround,
      timeZone: me?.actor.timeZone ?? 'UTC',
      now: now.toISOString(),
      flash,
    };
    return data(root, { headers });
  });
}

export { unlessFrameIsFresh as shouldRevalidate } from './fresh-frame';

export function Layout({ children }: { children: ReactNode }) {
  const frame = useFrame();
  const { language, requestId, nonce } = frame;
  const loaded = useRouteLoaderData<typeof loader>('root');
  // What was just saved shows at once; the page of errors wears what it was sent with.
  const look = loaded?.look ?? frame.look;
  const { theme, textSize, easyFont } = loaded ? (loaded.me ?? plainReading) : frame.reading;
  return (
    <html
      lang={language}
      data-request={requestId}
      data-look={JSON.stringify(look)}
      data-theme={theme === 'system' ? undefined : theme}
      data-size={textSize === 'normal' ? undefined : textSize}
      data-font={easyFont ? 'easy' : undefined}
      suppressHydrationWarning
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        {theme !== 'dark' && <meta name="theme-color" content="#FBF8F3" media={theme === 'system' ? '(prefers-color-scheme: light)' : undefined} />}
        {theme !== 'light' && <meta name="theme-color" content="#1B1815" media={theme === 'system' ? '(prefers-color-scheme: dark)' : undefined} />}
        <Meta />
        <link rel="preload" href={figtree} as="font" type="font/woff2" crossOrigin="anonymous" />
        <link rel="stylesheet" href={styles} />
        <link rel="icon" href="/favicon.ico" sizes="32x32" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
        <link rel="manifest" href="/site.webmanifest" />
        {look.stylesheets.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  const { me, communities, notices, isDemo, mayLookAround, flash, now } = useLoaderData<typeof loader>();
  useEffect(frameHasCome, [now]);
  useFollow();
  // A page that stands alone says so in its `handle`: signing in, setting up.
  const alone = useMatches().some((match) => (match.handle as { alone?: boolean } | undefined)?.alone);
  const page = (
    <>
      <Flash flash={flash} />
      <Outlet />
    </>
  );
  return (
    <ToastProvider>
      {!me || alone ? (
        page
      ) : (
        <Shell me={me} communities={communities} notices={notices} isDemo={isDemo} mayLookAround={mayLookAround}>
          {page}
        </Shell>
      )}
    </ToastProvider>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const { requestId } = useFrame();
  if (isRouteErrorResponse(error)) {
    const told = error.data as { requestId?: string } | null;
    return <MessagePage status={error.status} requestId={told?.requestId} />;
  }
  return <MessagePage status={500} requestId={requestId} />;
}

