/**
 * A request that only reads, as much of it as Remix and the routes ask for. Remix copies a request four times on its way
 * to a loader, and each copy of the platform's own kind sets up a signal, listeners and a finalizer: together they
 * cost more than matching the address and running the loader. (docs/decisions/009-what-an-answer-costs.md)
 */
class ReadingRequest {
  readonly url!: string;
  readonly method!: string;
  readonly headers!: Headers;
  readonly signal!: EndOfRequest;
  readonly body = null;
  readonly bodyUsed = false;

  constructor(input: string | URL, init: RequestInit = {}) {
    if (!isReading(input, init)) return new PlatformRequest(input, init) as unknown as ReadingRequest;
    this.url = String(input);
    this.method = init.method ?? 'GET';
    this.headers = init.headers instanceof Headers ? init.headers : new Headers(init.headers);
    this.signal = (init.signal as unknown as EndOfRequest | undefined) ?? new EndOfRequest();
  }

  /** There is no form in what only reads: said as the platform says it. */
  formData(): Promise<FormData> {
    return new PlatformRequest(this.url, { method: this.method, headers: this.headers }).formData();
  }
}

/** The signal of a reading request, shared by its copies. It is given when the answer is sent, so that no timer of Remix outlives it. */
class EndOfRequest {
  aborted = false;
  reason: unknown = undefined;
  private readonly listeners = new Set<() => void>();

  addEventListener(_kind: 'abort', listener: () => void): void {
    this.listeners.add(listener);
  }

  removeEventListener(_kind: 'abort', listener: () => void): void {
    this.listeners.delete(listener);
  }

  end(): void {
    this.aborted = true;
    this.reason = new Error('The answer was sent.');
    for (const listener of this.listeners) listener();
    this.listeners.clear();
  }
}

const PlatformRequest = globalThis.Request;

function isReading(input: unknown, { method = 'GET', body, signal }: RequestInit): boolean {
  const isPlain = typeof input === 'string' || input instanceof URL;
  return isPlain && (method === 'GET' || method === 'HEAD') && !body && (!signal || (signal as unknown) instanceof EndOfRequest);
}

/** Has the copies that Remix makes be as cheap as the first: it makes them by the global name. */
export function readCheaply(): void {
  globalThis.Request = ReadingRequest as unknown as typeof Request;
}

/** A request that only reads, and what is to be called when it is answered. */
export function readingRequest(url: string, init: { method: string; headers?: Record<string, string> }): { request: Request; end: () => void } {
  const request = new ReadingRequest(url, init);
  return { request: request as unknown as Request, end: () => request.signal.end() };
}
