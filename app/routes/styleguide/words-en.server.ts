/**
 * What the showcase says, in English. These words come with its loader and not through the catalogs: there, every page of
 * the product would carry them to the browser.
 */
export const en = {
  title: 'The kit',
  lede: 'Every shared part in its states, in the theme and the language that you have now.',
  contents: 'On this page',
  sections: {
    buttons: 'Buttons',
    fields: 'Fields',
    messages: 'Messages',
    empty: 'Empty states',
    people: 'People, chips, dates',
    answers: 'Answers: RSVP, reactions',
    moving: 'Tabs, pages, search',
    overlays: 'Menu, dialog, sheet',
    tables: 'Table',
    rhythm: 'Rhythm',
    code: 'Code to point a phone at',
  },
  buttons: {
    primary: 'Write the first one', plain: 'I tried this', quiet: 'Not now', pressed: 'Saved', small: 'Join', danger: 'Delete for good', disabled: 'Session has ended', busy: 'Saving your notes', wide: 'Check in', link: 'Look at communities', bell: 'Notices', waiting: 'wait for you',
  },
  fields: {
    name: 'Series name', nameHint: 'People see this in their calendar.', nameSample: 'Monthly practice circle', link: 'Video link', linkSample: 'zoom/triads', closed: 'Community', zone: 'Time zone', zones: ['Central Time (Chicago)', 'Mountain Time (Denver)', 'Eastern Time (New York)'], note: 'What happened', noteHint: 'Use initials for children and families.', noteSample: 'I timed our waiting for one day. Eleven minutes before lunch, at the coats.',
    often: 'How often?', twoWeeks: 'Every two weeks', month: 'Every month', remind: 'Remind me the day before', remindHint: 'By email, at 5:00 PM', tell: 'Tell me when it changes', sure: 'I know that this cannot be undone', age: 'Which ages?', ages: ['Infants', 'Toddlers', 'Preschool'], what: 'What is it?', none: 'Choose one before you go on.',
  },
  messages: {
    names: 'Three names look like children’s names.', namesMore: 'We keep children and families unnamed here. Check them before you post.',
    came: 'You’re checked in.', cameMore: 'Tried it round, January 8. 1.5 hours will be added when Amara confirms.',
    failed: 'Your reply was not sent.', failedMore: 'The connection dropped. Your words are safe.',
    supervisors: 'Supervisors can see that you came, and never what you said.', lock: 'Only you can see this.',
    moved: 'Moved to February 12.', move: 'Move the session', kept: 'Draft saved.', keep: 'Save a draft', back: 'It is on January 8 again.', told: 'Moved to February 12, and told on the next page.', tell: 'Move it by a form',
  },
  empty: {
    strategies: 'No strategies here yet', strategiesMore: 'A strategy is anything you do that others could try. “We timed our waiting for one day” is a good first one.', tried: 'No one has tried this yet', triedMore: 'Try it once and tell us what happened. It does not have to have worked.',
  },
  people: {
    coming: '8 people are coming', line: 'Less waiting, more play', soil: 'Toddlers', leaf: 'This helped David', wheat: 'Clocks change', card: 'A goodbye you can count on', cardMore: 'A short, predictable handover from parent to primary caregiver, the same every morning.', soft: 'Tried by Grace and David. It helped both.', written: 'Written', circle: 'Monthly practice circle', when: 'Tomorrow, 6:30 to 8:00 PM', where: 'Tried it round. Bring one goodbye.',
  },
  moving: { tabs: 'Sides of a community', posts: 'Posts', sessions: 'Sessions', library: 'Library', people: 'People', filters: 'Filter posts', newest: 'Newest', unread: 'Unread', questions: 'Questions' },
  overlays: { more: 'More', edit: 'Edit the series', copy: 'Copy the link', leave: 'Leave this community', dialog: 'Skip a date', sheet: 'Who is coming', skip: 'Skip February 12', skipMore: 'The circle gets one more date at the end, so that the number you promised stays true. Everyone who said yes is told.', why: 'Why, in a few words', coming: 'Coming on January 8' },
  table: {
    caption: 'Hours to be confirmed', member: 'Member', session: 'Session', came: 'Came', hours: 'Hours',
    rows: [['Grace Kim', 'Tried it round', 'All of it', '1.5'], ['David Okafor', 'Tried it round', 'Part of it', '1.0'], ['Thandi Mokoena', 'When the day unravels', 'All of it', '1.5']],
  },
  rhythm: {
    sentence: 'You met 12 of 12 planned times in 2025.', together: 'Time together', togetherMore: '1.5 hours, twelve times', hours: 'hours', presence: 'Presence', presenceMore: '104 of 122 expected places, filled', used: 'Used in between', usedMore: 'Strategies tried in the last 26 weeks', reports: 'reports',
    meter: '104 of 122 expected places were filled.', empty: 'None of the four dates has been held yet.', heat: 'The last 26 weeks. The circle met six times, and something was tried in 21 weeks.', week: 'Week of', circle: 'Practice circle', circleUnit: 'people present', tried: 'Strategies tried', triedUnit: 'reports', reflecting: 'Reflecting', reflectingUnit: 'counted, never read',
    gaps: 'Days between sessions: 28, and 35 after a month with five Thursdays. None came near the 45 you agreed to watch for.', due: 'When the next one is due', dots: 'David came to 7 of the last 12 times, to part of one, told us ahead once, and was away once. Two are to come.',
    held: 'present, held', part: 'part', excused: 'told us ahead', none: 'away', ahead: 'to come',
  },
  code: 'Code that opens the page of Rooted Together',
  codeMore: 'Print it, or hold it up: a phone opens the page.',
};

export type Words = typeof en;
