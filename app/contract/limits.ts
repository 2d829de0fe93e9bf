/** Lengths in characters, sizes in bytes. Free of zod, so that forms can use them in the browser. */
export const limits = {
  name: { min: 2, max: 40 },
  email: { max: 254 },
  password: { min: 8, max: 256 },
  title: { min: 3, max: 200 },
  post: { min: 1, max: 32_000 },
  requestBody: 256 * 1024,
  socketFrame: 64 * 1024,
  socketsPerPerson: 10,
  pageOfPosts: 20,
  pageOfThreads: 20,
  /** Of one post when rendered: a table of a thousand empty cells is short to write and long to send. */
  html: 128 * 1024,
  catchUp: 100,
  catchUpBytes: 512 * 1024,
} as const;
