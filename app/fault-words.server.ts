import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import { limits } from './contract/limits';
import type { Language } from './contract/names';
import type { Fault, Problem } from './contract/problems';
import { i18nOf } from './i18n.server';

const faultWords: Record<Fault, MessageDescriptor> = {
  required: msg`Please fill this in.`,
  too_short: msg`This is a little too short.`,
  too_long: msg`This is too long.`,
  not_an_email: msg`This does not look like an email address.`,
  taken: msg`This address already has an account. Sign in instead?`,
  wrong: msg`This does not look right.`,
  too_common: msg`Many people use this password. Please choose another.`,
  contains_name: msg`Please choose a password without your name or address in it.`,
  reserved: msg`This word is kept for the site itself. Please choose another.`,
  too_alike: msg`This looks too much like a colleague’s. Please choose another.`,
  too_many_items: msg`These are too many.`,
  too_big: msg`This file is too big.`,
  not_a_picture: msg`This file cannot be shown. Choose a JPEG, PNG or WebP that does not move.`,
  low_contrast: msg`This color is hard to read.`,
  ends_before: msg`The end cannot come before the beginning.`,
  other_address: msg`Use the address that the invitation was sent to.`,
  not_a_table: msg`This cannot be read as CSV. Check its quotes, or save it again as CSV (UTF-8).`,
  unreasoned: msg`An objection needs its reason. Say what would have to change.`,
  suspended: msg`This account is suspended. Write to the people who run this site.`,
  not_qualified: msg`Reflective supervision is led by somebody whose credential for it has been verified.`,
  a_peer: msg`Reflective supervision is led by a facilitator or a consultant, not by a member of the group.`,
  not_for_model: msg`This does not go with the kind of session you chose.`,
  role_differs: msg`Mentoring is between colleagues in similar roles.`,
  not_a_member: msg`This person is not an active member here.`,
  not_a_rule: msg`Write the rule in parts, each of them once, such as FREQ=WEEKLY;BYDAY=TU.`,
  rule_frequency: msg`A rule here needs FREQ=DAILY, FREQ=WEEKLY or FREQ=MONTHLY.`,
  rule_part: msg`Beside FREQ, only INTERVAL, BYDAY, BYMONTHDAY, BYSETPOS and WKST can be used here.`,
  rule_value: msg`A value in this rule is not possible. Days are MO to SU; days of the month are 1 to 31 or, from its end, -1 to -31. Numbers are whole and not too large.`,
  rule_mix: msg`Parts of this rule do not go together. A numbered day such as 2TU needs FREQ=MONTHLY, BYMONTHDAY does not go with FREQ=WEEKLY, and BYSETPOS needs days to choose from.`,
  rule_end: msg`A rule ends with COUNT or with UNTIL, not with both.`,
  never_happens: msg`This rule never happens. Check its days.`,
  posted: msg`This draft was open twice, and was posted with other words. Nothing is lost: here is what you wrote. Send it again to post it, too.`,
};

