/** Days that a code may stand, and how many people it may let in; 0 is no end. Free of zod, for the browser. */
export const codeDays = [1, 7, 30, 90, 0] as const;
export const codeUses = [0, 1, 10, 25, 50, 100] as const;
