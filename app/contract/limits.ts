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
  /** Threads on a page of notices. */
  pageOfNotices: 20,
  /** Nobody needs to know how many more there are. */
  unreadNotices: 100,
  /** People whom one post can call. */
  mentions: 20,
  /** Of one post when rendered: a table of a thousand empty cells is short to write and long to send. */
  html: 128 * 1024,
  handle: { min: 3, max: 40 },
  pronouns: { max: 30 },
  roleTitle: { max: 60 },
  place: { max: 80 },
  about: { max: 280 },
  askMeAbout: { tags: 8, tag: 40 },
  spoken: 12,
  photo: 8 * 1024 * 1024,
  logo: 2 * 1024 * 1024,
  /** What a form adds around the one file that it carries. */
  aroundFile: 16 * 1024,
  siteName: { min: 2, max: 40 },
  customCss: 256 * 1024,
  /** Lengths of a strategy's parts; `minutes` is a day. */
  strategy: { slug: 80, summary: 300, paragraph: 4_000, line: 1_000, lines: 40, minutes: 1440 },
  /** What a person holds: how many, and the lengths of their parts. */
  credentials: { each: 20, title: 120, issuer: 120, number: 60, note: 500, checked: 300 },
  background: { years: 70, text: 1_500 },
  pageOfPeople: 40,
  /** How many agreements a group has, the length of one, and how many proposals wait at once. */
  agreements: { lines: 20, line: 300, proposals: 50 },
  /** Of what is typed into a search field. */
  query: 200,
  pageOfResults: 20,
  suggestions: 8,
  /** Of each kind, where a search shows all kinds. */
  resultsOfEach: 5,
  /** Of a community: its address, its words, and how many it may be held to. */
  community: { name: { min: 2, max: 80 }, slug: { min: 2, max: 40 }, tagline: 160, purpose: 600, statement: 600, welcome: 1_000, maxMembers: { min: 2, max: 500 } },
  /** Why an administrator comes in: long enough to be a reason. */
  visitReason: { min: 20, max: 500 },
  joinQuestion: 200,
  joinAnswer: 600,
  /** Of a list of people as CSV. */
  csv: 1024 * 1024,
  csvRows: 500,
  /** Addresses that are typed into one form. */
  emails: 50,
  openInvitations: 1_000,
  /** Of a form's texts. */
  form: { note: 300, practice: 120, words: 1_500 },
  /** What somebody says besides the reason of a report. */
  report: 1_000,
  /** Why something was hidden, muted or suspended; a note on a decision. */
  reason: 300,
  pageOfActs: 50,
  pageOfReports: 50,
  /** Lengths and numbers in a decision. Anonymous answers are told from `fewest` on. */
  decision: { detail: 4_000, option: 120, options: 12, slots: 6, dots: 20, reason: 300, outcome: 2_000, fewest: 3 },
  decisionsShown: 200,
  /** Of a series: lengths and numbers, minutes of one session, how far apart sessions may be, and how many a rule may name. */
  series: { every: { days: 366, weeks: 52, months: 24 }, sessions: 520, rule: 250, purpose: 600, place: 200, link: 500, minutes: { min: 5, max: 720 }, hours: 24, capacity: 500, commitment: 400, goal: 400, note: 2_000, expected: 200, coFacilitators: 10, rota: 40, topics: 12, breaks: 60, breakLabel: 80, each: 100 },
  session: { title: 200, reason: 300, words: 600, minutes: 600, prepared: 60, returnQuestions: 10 },
  sessionsShown: 200,
  catchUp: 100,
  catchUpBytes: 512 * 1024,
} as const;