const fieldWords: Record<string, Partial<Record<Fault, MessageDescriptor>>> = {
  name: { too_short: msg`A name has at least ${limits.name.min} letters.`, too_long: msg`This name is too long.` },
  password: {
    too_short: msg`Use at least ${limits.password.min} characters. Three or four words work well.`,
    wrong: msg`The email or the password is not right. Check both and try again.`,
  },
  current: { wrong: msg`This is not your current password.` },
  title: { too_short: msg`A title has at least ${limits.title.min} letters.`, too_long: msg`A title has at most ${limits.title.max} letters.` },
  body: { required: msg`Write a few words first.`, too_long: msg`This is longer than a post can be. Nothing is lost: shorten it, or split it in two.` },
  handle: {
    wrong: msg`Use letters from a to z, digits and single dashes.`,
    taken: msg`This one belongs to somebody already.`,
    too_short: msg`Use at least ${limits.handle.min} letters.`,
    too_long: msg`Use at most ${limits.handle.max} letters.`,
  },
  roleTitle: { required: msg`Say in a few words what you do.` },
  about: { too_long: msg`This is longer than ${limits.about.max} letters. Shorten it a little.` },
  askMeAbout: {
    too_many_items: msg`At most ${limits.askMeAbout.tags} of them.`,
    too_long: msg`Keep each one under ${limits.askMeAbout.tag} letters, with commas between them.`,
  },
  photo: { required: msg`Choose a photo first.`, too_big: msg`This photo is too big. It may have 8 MB.` },
  logo: { too_big: msg`This logo is too big. It may have 2 MB.` },
  slug: {
    wrong: msg`Use letters from a to z, digits and single dashes.`,
    taken: msg`Another community has or had this address.`,
    too_short: msg`Use at least ${limits.community.slug.min} letters.`,
  },
  type: { required: msg`Choose what kind of group this is.` },
  maxMembers: { wrong: msg`Write a number from ${limits.community.maxMembers.min} to ${limits.community.maxMembers.max}, or nothing.` },
  to: { required: msg`Choose who takes it on.`, wrong: msg`This person leads it already.` },
  code: { required: msg`Type the code from the poster or the message.` },
  answer: { too_long: msg`This is longer than ${limits.joinAnswer} letters. Shorten it a little.` },
  question: { too_long: msg`This is longer than ${limits.joinQuestion} letters. Shorten it a little.` },
  emails: {
    required: msg`Write at least one address.`,
    not_an_email: msg`One of these does not look like an email address. Put each one on its own line.`,
    too_many_items: msg`At most ${limits.emails} at once. For more, import a list.`,
  },
  table: {
    required: msg`Choose a file or paste a list first.`,
    too_big: msg`This list is too big. It may have 1 MB.`,
    too_many_items: msg`At most ${limits.csvRows} rows at once. Split the list in two.`,
  },
  pd1: { too_alike: msg`Choose three different ones.` },
  closesOn: { wrong: msg`Choose a day that has not passed.` },
  kind: { required: msg`Choose what kind of post this is.` },
  years: { wrong: msg`Write a whole number, such as 12.` },
  sure: { required: msg`Tick this to say that you mean it.` },
  checked: { required: msg`Say what you looked at.` },
  reason: {
    required: msg`Say why, in a few words or by a choice.`,
    too_short: msg`Say it in at least ${limits.visitReason.min} letters. The facilitators read this.`,
  },
  note: { required: msg`Say in a sentence why, so that it can be put right.` },
  decision: { required: msg`Choose what is to happen.` },
  span: { required: msg`Choose for how long.` },
  options: {
    too_short: msg`Write at least two options, one on each line.`,
    too_many_items: msg`At most ${limits.decision.options} options.`,
    too_long: msg`Keep each option under ${limits.decision.option} letters.`,
  },
  dots: { required: msg`Place at least one dot.`, too_many_items: msg`These are more dots than you have.`, wrong: msg`From 1 to ${limits.decision.dots} dots.` },
  slot1: { too_short: msg`Give at least two times.`, wrong: msg`Choose a time that is still to come.` },
  closesAt: { wrong: msg`Choose a time that is still to come, within a year.` },
  reviewOn: { wrong: msg`Choose a day that is still to come.` },
  choice: { required: msg`Choose one of the three.` },
  outcome: { required: msg`Say in a few words what was decided.` },
  firstDay: { required: msg`Choose the first day.`, wrong: msg`This is not a day of the calendar.` },
  startTime: { required: msg`Choose when it begins.`, wrong: msg`Write a time, such as 18:30.` },
  minutes: { wrong: msg`A session takes from ${limits.series.minutes.min} to ${limits.series.minutes.max} minutes.` },
  timeZone: { wrong: msg`Choose a time zone from the list.` },
  every: { wrong: msg`Write a whole number, up to ${limits.series.every.weeks} weeks or ${limits.series.every.months} months.` },
  days: { required: msg`Choose at least one day of the week.` },
  nths: { required: msg`Choose which of the month: the first, the second, the last.` },
  monthDay: { wrong: msg`Choose a day of the month, from 1 to 31, or the last.` },
  customRule: { required: msg`Write a rule, or choose one of the other answers.`, rule_end: msg`Leave out COUNT and UNTIL: when it ends is asked for below.` },
  endsOn: { required: msg`Choose the last day.`, wrong: msg`This is not a day of the calendar.`, ends_before: msg`No session comes before this day. Choose a later one.` },
  startsAt: { wrong: msg`Choose a time that is still to come, within two years.`, taken: msg`This series has a session at that time already.` },
  untilDay: { wrong: msg`Choose a day that is still to come.`, ends_before: msg`The last day cannot come before the first.` },
  fromDay: { too_many_items: msg`These are too many breaks. Take out those that are over.` },
  reach: { required: msg`Choose which dates change.` },
  expected: { required: msg`Choose at least one person.`, too_many_items: msg`Mentoring is for one person at a time.` },
  goal: { required: msg`Coaching works toward a goal. Name it.` },
  focusLevel: { required: msg`Choose what it looks at.` },
  videoLink: { wrong: msg`This does not look like a web address. Start it with https://` },
  hours: { wrong: msg`Write a number from 0 to ${limits.series.hours}, or nothing.` },
  capacity: { wrong: msg`Write a number from 1 to ${limits.series.capacity}, or nothing.` },
  people: { not_for_model: msg`In reflective supervision the same person leads each time: nobody takes turns.` },
  with: { required: msg`Choose the other session.` },
  endsAfter: { wrong: msg`Write a number from 1 to ${limits.series.sessions}.` },
};

const tooLong = (most: number) => msg`This can have at most ${most} letters. Nothing is lost: shorten it a little.`;

/** A problem with the sentence to show beside each field. Said here, so that no page carries what might go wrong elsewhere. */
export function said(problem: Problem, language: Language): Problem {
  const i18n = i18nOf(language);
  // Of the whole form, and with a way to go: few pages ever say it, so none carries the words.
  if (problem.code === 'signed_out') return { ...problem, says: { form: i18n._(msg`You are signed out. Your words stay here: sign in on another tab, then send them again.`), link: i18n._(msg`Sign in`) } };
  if (!problem.fields) return problem;
  const says = Object.entries(problem.fields).map(([field, fault]) => [field, i18n._(fieldWords[field]?.[fault] ?? (fault === 'too_long' && problem.most?.[field] ? tooLong(problem.most[field]) : faultWords[fault]))]);
  return { ...problem, says: Object.fromEntries(says) as Record<string, string> };
}
