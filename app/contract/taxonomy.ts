/** The fixed words by which strategies are found. Their ids stay; the interface names them in both languages. */
export const ageBands = ['infant', 'toddler', 'preschool', 'grades-k-2', 'grades-3-5', 'grades-6-8', 'grades-9-12', 'adult'] as const;
export type AgeBand = (typeof ageBands)[number];

/** `any` stands for all the others. */
export const settings = ['center', 'fcc', 'ffn', 'head-start', 'public-prek', 'home-visiting', 'early-intervention', 'school', 'out-of-school', 'any'] as const;
export type Setting = (typeof settings)[number];

/** The areas of the field, as most state frameworks of competencies cut it. */
export const domains = ['cgd', 'cur', 'obs', 'fam', 'hsn', 'sed', 'inc', 'dll', 'equ', 'pro', 'mgt'] as const;
export type Domain = (typeof domains)[number];

/** What a strategy is about, each inside a domain. */
export const topics = [
  'cgd.brain', 'cgd.attachment', 'cgd.motor', 'cgd.temperament', 'cgd.play',
  'cur.environment', 'cur.routines', 'cur.language-literacy', 'cur.math', 'cur.science', 'cur.arts', 'cur.interactions',
  'obs.notes', 'obs.screening', 'obs.formative', 'obs.work-samples', 'obs.data-use',
  'fam.communication', 'fam.conferences', 'fam.goodbyes', 'fam.home-visits', 'fam.culture', 'fam.hard-talks',
  'hsn.supervision', 'hsn.sleep', 'hsn.meals', 'hsn.illness', 'hsn.emergency', 'hsn.maltreatment',
  'sed.relationships', 'sed.feelings', 'sed.friendship', 'sed.problem-solving', 'sed.behavior', 'sed.trauma',
  'inc.iep-ifsp', 'inc.access', 'inc.aac', 'inc.sensory', 'inc.teaming',
  'dll.home-language', 'dll.english', 'dll.translanguaging', 'dll.assessment',
  'equ.identity', 'equ.bias', 'equ.materials', 'equ.voice',
  'pro.reflection', 'pro.wellbeing', 'pro.ethics', 'pro.teaming', 'pro.advocacy',
  'mgt.staffing', 'mgt.improvement', 'mgt.policies', 'mgt.budget', 'mgt.qris',
] as const;
export type Topic = (typeof topics)[number];

/** How well a strategy is supported, strongest first. */
export const evidenceLevels = ['strong', 'promising', 'consensus', 'practice', 'new'] as const;
export type EvidenceLevel = (typeof evidenceLevels)[number];

export const licenses = ['cc-by-4.0', 'cc-by-sa-4.0', 'cc-by-nc-4.0', 'cc0', 'public-domain-us', 'community-only', 'link-only'] as const;
export type License = (typeof licenses)[number];

/** How long a strategy takes to use: up to 5 minutes, 6 to 15, 16 to 30, longer. */
export const durations = ['5', '15', '30', 'more'] as const;
export type Duration = (typeof durations)[number];
