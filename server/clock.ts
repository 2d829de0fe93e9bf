/** The present instant. Handed in, so that tests and the demo loader can set it. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
