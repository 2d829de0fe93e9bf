import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { refusalHeaders } from '../answer.server';
import { postHref, reportPage, sendReport, seqOf } from '../report-page.server';
import { ReportForm } from '../ui/report-form';

export const headers = refusalHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function loader({ context, params, request }: LoaderFunctionArgs) {
  return reportPage(context, request, { kind: 'post', threadId: params.thread!, seq: seqOf(params.seq) }, postHref(params.thread!, seqOf(params.seq)));
}

export function action({ context, params, request }: ActionFunctionArgs) {
  return sendReport({ context, request }, { kind: 'post', threadId: params.thread!, seq: seqOf(params.seq) }, postHref(params.thread!, seqOf(params.seq)));
}

export { keepWords as clientAction, unlessItStays as shouldRevalidate } from '../keep-words';

export default function Report() {
  return <ReportForm {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
