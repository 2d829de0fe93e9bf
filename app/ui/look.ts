import { useRouteLoaderData } from '@remix-run/react';
import type { LookView } from '../contract/site';
import type { loader } from '../root';
import { useFrame } from './frame';

/** What the site wears: as last loaded, or as the page was sent. */
export function useLook(): LookView {
  const frame = useFrame();
  return useRouteLoaderData<typeof loader>('root')?.look ?? frame.look;
}
