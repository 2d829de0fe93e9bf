import { data } from '@remix-run/node';

/** Every address that is nobody's. */
export function loader() {
  throw data(null, { status: 404 });
}

export const action = loader;

export default function NotFound() {
  return null;
}
