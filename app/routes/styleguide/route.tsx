import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { act, refusalHeaders, show } from '../../answer.server';
import { problem } from '../../contract/problems';
import { flash } from '../../flash.server';
import { title } from '../../i18n.server';
import { qrCode } from '../../qr.server';
import { DialogHost } from '../../ui/dialog';
import { Qr } from '../../ui/qr';
import { Answers, Moving, Overlays } from './doing';
import { Buttons, Fields } from './forms';
import { Rhythm, TableSample } from './numbers';
import { EmptyStates, Messages, People } from './saying';
import { due, heat, instants, photo, weeks, wordsOf } from './samples.server';

/** The kit in all its states, for whoever works on it: see STYLEGUIDE in .env.example. */
export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context }: LoaderFunctionArgs) {
  return show(context, async () => {
    if (!context.hasStyleguide) throw problem('not_found');
    const words = wordsOf(context.language);
    return {
      title: title(context, words.title),
      bar: { title: words.title },
      words,
      instants,
      due,
      heat,
      weeks: weeks(context.language),
      photo,
      code: await qrCode('https://tilth.example.org/join/ROOT-26'),
    };
  });
}

/** Forms of the showcase lead back to it; two of them have something to say there. */
export function action({ context, request }: ActionFunctionArgs) {
  return act(context, request, async ({ intent }) => {
    if (!context.hasStyleguide) throw problem('not_found');
    const { messages } = wordsOf(context.language);
    if (intent === 'move') return redirect('/styleguide', { headers: flash(context, messages.told, { action: '/styleguide', fields: { intent: 'undo' } }) });
    if (intent === 'undo') return redirect('/styleguide', { headers: flash(context, messages.back) });
    return redirect('/styleguide');
  });
}

export { keepWords as clientAction } from '../../keep-words';

export type Sample = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Styleguide() {
  const sample = useLoaderData<typeof loader>();
  const { words } = sample;
  return (
    <DialogHost href="/styleguide">
      <main className="page page--wide styleguide" id="main">
        <header className="page-head">
          <h1>{words.title}</h1>
          <p className="lede">{words.lede}</p>
          <nav aria-labelledby="contents">
            <h2 className="label" id="contents">
              {words.contents}
            </h2>
            <ul className="chips">
              {Object.entries(words.sections).map(([id, name]) => (
                <li key={id}>
                  <a className="chip" href={`#${id}`}>
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </header>
        <div className="main">
          <Part id="buttons" words={words}><Buttons words={words.buttons} /></Part>
          <Part id="fields" words={words}><Fields words={words.fields} /></Part>
          <Part id="messages" words={words}><Messages words={words.messages} /></Part>
          <Part id="empty" words={words}><EmptyStates words={words} /></Part>
          <Part id="people" words={words}><People words={words.people} sample={sample} /></Part>
          <Part id="answers" words={words}><Answers /></Part>
          <Part id="moving" words={words}><Moving words={words.moving} /></Part>
          <Part id="overlays" words={words}><Overlays words={words.overlays} /></Part>
          <Part id="tables" words={words}><TableSample words={words.table} /></Part>
          <Part id="rhythm" words={words}><Rhythm words={words.rhythm} sample={sample} /></Part>
          <Part id="code" words={words}>
            <p className="hint">{words.codeMore}</p>
            <Qr code={sample.code} words={words.code} />
          </Part>
        </div>
      </main>
    </DialogHost>
  );
}

function Part({ id, words, children }: { id: keyof Sample['words']['sections']; words: Sample['words']; children: ReactNode }) {
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id}>{words.sections[id]}</h2>
      {children}
    </section>
  );
}
