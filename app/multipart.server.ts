/** A form with at most one file: no more than our own pages send. */
export interface SentForm {
  fields: Record<string, string>;
  /** Null when no file was chosen. */
  file: Uint8Array | null;
}

const mostParts = 12;
const mostHead = 1_000;
const mostField = 2_000;

/**
 * Reads a multipart form. Counts while it reads, so that a body never takes more memory than it may; null for one that
 * is too long, was cut off, or is not what a browser writes. What the file is called or said to be is not looked at.
 */
export async function multipart(request: Request, most: number): Promise<SentForm | null> {
  const boundary = /^multipart\/form-data;.*\bboundary="?([\w'()+,./:=?-]{1,70})"?/i.exec(request.headers.get('Content-Type') ?? '')?.[1];
  const body = boundary ? await bodyOf(request, most) : null;
  return body && partsOf(body, `--${boundary}`);
}

async function bodyOf(request: Request, most: number): Promise<Buffer | null> {
  const reader = request.body?.getReader();
  if (!reader) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = (await reader.read()) as ReadableStreamReadResult<Uint8Array>;
      if (done) return Buffer.concat(chunks, size);
      size += value.length;
      if (size > most) {
        await reader.cancel();
        return null;
      }
      chunks.push(value);
    }
  } catch {
    // The sender went away in the middle.
    return null;
  }
}

function partsOf(body: Buffer, delimiter: string): SentForm | null {
  const sent: SentForm = { fields: {}, file: null };
  if (!body.subarray(0, delimiter.length).equals(Buffer.from(delimiter))) return null;
  let at = delimiter.length;
  for (let parts = 0; parts <= mostParts; parts += 1) {
    const mark = body.toString('latin1', at, at + 2);
    if (mark === '--') return sent;
    if (mark !== '\r\n') return null;
    const headEnd = body.indexOf('\r\n\r\n', at);
    const end = headEnd < 0 ? -1 : body.indexOf(`\r\n${delimiter}`, headEnd + 4);
    if (end < 0 || headEnd - at > mostHead) return null;
    const head = /^content-disposition: *form-data; *name="(\w{1,40})"(; *filename\*?=)?/im.exec(body.toString('utf8', at + 2, headEnd));
    if (!head) return null;
    const content = body.subarray(headEnd + 4, end);
    if (head[2]) {
      // A file that was not chosen is sent with no bytes.
      if (content.length > 0) sent.file = content;
    } else {
      if (content.length > mostField) return null;
      sent.fields[head[1]!] = content.toString('utf8');
    }
    at = end + 2 + delimiter.length;
  }
  return null;
}
