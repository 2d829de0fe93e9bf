import type { Anonymity, FormItem, FormPoint, InstrumentView, Scale } from '../../app/contract/forms';
import { instrumentIds, type InstrumentId } from '../../app/contract/form-names';
import type { Language } from '../../app/contract/names';
import data from './instruments.json';
import words from './instruments-words.json';

/** The wording that answers were given to. Raised when a text of an instrument changes what it asks. */
export const version = 1;

interface Both {
  en: string;
  es: string;
}
interface Words {
  practice: string;
  title: string;
  intro: string | Both;
  when: Both;
  groups?: Record<string, Both>;
  items: Record<string, string>;
}
interface Source {
  id: string;
  practice?: string;
  construct?: string;
  title: string;
  minutes: number;
  anonymity: string;
  intro?: string;
  items: { id: string; text: string; scale: string; reverse: boolean; dimension?: string; subscale?: string; construct?: string }[];
}

const kinds: Record<string, Scale> = { likert: 'likert', dual_likert: 'dual', choice: 'choice', rank_top3: 'rank', open_text: 'open' };
/** Asked besides the lines of "What our programs can offer": leaders and members are shown side by side. */
export const viewpoint = 'as';

/** The rules of the file: how many answers it takes, in a group and in a small one. */
export const rules = {
  minimum: data.reporting_rules.min_respondents_to_show,
  smallMinimum: data.reporting_rules.min_respondents_small_group,
  /** Groups up to this size are small: means only. */
  small: 7,
};

/** How many answers it takes to show anything of a group of so many. The same as `minimumOf` in SQL. */
export const minimumFor = (asked: number): number => (asked <= rules.small ? rules.smallMinimum : rules.minimum);

export const carriesNames = (anonymity: Anonymity): boolean => anonymity === 'named_in_group' || anonymity === 'named_to_facilitators';

function pointsOf(scale: string, language: Language): FormPoint[] {
  const found = data.scales.find((one) => one.id === scale);
  const spanish = (words.scales as Record<string, string[] | undefined>)[scale];
  return (found?.points ?? []).map(({ value, label }, index) => ({ value, label: language === 'es' ? spanish![index]! : label }));
}

function build(id: InstrumentId, language: Language): InstrumentView {
  const isPreparation = data.preparation.some((one) => one.id === id);
  const source = ([...data.preparation, ...data.pulse] as Source[]).find((one) => one.id === id)!;
  const own = (words as unknown as Record<InstrumentId, Words>)[id];
  const inSpanish = language === 'es';
  const items: FormItem[] = source.items.map((item) => ({
    id: item.id,
    text: inSpanish ? own.items[item.id]! : item.text,
    scale: kinds[data.scales.find((one) => one.id === item.scale)!.type]!,
    points: pointsOf(item.scale, language),
    isReversed: item.reverse,
    group: item.dimension ?? item.subscale ?? null,
  }));
  if (id === 'organizational-capacity') {
    const points = words.viewpoint.points[language].map((label, value) => ({ value, label }));
    items.unshift({ id: viewpoint, text: words.viewpoint.text[language], scale: 'choice', points, isReversed: false, group: null });
  }
  const english = typeof own.intro === 'string' ? source.intro! : own.intro.en;
  return {
    id,
    kind: isPreparation ? 'preparation' : 'pulse',
    practice: inSpanish ? own.practice : (source.practice ?? source.construct)!,
    title: inSpanish ? own.title : source.title,
    intro: inSpanish ? (typeof own.intro === 'string' ? own.intro : own.intro.es) : english,
    when: own.when[language],
    minutes: source.minutes,
    anonymity: source.anonymity as Anonymity,
    items,
    dual: inSpanish ? { now: words.now, want: words.want } : { now: 'How it is now', want: 'How much it matters to us' },
    groups: Object.fromEntries(Object.entries(own.groups ?? {}).map(([name, both]) => [name, both[language]])),
    top: id === 'organizational-capacity' ? 2 : 5,
  };
}

const built = new Map(instrumentIds.flatMap((id) => (['en', 'es'] as const).map((language) => [`${id} ${language}`, build(id, language)])));

/** An instrument in a language; what is not language (scales, rules, ids) is the same in both. */
export function instrument(id: InstrumentId, language: Language = 'en'): InstrumentView {
  return built.get(`${id} ${language}`)!;
}

/** Lines that are counted up: neither words, nor ranks, nor who answers. */
export const scored = (view: InstrumentView): FormItem[] => view.items.filter((item) => item.id !== viewpoint && item.scale !== 'open' && item.scale !== 'rank');
