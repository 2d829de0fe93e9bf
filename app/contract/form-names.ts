/** Free of zod, so that pages can use them. The first five are asked before a group begins, in this order. */
export const preparationIds = ['organizational-capacity', 'needs-assessment', 'practitioner-decision', 'visioning', 'readiness'] as const;
export const pulseIds = ['trust', 'psych-safety', 'usefulness', 'practice-change', 'self-efficacy'] as const;
export const instrumentIds = [...preparationIds, ...pulseIds] as const;
export type InstrumentId = (typeof instrumentIds)[number];
