import { Form, useRouteLoaderData } from '@remix-run/react';
import { Button } from '../ui/button';
import { DialogRoute } from '../ui/dialog';
import { Textarea } from '../ui/field';
import type { loader as parentLoader } from './styleguide/route';

/** A dialog with a form. It posts to the page beneath, which ends it. */
export default function SkipDate() {
  const words = useRouteLoaderData<typeof parentLoader>('routes/styleguide')?.words.overlays;
  if (!words) return null;
  return (
    <DialogRoute title={words.skip}>
      <Form className="stack" method="post" action="/styleguide">
        <p>{words.skipMore}</p>
        <Textarea name="why" label={words.why} problem={undefined} />
        <div className="actions">
          <Button variant="primary">{words.skip}</Button>
        </div>
      </Form>
    </DialogRoute>
  );
}
