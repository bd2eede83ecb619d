/** A class of the model. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- constructors of any arity are classes of the model
export type Class<T = object> = abstract new (...parameters: any[]) => T;
